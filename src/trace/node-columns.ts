import type { Value } from "../autodiff/value.ts";

/** A constant operand of a node, optionally named in formulas. */
export interface Constant {
  readonly constant: Value;
  readonly name?: string;
}

/**
 * The nodes of a trace in columns, as plain data. Lists of all nodes are joined; `ends` are where each node's part
 * ends.
 */
export interface NodeColumns {
  readonly ids: string;
  readonly idEnds: Int32Array;
  /** Positions in `ROLES` of `nodes.ts`, plus the number of roles if the node is reached. */
  readonly roles: Uint8Array;
  /** Positions in `opNames`; −1 for leaves. */
  readonly ops: Int32Array;
  readonly opNames: readonly string[];
  /** Nodes by their indices; constants by the complement of their positions in `constants`. */
  readonly operands: Int32Array;
  readonly operandEnds: Int32Array;
  readonly constants: readonly Constant[];
  readonly entries: Float64Array;
  /** Positions in `shapes`; −1 for numbers. */
  readonly shapeIndices: Int32Array;
  readonly shapes: readonly (readonly number[])[];
  /** The aliases of the nodes that have some. */
  readonly aliases: readonly (readonly [node: number, names: readonly string[]])[];
}
