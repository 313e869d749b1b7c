import type { Check } from "../cases/check.ts";
import type { Source } from "../cases/source.ts";
import type { Layout } from "../layout/layout.ts";
import type { Broken, BrokenRequest } from "../predict/broken-run.ts";
import type { Exercise, ExerciseRequest } from "../predict/exercise.ts";
import type { PackedTrace } from "../trace/pack-trace.ts";
import type { Trace } from "../trace/trace.ts";
import type { Diagnosis } from "../words/diagnose.ts";
import type { RunFailure } from "../words/en/run.ts";
import type { Compared } from "./alternatives.ts";
import type { SentLayout } from "./layouts.ts";

/** A source to run, with options. */
export type RunRequest = Source & RunOptions;

/** Options of a run. */
export interface RunOptions {
  /** Shows the engine's own steps; defaults to the case's setting. */
  readonly detail?: boolean;
  /** Also checks the gradient, which takes longer than the rest of the run. */
  readonly check?: boolean;
  /** Runs the source at numbers that are chosen for questions, and asks them. */
  readonly exercise?: ExerciseRequest;
  /** Runs an engine that makes a mistake. */
  readonly broken?: BrokenRequest;
}

/** A finished run: request, trace and layout, which in a message may be the number of one sent before. */
export interface Run<Drawing = Layout> {
  readonly request: RunRequest;
  readonly trace: Trace;
  readonly layout: Drawing;
  /** Why numbers of the run are not finite or wrong. */
  readonly warnings: readonly Diagnosis[];
  /** Costs of other ways to run the case at the same inputs; undefined if not all are counted yet. */
  readonly alternatives: readonly Compared[] | undefined;
  /** The other variant of a case that can be stepped side by side. */
  readonly companion: Companion<Drawing> | undefined;
  /** The gradient computed in other ways, if requested. */
  readonly check: Check | undefined;
  /** The questions and their numbers, if requested. */
  readonly exercise?: Exercise | undefined;
  /** What is known of the engine that ran, if it makes a mistake. */
  readonly broken?: Broken | undefined;
}

/** A second run at the same inputs, stepped beside the first. */
export interface Companion<Drawing = Layout> {
  readonly label: string;
  readonly trace: Trace;
  readonly layout: Drawing;
  readonly warnings: readonly Diagnosis[];
}

/** A run as plain data to be posted: with packed traces. */
export interface PackedRun<Drawing = Layout> extends Omit<Run<Drawing>, "trace" | "companion"> {
  readonly trace: PackedTrace;
  readonly companion: (Omit<Companion<Drawing>, "trace"> & { readonly trace: PackedTrace }) | undefined;
}

/** The error of a run, as data: `runWords` explains it. */
export type RunError = RunFailure;

/** A message from the page to the worker. */
export interface ToWorker {
  /** `compare` asks for the alternatives of a run that has none yet. */
  readonly type: "run" | "compare";
  readonly id: number;
  readonly request: RunRequest;
}

/** A message from the worker to the page. */
export type FromWorker =
  | { readonly type: "ready" }
  /** A part of the run is done. */
  | { readonly type: "progress"; readonly id: number }
  | { readonly type: "done"; readonly id: number; readonly run: PackedRun<SentLayout> }
  /** Alternatives are undefined while some are not counted: another request continues. */
  | { readonly type: "compared"; readonly id: number; readonly alternatives: Run["alternatives"] }
  | { readonly type: "failed"; readonly id: number; readonly error: RunError };
