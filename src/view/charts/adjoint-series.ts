import type { Value } from "../../autodiff/value.ts";
import { replay } from "../../trace/replay.ts";
import { edgeAt, nodeAt, type Trace } from "../../trace/trace.ts";

/** The nodes that a series runs over, `h0`, `h1`, …, by index; a leaf may have the name as its second. */
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

/** The sizes of the adjoints of a series after `index` steps; none where nothing has arrived yet. */
export function adjointSizes(trace: Trace, nodes: readonly number[], index: number): (number | undefined)[] {
  const { adjoints } = replay(trace, index);
  return nodes.map((node) => sizeOf(adjoints[node]));
}

function sizeOf(adjoint: Value | undefined): number | undefined {
  return typeof adjoint === "number" ? Math.abs(adjoint) : undefined;
}

/** The place in a series that a step is about: the node's that receives or sends, or the nearest operand's. */
export function placeOf(trace: Trace, nodes: readonly number[], index: number): number | undefined {
  const step = trace.steps[index - 1];
  if (step === undefined || !("node" in step)) return undefined;
  const child = step.kind === "accumulate" ? [edgeAt(trace, step.edge).child] : [];
  const own = [step.node, ...child];
  const operands = own.flatMap((node) =>
    nodeAt(trace, node).operands.flatMap((operand) => ("node" in operand ? [operand.node] : [])),
  );
  return [...own, ...operands].map((node) => nodes.indexOf(node)).find((place) => place >= 0);
}
