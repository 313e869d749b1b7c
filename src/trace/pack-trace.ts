import { edgesOf } from "./edges.ts";
import type { NodeColumns } from "./node-columns.ts";
import { createNodes } from "./nodes.ts";
import type { StepColumns } from "./step-columns.ts";
import { createSteps } from "./steps.ts";
import type { Trace } from "./trace.ts";

/**
 * A trace as plain data in few large arrays, to be posted: structured clone takes long for many objects. The
 * edges follow from the nodes.
 */
export interface PackedTrace extends Omit<Trace, "nodes" | "edges" | "steps"> {
  readonly nodes: NodeColumns;
  readonly steps: StepColumns;
}

/** Returns a trace as plain data, to be posted with `buffersOf`. Nothing is copied. */
export function packTrace({ nodes, edges: _, steps, ...rest }: Trace): PackedTrace {
  return { ...rest, nodes: nodes.columns, steps: steps.columns };
}

/** Returns the memory of a packed trace, to be transferred when it is posted. */
export function buffersOf({ nodes, steps, seen }: PackedTrace): ArrayBuffer[] {
  const columns = [...Object.values(nodes), ...Object.values(steps), seen];
  return columns.flatMap((column) => (ArrayBuffer.isView(column) ? [column.buffer as ArrayBuffer] : []));
}

/** Returns the trace that was packed. It uses the arrays of the packed form. */
export function unpackTrace({ nodes: columns, steps, ...rest }: PackedTrace): Trace {
  const nodes = createNodes(columns);
  const edges = edgesOf(nodes);
  return { ...rest, nodes, edges, steps: createSteps(steps, nodes, edges) };
}
