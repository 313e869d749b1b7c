import type { Values } from "../cases/define-case.ts";
import type { PanelId } from "../player/panels.ts";
import type { Theme } from "../player/themes.ts";
import type { QuestionKind } from "../predict/question.ts";
import type { MetMisconception } from "../predict/result.ts";
import type { Phase } from "../trace/trace.ts";
import type { MisconceptionId } from "../words/en/misconceptions.ts";
import type { Score } from "../words/en/predict.ts";

/** The state that a player shows. */
export interface Snapshot {
  /** The case's slug; absent for a program. */
  readonly case?: string;
  /** The text of a learner's program, in which its inputs have their current values; absent for a case. */
  readonly program?: string;
  /** All inputs of the shown run. */
  readonly params: Values;
  /** The key of the shown step, such as `acc.v2.0`; `start` before the first step. */
  readonly step: string;
  /** Number of steps done. */
  readonly index: number;
  /** Total number of steps. */
  readonly total: number;
  /** The indexes after the first at which stepping by the link's grain stops, in ascending order. */
  readonly stops: readonly number[];
  readonly phase: Phase;
  readonly panel: PanelId;
  readonly theme: Theme;
  readonly playing: boolean;
}

/** A partial change; omitted fields stay the same. */
export interface Change {
  /** The text of a program in Python to show in place of the case or program. */
  readonly program?: string;
  /** The inputs to change, by name: numbers, nested arrays, strings. With `program`, those of the new program. */
  readonly params?: Values;
  /** A step's key or number in the run of these inputs. */
  readonly step?: string | number;
  readonly panel?: PanelId;
  readonly theme?: Theme;
}

/** A command to a player. */
export type Command =
  | { readonly type: "get-state" | "next" | "back" | "first" | "last" | "play" | "pause" }
  | { readonly type: "go"; readonly step: string | number }
  | ({ readonly type: "set-state" } & Change);

/** Sent after the first run: from now on commands are carried out at once. */
export interface Ready {
  readonly type: "ready";
  /** The version of the package. */
  readonly version: string;
  /** The case's slug; absent for a program. */
  readonly case?: string;
  /** The text of a learner's program; absent for a case. */
  readonly program?: string;
  /** Total number of steps. */
  readonly steps: number;
}

/** Sent when the shown step changes. */
export interface StepShown {
  readonly type: "step";
  readonly index: number;
  readonly total: number;
  readonly key: string;
  readonly phase: Phase;
  /** The step's caption, in one sentence. */
  readonly text: string;
}

/** Sent when any part of the state changes. */
export interface StateShown extends Snapshot {
  readonly type: "state";
}

/** Sent when a command, key, button or gesture steps past an end. */
export interface EdgePassed {
  readonly type: "edge";
  readonly at: "first" | "last";
}

/** Sent when an error occurs. */
export interface Failure {
  readonly type: "error";
  /**
   * `unknown-type`, `unknown-version`, `bad-source`, `bad-program`, `bad-params`, `bad-step`, `bad-panel`, `bad-theme`, `locked` and
   * `busy` for a command; `failed` for a command or a run; `timeout`, `cancelled`, `crashed` and `unavailable` for a run;
   * `bad-value` for a part of the link or of typed input.
   */
  readonly code: string;
  /** What went wrong, the value, and the allowed values. */
  readonly message: string;
}

/** Sent when the height changes at which the whole player is visible without scrolling. */
export interface HeightWanted {
  readonly type: "resize";
  /** In CSS pixels. */
  readonly height: number;
}

/** Sent when a key is pressed in an embed that does not use the key; fields as in `KeyboardEvent`. */
export interface KeyLeft {
  readonly type: "key";
  readonly key: string;
  readonly code: string;
  readonly keyCode: number;
  readonly shiftKey: boolean;
}

/** Sent for every answer to a question that could be read, and when the learner asks to be shown the step. */
export interface AnswerGiven {
  readonly type: "answer";
  /**
   * The key of the step that the question is about. Where the question is which edge comes next, this key would be the answer:
   * there, the key of the step before, at which the question stands.
   */
  readonly step: string;
  /** What is asked about the step. */
  readonly asked: QuestionKind;
  /** The answer as it was entered; null if the learner asked to be shown the step. */
  readonly given: string | null;
  readonly correct: boolean;
  /** The mistakes that give this very answer. */
  readonly misconceptions: readonly MisconceptionId[];
}

/** Sent once per exercise, when its last question is done. */
export interface ExerciseDone {
  readonly type: "done";
  /** How many questions were answered right at the first try, and how many there were. */
  readonly score: Score;
  /** The mistakes that the learner made, each once. */
  readonly misconceptions: readonly MetMisconception[];
}

/** An event of a player. */
export type PlayerEvent =
  | Ready
  | StepShown
  | StateShown
  | EdgePassed
  | Failure
  | HeightWanted
  | AnswerGiven
  | ExerciseDone;
