import type { Value } from "../../autodiff/value.ts";
import { replay } from "../../trace/replay.ts";
import { edgeAt, nodeAt, stepAt, type Trace } from "../../trace/trace.ts";

/** Returns the indices of the nodes of a series `h0`, `h1`, …. The name may also be an alias of a leaf. */
export function seriesNodes(trace: Trace, letter: string): number[] {
  const at = new Map<string, number>();
  for (const [i, { id, aliases }] of trace.nodes.entries())
    for (const name of [id, ...aliases]) at.set(name, i);
  const nodes: number[] = [];
  for (let t = 0; ; t++) {
    const node = at.get(`${letter}${t}`);
    if (node === undefined) return nodes;
    nodes.push(node);
  }
}

/**
 * Returns the magnitudes of the adjoints of a series after `index` steps. Undefined where nothing has arrived
 * yet.
 */
export function adjointSizes(trace: Trace, nodes: readonly number[], index: number): (number | undefined)[] {
  const { adjoints } = replay(trace, index);
  return nodes.map((node) => sizeOf(adjoints.at(node)));
}

function sizeOf(adjoint: Value | undefined): number | undefined {
  return typeof adjoint === "number" ? Math.abs(adjoint) : undefined;
}

/**
 * Returns the position in a series of the node that a step receives or sends at, or of the nearest operand.
 */
export function positionInSeries(trace: Trace, nodes: readonly number[], index: number): number | undefined {
  const step = stepAt(trace, index);
  if (step === undefined || !("node" in step)) return undefined;
  const child = step.kind === "accumulate" ? [edgeAt(trace, step.edge).child] : [];
  const stepNodes = [step.node, ...child];
  const operands = stepNodes.flatMap((node) =>
    nodeAt(trace, node).operands.flatMap((operand) => ("node" in operand ? [operand.node] : [])),
  );
  return [...stepNodes, ...operands].map((node) => nodes.indexOf(node)).find((place) => place >= 0);
}
