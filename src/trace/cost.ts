import type { Nested } from "../autodiff/tensor.ts";
import { keptValues } from "./kept-values.ts";
import { isActivation, peak } from "./memory.ts";
import type { Step, Trace } from "./trace.ts";

/** Operations of a run, by what they are. One on tensors counts as one, however large they are. */
export interface Operations {
  /** Results that were evaluated for the first time. */
  readonly evaluations: number;
  /** Results that were evaluated again on the way back, because they had been dropped. */
  readonly repeated: number;
  /** Contributions along an edge: calls of a pullback. */
  readonly pullbacks: number;
}

/** What a way to differentiate takes: passes over the graph, and contributions along its edges. */
export interface Effort {
  readonly passes: number;
  readonly contributions: number;
}

/** What both modes take. In a pass, each sends one contribution along every edge that leads to an output. */
export interface Modes {
  readonly reverse: Effort;
  readonly forward: Effort;
}

/** What a run took, and what its gradient would take otherwise. */
export interface Cost {
  /** The numbers that the gradient is by, and those that are differentiated. */
  readonly inputs: number;
  readonly outputs: number;
  readonly operations: Operations;
  /** Numbers, and bits of all, that the pullbacks keep from the forward pass, each value once. */
  readonly kept: { readonly numbers: number; readonly bits: number };
  /** Inputs and results of operations, and how many of them were live at once at most. */
  readonly activations: number;
  readonly peak: number;
  /** For the gradient of the outputs weighted by their seeds: one pass forward for each input. */
  readonly gradient: Modes;
  /** For the whole Jacobian: one pass back for each output. */
  readonly jacobian: Modes;
}

/** Counts what a run took. Passes of forward mode are as many as there are inputs; nothing is estimated. */
export function costOf(trace: Trace): Cost {
  const inputs = numbersIn(Object.values(trace.gradients));
  const outputs = numbersIn(Object.values(trace.outputs));
  const operations = operationsIn(trace.steps);
  const passes = (count: number): Effort => ({
    passes: count,
    contributions: count * operations.pullbacks,
  });
  const kept = keptValues(trace);
  return {
    inputs,
    outputs,
    operations,
    kept: {
      numbers: kept.reduce((sum, { entries, bits }) => sum + (bits === 64 * entries ? entries : 0), 0),
      bits: kept.reduce((sum, { bits }) => sum + bits, 0),
    },
    activations: trace.nodes.filter((_, node) => isActivation(trace, node)).length,
    peak: peak(trace),
    gradient: { reverse: passes(1), forward: passes(inputs) },
    jacobian: { reverse: passes(outputs), forward: passes(inputs) },
  };
}

/** Counts the operations of some steps of a run. */
export function operationsIn(steps: readonly Step[]): Operations {
  const count = (wanted: Step["kind"]): number => steps.filter(({ kind }) => kind === wanted).length;
  return {
    evaluations: count("evaluate"),
    repeated: count("recompute"),
    pullbacks: count("accumulate"),
  };
}

function numbersIn(nested: Nested): number {
  return typeof nested === "number" ? 1 : nested.reduce<number>((sum, part) => sum + numbersIn(part), 0);
}
