import type { State } from "./replay.ts";
import { edgeAt, nodeAt, type Trace } from "./trace.ts";

/**
 * What has become of an activation where checkpoints are: it is kept to go on from; was dropped, and has to be
 * evaluated again; was evaluated again; or is freed, since nothing needs it any more.
 */
export type Storage = "kept" | "dropped" | "again" | "freed";

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
  const counts: number[] = [];
  let count = 0;
  follow(
    trace,
    trace.steps.length,
    (_, now) => {
      count += now ? 1 : -1;
    },
    () => counts.push(count),
  );
  return counts;
}

/** For each node, whether its value is a live activation after `index` steps. */
export function liveAt(trace: Trace, index: number): boolean[] {
  const live = trace.nodes.map(() => false);
  follow(trace, index, (node, now) => {
    live[node] = now;
  });
  return live;
}

/** For each node, what has become of its value at a state; nothing without checkpoints, and while it is simply there. */
export function storageAt(trace: Trace, state: State): (Storage | undefined)[] {
  if (!trace.steps.some(({ kind }) => kind === "keep")) return trace.nodes.map(() => undefined);
  const live = liveAt(trace, state.index);
  return trace.nodes.map((_, i) => {
    if (state.dropped[i]) return "dropped";
    if (state.evaluated[i] && isActivation(trace, i) && !live[i]) return "freed";
    return state.kept[i] ? "kept" : state.recomputed[i] ? "again" : undefined;
  });
}

/** Tells of every activation that becomes live or free in the first `index` steps, and after each step. */
function follow(
  trace: Trace,
  index: number,
  turned: (node: number, live: boolean) => void,
  stepped?: () => void,
): void {
  const done = doneAfter(trace);
  const live = trace.nodes.map(() => false);
  function set(node: number, now: boolean): void {
    if (live[node] === now || !isActivation(trace, node)) return;
    live[node] = now;
    turned(node, now);
  }
  for (const [i, { op }] of trace.nodes.entries()) if (op === undefined) set(i, true);
  stepped?.();
  for (const [i, step] of trace.steps.slice(0, index).entries()) {
    if (step.kind === "evaluate" || step.kind === "recompute") set(step.node, true);
    if (step.kind === "discard") set(step.node, false);
    for (const node of done[i] ?? []) set(node, false);
    stepped?.();
  }
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
