import { nameOf } from "../../trace/notation.ts";
import { valueText } from "../../trace/texts.ts";
import { edgeAt, nodeAt, type Step, type Trace } from "../../trace/trace.ts";

/** A share of an adjoint and the variable it came from; none for a seed. */
export interface Contribution {
  readonly key: string;
  readonly source: string | undefined;
  readonly amount: string;
}

/** What each node has received in the first `index` steps, in order. */
export function contributionsAt(trace: Trace, index: number): Contribution[][] {
  const received: Contribution[][] = trace.nodes.map(() => []);
  for (const step of trace.steps.slice(0, index)) {
    if (step.kind !== "accumulate" && step.kind !== "seed") continue;
    const source = step.kind === "seed" ? undefined : nameOf(nodeAt(trace, edgeAt(trace, step.edge).child));
    received[step.node]?.push({ key: step.key, source, amount: valueText(step.contribution) });
  }
  return received;
}

/** The line the pointer stands at: the node evaluated, visited or seeded, or the one that sends back. */
export function lineOfStep(trace: Trace, step: Step | undefined): number | undefined {
  if (step === undefined || step.kind === "collect") return undefined;
  return step.kind === "accumulate" ? edgeAt(trace, step.edge).child : step.node;
}

/** The step at which a line got its value; the start for an input. */
export function stepOfLine(trace: Trace, node: number): number {
  return trace.steps.findIndex((step) => step.kind === "evaluate" && step.node === node) + 1;
}
