import { edgeAt, nodeAt, type Trace } from "./trace.ts";

/**
 * Whether a node's value is an activation: an input or the result of an operation. Parameters are not,
 * as they are held anyway.
 */
export function isActivation(trace: Trace, node: number): boolean {
  return nodeAt(trace, node).role !== "parameter";
}

/**
 * How many activations are live after 0, 1, … all steps.
 *
 * An activation is live from when it is there (an input from the start, a result from its evaluation,
 * the first or a later one) until it is discarded, or until the last pullback has run that may need it:
 * its own and those of the nodes computed from it. This counts what has to be stored, not when a garbage
 * collector takes it. An activation that no contribution passes stays until the end.
 */
export function liveAfterEachStep(trace: Trace): number[] {
  const done = doneAfter(trace);
  const live = trace.nodes.map((node, i) => node.op === undefined && isActivation(trace, i));
  let count = live.filter(Boolean).length;
  function set(node: number, now: boolean): void {
    if (live[node] === now || !isActivation(trace, node)) return;
    live[node] = now;
    count += now ? 1 : -1;
  }
  return [
    count,
    ...trace.steps.map((step, i) => {
      if (step.kind === "evaluate" || step.kind === "recompute") set(step.node, true);
      if (step.kind === "discard") set(step.node, false);
      for (const node of done[i] ?? []) set(node, false);
      return count;
    }),
  ];
}

/** The largest number of activations that are live at once. */
export function peak(trace: Trace): number {
  return liveAfterEachStep(trace).reduce((most, count) => Math.max(most, count));
}

/** How many evaluations were repeated. */
export function recomputedEvaluations(trace: Trace): number {
  return trace.steps.filter(({ kind }) => kind === "recompute").length;
}

/** For each step, the nodes that no pullback needs after it. */
function doneAfter(trace: Trace): number[][] {
  const last = new Map<number, number>();
  for (const [i, step] of trace.steps.entries()) {
    if (step.kind !== "accumulate") continue;
    const { child } = edgeAt(trace, step.edge);
    last.set(child, i);
    for (const operand of nodeAt(trace, child).operands) if ("node" in operand) last.set(operand.node, i);
  }
  const done: number[][] = trace.steps.map(() => []);
  for (const [node, i] of last) done[i]?.push(node);
  return done;
}
