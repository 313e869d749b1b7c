import type { State } from "./replay.ts";
import { edgeAt, nodeAt, type Trace } from "./trace.ts";

/**
 * The storage of an activation with checkpoints: kept as a starting point; dropped, to be evaluated again;
 * evaluated again; or freed, as no longer needed.
 */
export type Storage = "kept" | "dropped" | "again" | "freed";

/**
 * Returns true if a node's value is an activation: an input or the result of an operation. Parameters are not
 * activations, as they are stored anyway.
 */
export function isActivation(trace: Trace, node: number): boolean {
  return nodeAt(trace, node).role !== "parameter";
}

/**
 * Returns the number of live activations after 0, 1, … all steps.
 *
 * An activation is live from its creation (an input from the start, a result from its first or a later
 * evaluation) until it is discarded, or until the last pullback that may need it has run: its own pullbacks
 * and those of the nodes computed from it. This counts what must be stored, not when a garbage collector
 * frees it. An activation that receives no contribution stays until the end.
 */
export function liveAfterEachStep(trace: Trace): number[] {
  const counts: number[] = [];
  let count = 0;
  follow(
    trace,
    doneAfter(trace),
    trace.steps.length,
    (_, now) => {
      count += now ? 1 : -1;
    },
    () => counts.push(count),
  );
  return counts;
}

/** For each node, returns true if its value is a live activation after `index` steps. */
export function liveAt(trace: Trace, index: number): boolean[] {
  return liveAfter(trace, doneAfter(trace), index);
}

function liveAfter(trace: Trace, done: readonly (readonly number[])[], index: number): boolean[] {
  const live = trace.nodes.map(() => false);
  follow(trace, done, index, (node, now) => {
    live[node] = now;
  });
  return live;
}

/**
 * Returns a function that gives the storage of each node's value in a state of a trace; undefined without
 * checkpoints, and for values with no special storage.
 */
export function storageOf(trace: Trace): (state: State) => readonly (Storage | undefined)[] {
  if (!trace.steps.some(({ kind }) => kind === "keep")) {
    const none = trace.nodes.map(() => undefined);
    return () => none;
  }
  const done = doneAfter(trace);
  return (state) => {
    const live = liveAfter(trace, done, state.index);
    return trace.nodes.map((_, i) => {
      if (state.dropped[i]) return "dropped";
      if (state.evaluated[i] && isActivation(trace, i) && !live[i]) return "freed";
      return state.kept[i] ? "kept" : state.recomputed[i] ? "again" : undefined;
    });
  };
}

/**
 * Reports every activation that becomes live or free in the first `index` steps, and the end of each step.
 *
 * @param done for each step, the nodes that no pullback needs after it
 */
function follow(
  trace: Trace,
  done: readonly (readonly number[])[],
  index: number,
  turned: (node: number, live: boolean) => void,
  stepped?: () => void,
): void {
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

/** Returns the maximum number of activations live at once. */
export function peak(trace: Trace): number {
  return liveAfterEachStep(trace).reduce((most, count) => Math.max(most, count));
}

/** Counts the repeated evaluations. */
export function recomputedEvaluations(trace: Trace): number {
  return trace.steps.filter(({ kind }) => kind === "recompute").length;
}

/** For each step, returns the nodes that no pullback needs after it. */
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
