import type { Nested } from "../autodiff/tensor.ts";
import { keptValues } from "./kept-values.ts";
import { activationCount, peak } from "./memory.ts";
import type { Trace } from "./trace.ts";

/** Operation counts of a run by kind. A tensor operation counts once, whatever its size. */
export interface Operations {
  /** Results evaluated for the first time. */
  readonly evaluations: number;
  /** Results evaluated again during the reverse sweep because they had been discarded. */
  readonly repeated: number;
  /** Contributions along an edge: calls of a pullback. */
  readonly pullbacks: number;
}

/** The cost of a differentiation: passes over the graph, and contributions along its edges. */
export interface Effort {
  readonly passes: number;
  readonly contributions: number;
}

/** The costs of both modes. Each pass sends one contribution along every edge that leads to an output. */
export interface Modes {
  readonly reverse: Effort;
  readonly forward: Effort;
}

/** The cost of a run, and of computing its derivatives in other ways. */
export interface Cost {
  /** Number of input entries, and of output entries. */
  readonly inputs: number;
  readonly outputs: number;
  readonly operations: Operations;
  /** Numbers, and bits in total, that the pullbacks keep from the forward pass; each value counts once. */
  readonly kept: { readonly numbers: number; readonly bits: number };
  /** Number of inputs and operation results, and how many were live at once at most. */
  readonly activations: number;
  readonly peak: number;
  /** For the gradient of the outputs weighted by their seeds: forward mode takes one pass per input. */
  readonly gradient: Modes;
  /** For the whole Jacobian: reverse mode takes one pass per output. */
  readonly jacobian: Modes;
}

/** Counts the cost of a run. Forward mode takes one pass per input; nothing is estimated. */
export function costOf(trace: Trace): Cost {
  const inputs = numbersIn(Object.values(trace.gradients));
  const outputs = numbersIn(Object.values(trace.outputs));
  const operations = operationsIn(trace, trace.steps.length);
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
    activations: activationCount(trace),
    peak: peak(trace),
    gradient: { reverse: passes(1), forward: passes(inputs) },
    jacobian: { reverse: passes(outputs), forward: passes(inputs) },
  };
}

/** Counts the operations in the first `index` steps of a run. */
export function operationsIn(trace: Trace, index: number): Operations {
  const { steps } = trace;
  return {
    evaluations: steps.count("evaluate", index),
    repeated: steps.count("recompute", index),
    pullbacks: steps.count("accumulate", index),
  };
}

function numbersIn(nested: Nested): number {
  return typeof nested === "number" ? 1 : nested.reduce<number>((sum, part) => sum + numbersIn(part), 0);
}
