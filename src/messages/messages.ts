import type { Values } from "../cases/define-case.ts";
import type { PanelId } from "../player/panels.ts";
import type { Theme } from "../player/themes.ts";
import type { Phase } from "../trace/trace.ts";

/** What a player shows at one moment. */
export interface Snapshot {
  /** The slug of the case. */
  readonly case: string;
  /** The inputs of the shown run, all of them. */
  readonly params: Values;
  /** The key of the shown step, such as `acc.v2.0`; `start` before the first. */
  readonly step: string;
  /** How many steps are done. */
  readonly index: number;
  /** How many steps there are. */
  readonly total: number;
  /** The indexes after 0 at which stepping by the link's grain stops, in order. */
  readonly stops: readonly number[];
  readonly phase: Phase;
  readonly panel: PanelId;
  readonly theme: Theme;
  readonly playing: boolean;
}

/** What is to be another; what is left out stays. */
export interface Change {
  /** The inputs that change, by name: numbers, nested arrays, words. */
  readonly params?: Values;
  /** A step's key or number, of the run of these inputs. */
  readonly step?: string | number;
  readonly panel?: PanelId;
  readonly theme?: Theme;
}

/** What a player can be told to do. */
export type Command =
  | { readonly type: "get-state" | "next" | "back" | "first" | "last" | "play" | "pause" }
  | { readonly type: "go"; readonly step: string | number }
  | ({ readonly type: "set-state" } & Change);

/** There is a first picture: from now on commands are obeyed at once. */
export interface Ready {
  readonly type: "ready";
  /** The version of this software. */
  readonly version: string;
  readonly case: string;
  /** How many steps there are. */
  readonly steps: number;
}

/** Another step is shown. */
export interface StepShown {
  readonly type: "step";
  readonly index: number;
  readonly total: number;
  readonly key: string;
  readonly phase: Phase;
  /** What happens in it, in one sentence. */
  readonly text: string;
}

/** Something of the state is another. */
export interface StateShown extends Snapshot {
  readonly type: "state";
}

/** A step past an end was asked for, by a command, a key, a button or a finger. */
export interface EdgePassed {
  readonly type: "edge";
  readonly at: "first" | "last";
}

/** Something went wrong. */
export interface Failure {
  readonly type: "error";
  /**
   * `unknown-type`, `unknown-version`, `bad-params`, `bad-step`, `bad-panel`, `bad-theme` and `busy` for
   * a command; `failed` for either a command or a run; `timeout`, `cancelled`, `crashed` and `unavailable` for
   * a run; `bad-value` for a part of the link or of what was typed.
   */
  readonly code: string;
  /** What, the value, and what is allowed. */
  readonly message: string;
}

/** The height at which nothing of a player is scrolled or left out has changed. */
export interface HeightWanted {
  readonly type: "resize";
  /** In CSS pixels. */
  readonly height: number;
}

/** A key was pressed in an embed that has no use for it, named as in a `KeyboardEvent`. */
export interface KeyLeft {
  readonly type: "key";
  readonly key: string;
  readonly code: string;
  readonly keyCode: number;
  readonly shiftKey: boolean;
}

/** What a player tells of itself. */
export type PlayerEvent = Ready | StepShown | StateShown | EdgePassed | Failure | HeightWanted;
