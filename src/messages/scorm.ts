import type { Player } from "../player/player.ts";
import type { PlayerState } from "../player/player-state.ts";
import { rangeOf } from "../player/questions.ts";
import { isSettled, scoreOf, UNANSWERED } from "../predict/result.ts";
import { readSuspended, writeSuspended } from "../predict/suspend.ts";

/** The runtime interface of SCORM 1.2, which a learning management system offers as `API`. Values are texts. */
export interface ScormApi {
  LMSInitialize(parameter: ""): string;
  LMSFinish(parameter: ""): string;
  LMSGetValue(element: string): string;
  LMSSetValue(element: string, value: string): string;
  LMSCommit(parameter: ""): string;
}

/** A player's report to a learning management system. */
export interface Scorm {
  /** Stores the time and ends the session. Nothing is reported after that. */
  finish(): void;
}

/** The statuses of a lesson that was done before. */
const FINAL = ["completed", "passed", "failed"];

/** The most windows to look for the interface in, each the parent of the one before. */
const MOST_WINDOWS = 500;

/** A window that may have the interface. Windows of other origins throw errors when they are asked. */
type Searched = Pick<Window, "parent" | "opener"> & { readonly API?: unknown };

/** Returns the interface of the learning management system: of a window, one that frames it, or one that opened these. */
export function findApi(page: Searched): ScormApi | undefined {
  const found = above(page);
  return found.api ?? found.openers.map((opener) => above(opener).api).find((api) => api !== undefined);
}

function above(page: Searched): { readonly api?: ScormApi; readonly openers: readonly Searched[] } {
  const openers: Searched[] = [];
  let current = page;
  try {
    for (let i = 0; i < MOST_WINDOWS; i++) {
      if (isApi(current.API)) return { api: current.API, openers };
      if (current.opener) openers.push(current.opener);
      if (current.parent === current) break;
      current = current.parent;
    }
  } catch {
    // A window of another origin ends the search.
  }
  return { openers };
}

function isApi(value: unknown): value is ScormApi {
  return typeof value === "object" && value !== null && "LMSInitialize" in value;
}

/**
 * Reports the exercise with which a player begins: after each answer the score in percent, the answers so far and the status,
 * and at the end the time. Goes on with the answers of the session before. Exercises with other numbers, which a learner begins
 * for practice, leave the report as it is. Without an exercise, the lesson is completed when the last step is reached.
 *
 * @param now returns the time in milliseconds
 */
export function createScorm(player: Player, api: ScormApi, now: () => number = Date.now): Scorm {
  const { store } = player;
  const began = now();
  const { predict: counted } = store.getState();
  let isOpen = call(() => api.LMSInitialize("")) === "true";
  let known = "";
  let isRestored = false;

  const get = (element: string): string => call(() => api.LMSGetValue(element)) ?? "";
  const set = (element: string, value: string): void => {
    call(() => api.LMSSetValue(element, value));
  };
  const status = isOpen ? get("cmi.core.lesson_status") : "";
  const wasDone = FINAL.includes(status);
  /** A lesson that was done keeps its score until it is done better. */
  const least = wasDone ? Number(get("cmi.core.score.raw")) : 0;
  if (isOpen && !wasDone) set("cmi.core.lesson_status", "incomplete");

  function look(state: PlayerState): void {
    const { run } = state;
    if (!isOpen || run === undefined || state.predict !== counted) return;
    if (counted === undefined || run.exercise?.questions.length === 0) {
      const isAtEnd = state.index === rangeOf(state, run.trace)[1];
      if (isAtEnd && !state.pending && !wasDone) report("completed");
    } else if (run.exercise !== undefined) lookAtAnswers(state);
  }

  function lookAtAnswers(state: PlayerState): void {
    const { run, answers } = state;
    const questions = run?.exercise?.questions ?? [];
    const { seed = 1 } = counted?.ask ?? {};
    if (!isRestored) {
      isRestored = true;
      const before = get("cmi.suspend_data");
      const kept = run && readSuspended(run.trace, questions, seed, before);
      if (kept !== undefined) {
        known = before;
        player.setAnswers(kept);
        player.last();
        return;
      }
    }
    const text = writeSuspended(questions, answers, seed);
    if (text === known || (known === "" && answers.every(({ tries, end }) => tries.length === 0 && !end)))
      return;
    known = text;
    set("cmi.suspend_data", text);
    const { right, asked } = scoreOf(questions, answers);
    const score = Math.round((10000 * right) / asked) / 100;
    const isDone = questions.every((_, i) => isSettled(answers[i] ?? UNANSWERED));
    const isBetter = score >= least && (isDone || !wasDone);
    if (isBetter) {
      set("cmi.core.score.min", "0");
      set("cmi.core.score.max", "100");
      set("cmi.core.score.raw", String(score));
    }
    report(isDone && isBetter ? statusOf(score) : undefined);
  }

  /** Returns the status of an exercise that is done: the package or the system may ask for a score. */
  function statusOf(score: number): string {
    const mastery = get("cmi.student_data.mastery_score");
    if (mastery === "" || Number.isNaN(Number(mastery))) return "completed";
    return score >= Number(mastery) ? "passed" : "failed";
  }

  let reported: string | undefined;
  function report(status: string | undefined): void {
    if (status !== undefined && status === reported) return;
    reported = status;
    if (status !== undefined) set("cmi.core.lesson_status", status);
    set("cmi.core.session_time", timeText(now() - began));
    call(() => api.LMSCommit(""));
  }

  const stop = store.subscribe(look);
  look(store.getState());
  return {
    finish() {
      stop();
      if (!isOpen) return;
      isOpen = false;
      set("cmi.core.session_time", timeText(now() - began));
      // The next session gets the answers of this session.
      set("cmi.core.exit", "suspend");
      call(() => api.LMSCommit(""));
      call(() => api.LMSFinish(""));
    },
  };
}

/** Calls the system, whose errors must not end the lesson. */
function call(request: () => string): string | undefined {
  try {
    return String(request());
  } catch {
    return undefined;
  }
}

/** Returns a time as SCORM 1.2 has it: `0000:12:05.50`. */
export function timeText(milliseconds: number): string {
  const hundredths = Math.max(Math.round(milliseconds / 10), 0);
  const [hours, minutes] = [
    Math.min(Math.floor(hundredths / 360000), 9999),
    Math.floor(hundredths / 6000) % 60,
  ];
  const seconds = ((hundredths % 6000) / 100).toFixed(2);
  return [String(hours).padStart(4, "0"), String(minutes).padStart(2, "0"), seconds.padStart(5, "0")].join(
    ":",
  );
}
