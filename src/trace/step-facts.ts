import { isActivation, liveAt, peak, recomputedEvaluations } from "./memory.ts";
import { nodeAt, type Step, type Trace } from "./trace.ts";

type Fact = (trace: Trace, step: Step) => boolean;

const FACTS: ReadonlyMap<string, Fact> = new Map<string, Fact>([
  /** The value of the step's node is a live activation already: it is stored or made anew, not missing. */
  ["held", (trace, step) => "node" in step && liveAt(trace, trace.steps.indexOf(step))[step.node] === true],
  /** The step's node is an output. */
  ["output", (trace, step) => "node" in step && nodeAt(trace, step.node).role === "output"],
  /** Nothing had been added to the adjoint that the step adds to. */
  ["first", (trace, step) => step.kind === "accumulate" && !isAddedToBefore(trace, step, step.node)],
  /** The run evaluates something twice. */
  ["repeated", (trace) => recomputedEvaluations(trace) > 0],
  /** The run never holds all of its activations at once. */
  ["lowersPeak", (trace) => peak(trace) < trace.nodes.filter((_, node) => isActivation(trace, node)).length],
]);

/**
 * Whether something is so at a step of a trace, by which a sentence about it can be chosen: `held` (its
 * node is a live activation before it), `output` (its node is one), `first` (the first contribution to
 * its node); or of the whole run, `repeated` (it evaluates something twice) and `lowersPeak` (it never
 * holds all of its activations at once). No other word is ever so.
 */
export function stepHasFact(trace: Trace, step: Step, fact: string): boolean {
  return FACTS.get(fact)?.(trace, step) ?? false;
}

function isAddedToBefore(trace: Trace, step: Step, node: number): boolean {
  return trace.steps
    .slice(0, trace.steps.indexOf(step))
    .some((one) => (one.kind === "seed" || one.kind === "accumulate") && one.node === node);
}
