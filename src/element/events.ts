import type {
  AnswerGiven,
  EdgePassed,
  ExerciseDone,
  Failure,
  HeightWanted,
  PlayerEvent,
  Ready,
  Snapshot,
  StepShown,
} from "../messages/messages.ts";

/** The events of the element with their details. */
export interface PullbackEventMap {
  /** Dispatched after the first run of each case. */
  "pb-ready": CustomEvent<Omit<Ready, "type">>;
  /** Dispatched when the shown step changes. */
  "pb-step": CustomEvent<Omit<StepShown, "type">>;
  /** Dispatched when a step past an end is requested. */
  "pb-edge": CustomEvent<Omit<EdgePassed, "type">>;
  /** Dispatched when any part of the state changes. */
  "pb-state": CustomEvent<Snapshot>;
  /**
   * Dispatched when the content wants another height, in CSS pixels. The element takes this height unless the
   * page sets one.
   */
  "pb-resize": CustomEvent<Omit<HeightWanted, "type">>;
  /** Dispatched when an error occurs. */
  "pb-error": CustomEvent<Omit<Failure, "type">>;
  /** Dispatched for every answer to a question, and when the learner asks to be shown the step. */
  "pb-answer": CustomEvent<Omit<AnswerGiven, "type">>;
  /** Dispatched once per exercise, when its last question is done. */
  "pb-done": CustomEvent<Omit<ExerciseDone, "type">>;
}

const EVENTS: Readonly<Record<PlayerEvent["type"], string>> = {
  ready: "pb-ready",
  step: "pb-step",
  edge: "pb-edge",
  error: "pb-error",
  state: "pb-state",
  resize: "pb-resize",
  answer: "pb-answer",
  done: "pb-done",
};

/** Converts a player's event to the element's event. */
export function eventOf({ type, ...detail }: PlayerEvent): CustomEvent {
  return new CustomEvent(EVENTS[type], { detail, bubbles: true, composed: true });
}
