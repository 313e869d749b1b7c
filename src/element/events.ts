import type {
  EdgePassed,
  Failure,
  HeightWanted,
  PlayerEvent,
  Ready,
  Snapshot,
  StepShown,
} from "../messages/messages.ts";

/** The events of the element, with their details. */
export interface PullbackEventMap {
  /** There is a first picture, or one of another case. */
  "pb-ready": CustomEvent<Omit<Ready, "type">>;
  /** Another step is shown. */
  "pb-step": CustomEvent<Omit<StepShown, "type">>;
  /** A step past an end was asked for. */
  "pb-edge": CustomEvent<Omit<EdgePassed, "type">>;
  /** Any part of what is shown has changed. */
  "pb-state": CustomEvent<Snapshot>;
  /** The content wants another height, in CSS pixels. The element takes it unless the page states a height. */
  "pb-resize": CustomEvent<Omit<HeightWanted, "type">>;
  /** Something went wrong. */
  "pb-error": CustomEvent<Omit<Failure, "type">>;
}

const EVENTS: Readonly<Record<PlayerEvent["type"], string>> = {
  ready: "pb-ready",
  step: "pb-step",
  edge: "pb-edge",
  error: "pb-error",
  state: "pb-state",
  resize: "pb-resize",
};

/** What a player tells, as the event of its element. */
export function eventOf({ type, ...detail }: PlayerEvent): CustomEvent {
  return new CustomEvent(EVENTS[type], { detail, bubbles: true, composed: true });
}
