import type { OperationSpec } from "./operation-spec.ts";
import type { Value } from "./value.ts";

/**
 * Maps the adjoint of an operation's result to the contribution for one operand: a vector-Jacobian product.
 * (Declared through a method type so that a node of numbers is a node of values.)
 */
export type Pullback<V extends Value = Value> = { pull(g: V): Value }["pull"];

/** A parent and the pullback along the edge to this parent. */
export type Parent<V extends Value = Value> = readonly [parent: GraphNode, pullback: Pullback<V>];

/** A node that carries one number, the operand of a scalar operation. */
export type Scalar = GraphNode<number>;

/**
 * A node of the computation, as the reverse sweep sees it.
 *
 * The document's engine (Case Study 10) keeps a list of pairs `[parent, pullback]`. Here the first
 * two operands and their pullbacks stand in fields of their own, which spares three allocations a
 * node and makes the whole engine about twice as fast.
 */
export interface GraphNode<V extends Value = Value> {
  value: V;
  /** The adjoint: the derivative of the seeded output by this value, once the sweep has run. */
  grad: V;
  /** The operation that made this node; undefined for a leaf. */
  readonly op: OperationSpec | undefined;
  a: GraphNode | undefined;
  pullA: Pullback<V> | undefined;
  b: GraphNode | undefined;
  pullB: Pullback<V> | undefined;
  /** Operands past the second, with their pullbacks; rarely present. */
  more?: readonly Parent<V>[];
  /** `g => g * value`, shared by all products with this node and created by the first. */
  times: Pullback<number> | undefined;
  /**
   * When the sweep last came by: an odd number while it is inside, the next even one after.
   * On a constant it is `CONSTANT`, which no pass reaches.
   */
  mark: number;
}

/** The mark of a node that the sweep skips, because its adjoint is not needed. */
export const CONSTANT = 2 ** 30 - 1;

/** Returns true if a node was made by `constant`. */
export function isConstant(node: GraphNode): boolean {
  return node.mark === CONSTANT;
}

/** Returns a node's operands in order, including constants; empty if the node kept no graph. */
export function operandsOf({ a, b, more = [] }: Operands): GraphNode[] {
  return [a, b, ...more.map(([operand]) => operand)].filter((operand) => operand !== undefined);
}

/** The fields of a node that hold its operands. */
type Operands = Pick<GraphNode, "a" | "b"> & { readonly more?: readonly Parent[] | undefined };

/** Returns the pullback for the operand at this position; undefined if there is none. */
export function pullbackFor(node: GraphNode, operand: number): Pullback | undefined {
  return operand === 0 ? node.pullA : operand === 1 ? node.pullB : node.more?.[operand - 2]?.[1];
}
