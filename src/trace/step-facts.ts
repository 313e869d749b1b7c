import { activationCount, liveAt, peak } from "./memory.ts";
import { nodeAt, oncePerTrace, type Step, type Trace } from "./trace.ts";
import { isUnfaithful } from "./values-as-of.ts";

type Fact = (trace: Trace, step: Step) => boolean;

const FACTS: ReadonlyMap<string, Fact> = new Map<string, Fact>([
  /** The value of the step's node is already a live activation. */
  ["held", (trace, step) => "node" in step && liveAt(trace, positionOf(trace, step)).at(step.node) === true],
  /** The step's node is an output. */
  ["output", (trace, step) => "node" in step && nodeAt(trace, step.node).role === "output"],
  /** The step adds the first contribution to its node's adjoint. */
  ["first", (trace, step) => step.kind === "accumulate" && !isAddedToBefore(trace, step, step.node)],
  /** The run repeats an evaluation. */
  ["repeated", (trace) => trace.steps.first("recompute") >= 0],
  /** The step recomputes another value than the first. */
  ["changed", (_, step) => step.kind === "recompute" && step.value !== undefined],
  /** A recomputation of the run gave another value than the first. */
  ["unfaithful", isUnfaithful],
  /** The run never holds all activations at once. */
  ["lowersPeak", oncePerTrace((trace) => peak(trace) < activationCount(trace))],
]);

/**
 * Tests a fact about a step or its run, used to choose between sentences: `held` (the step's node is a live
 * activation before the step), `output` (its node is an output), `first` (it adds the first contribution to
 * its node), `changed` (it recomputes another value than the first); for the whole run, `repeated` (it repeats an
 * evaluation), `unfaithful` (an evaluation gave another value) and `lowersPeak` (it never holds all activations at
 * once). Returns false for other words.
 */
export function stepHasFact(trace: Trace, step: Step, fact: string): boolean {
  return FACTS.get(fact)?.(trace, step) ?? false;
}

function isAddedToBefore(trace: Trace, step: Step, node: number): boolean {
  const [first] = trace.steps.index.sumsOf(node);
  return first !== undefined && first < positionOf(trace, step);
}

function positionOf(trace: Trace, step: Step): number {
  return trace.steps.keys.find(step.key) ?? -1;
}
