import type { Check } from "../cases/check.ts";
import type { Source } from "../cases/source.ts";
import type { Layout } from "../layout/layout.ts";
import type { Trace } from "../trace/trace.ts";
import type { Compared } from "./alternatives.ts";

/** A source to run, and how. */
export type RunRequest = Source & RunOptions;

/** How to run a source. */
export interface RunOptions {
  /** Whether the engine's own steps are shown; the case's default if left out. */
  readonly detail?: boolean;
  /** Whether the gradient is to be checked too, which takes longer than all the rest. */
  readonly check?: boolean;
}

/** A finished run: the request, what happened, and how to draw it. */
export interface Run {
  readonly request: RunRequest;
  readonly trace: Trace;
  readonly layout: Layout;
  /** What other ways to run the case take, at the same inputs. */
  readonly alternatives: readonly Compared[];
  /** The other option of a case that can be stepped side by side. */
  readonly companion: Companion | undefined;
  /** The gradient found in other ways, if that was asked for. */
  readonly check: Check | undefined;
}

/** A second run at the same inputs, to be stepped beside the first. */
export interface Companion {
  readonly label: string;
  readonly trace: Trace;
  readonly layout: Layout;
}

/** Why there is no run: what, and what to do about it. */
export interface RunError {
  readonly code: "failed" | "timeout" | "cancelled" | "crashed" | "unavailable";
  readonly message: string;
  readonly hint: string;
}

/** What the page posts to the worker. */
export interface ToWorker {
  readonly type: "run";
  readonly id: number;
  readonly request: RunRequest;
}

/** What the worker posts to the page. */
export type FromWorker =
  | { readonly type: "ready" }
  /** A part of the run is done. */
  | { readonly type: "progress"; readonly id: number }
  | { readonly type: "done"; readonly id: number; readonly run: Run }
  | { readonly type: "failed"; readonly id: number; readonly error: RunError };
