import type { StepColumns } from "./step-columns.ts";
import type { Role, Trace, TraceOperand } from "./trace.ts";

/**
 * A trace as plain data in few large arrays, to be posted: structured clone takes long for many objects. The
 * edges follow from the nodes.
 */
export interface PackedTrace extends Omit<Trace, "nodes" | "edges" | "steps" | "seen"> {
  readonly nodes: NodeColumns;
  readonly steps: StepColumns;
  readonly seen: Int32Array;
}

/** The nodes of a trace in columns. Lists of all nodes are joined; `ends` are where each node's part ends. */
export interface NodeColumns {
  readonly ids: string;
  readonly idEnds: Int32Array;
  /** Positions in `ROLES`, plus the number of roles if the node is reached. */
  readonly roles: Uint8Array;
  /** Positions in `opNames`; −1 for leaves. */
  readonly ops: Int32Array;
  readonly opNames: readonly string[];
  /** Nodes by their indices; constants by the complement of their positions in `constants`. */
  readonly operands: Int32Array;
  readonly operandEnds: Int32Array;
  readonly constants: readonly TraceOperand[];
  readonly entries: Float64Array;
  /** Positions in `shapes`; −1 for numbers. */
  readonly shapeIndices: Int32Array;
  readonly shapes: readonly (readonly number[])[];
  /** The aliases of the nodes that have some. */
  readonly aliases: readonly (readonly [node: number, names: readonly string[]])[];
}

/** The roles by their codes. */
export const ROLES: readonly Role[] = ["input", "parameter", "intermediate", "output"];
