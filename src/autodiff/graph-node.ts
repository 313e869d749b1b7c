import type { OperationSpec } from "./operation-spec.ts";
import type { Value } from "./value.ts";

/**
 * Maps the adjoint of an operation's result to the contribution for one operand: a
 * vector-Jacobian product. (Taken from a method type so that a node of numbers is a node of values.)
 */
export type Pullback<V extends Value = Value> = { pull(g: V): Value }["pull"];

/** A parent and the pullback along the edge that leads to it. */
export type Parent<V extends Value = Value> = readonly [parent: GraphNode, pullback: Pullback<V>];

/** A node that carries one number: what a scalar operation takes. */
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
  /** The operation that made this node; none for a leaf. */
  readonly op: OperationSpec | undefined;
  a: GraphNode | undefined;
  pullA: Pullback<V> | undefined;
  b: GraphNode | undefined;
  pullB: Pullback<V> | undefined;
  /** Operands past the second, with their pullbacks; few nodes have the field. */
  more?: readonly Parent<V>[];
  /** `g => g * value`, which every product with this node shares; made by the first. */
  times: Pullback<number> | undefined;
  /**
   * When the sweep last came by: an odd number while it is inside, the next even one after.
   * On a constant it is `CONSTANT`, which no pass reaches.
   */
  mark: number;
}

/** The mark of a node that the sweep passes by, because nobody wants its adjoint. */
export const CONSTANT = 2 ** 30 - 1;

/** Whether a node is a constant, made by `constant`. */
export function isConstant(node: GraphNode): boolean {
  return node.mark === CONSTANT;
}

/** What a node was computed from, in operand order, constants included; nothing if it kept no graph. */
export function operandsOf({ a, b, more = [] }: Operands): GraphNode[] {
  return [a, b, ...more.map(([operand]) => operand)].filter((operand) => operand !== undefined);
}

/** The fields of a node that hold its operands. */
type Operands = Pick<GraphNode, "a" | "b"> & { readonly more?: readonly Parent[] | undefined };

/** The pullback for the operand at this position, if the operation has one there. */
export function pullbackFor(node: GraphNode, operand: number): Pullback | undefined {
  return operand === 0 ? node.pullA : operand === 1 ? node.pullB : node.more?.[operand - 2]?.[1];
}
