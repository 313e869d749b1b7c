import { backward } from "./backward.ts";
import {
  CONSTANT,
  type GraphNode,
  isConstant,
  operandsOf,
  type Parent,
  type Pullback,
} from "./graph-node.ts";
import { gradEnabled } from "./no-grad.ts";
import { watcher } from "./observe.ts";
import type { OperationSpec } from "./operation-spec.ts";
import { type Value, zeroLike } from "./value.ts";

/**
 * A variable of the document's tiny engine: a value, an adjoint, and the pullbacks that send the
 * adjoint on to the parents.
 *
 * @example
 * const x1 = new Var(2), x2 = new Var(3);
 * const y = add(mul(x1, x2), sin(x1));
 * y.backward();
 * x1.grad; // x2 + cos(x1)
 */
export class Var<V extends Value = number> implements GraphNode<V> {
  // `declare`: a plain field would be written twice, first as undefined, and then hold boxed numbers.
  declare value: V;
  declare grad: V;
  declare readonly op: OperationSpec | undefined;
  declare a: GraphNode | undefined;
  declare pullA: Pullback<V> | undefined;
  declare b: GraphNode | undefined;
  declare pullB: Pullback<V> | undefined;
  declare more?: readonly Parent<V>[];
  declare times: Pullback<number> | undefined;
  declare mark: number;

  // `NoInfer`: else `new Var(2)` would be a `Var<2>`, to which no other node could be assigned.
  constructor(
    value: NoInfer<V>,
    op?: OperationSpec,
    a?: GraphNode,
    pullA?: Pullback<V>,
    b?: GraphNode,
    pullB?: Pullback<V>,
    more?: readonly Parent<V>[],
  ) {
    this.value = value;
    this.grad = typeof value === "number" ? (0 as V) : zeroLike(value);
    this.op = op;
    this.a = gradEnabled ? a : undefined;
    this.pullA = gradEnabled ? pullA : undefined;
    this.b = gradEnabled ? b : undefined;
    this.pullB = gradEnabled ? pullB : undefined;
    this.times = undefined;
    this.mark = 0;
    if (more !== undefined && gradEnabled) this.more = more;
    watcher?.evaluated?.(this, operandsOf({ a, b, more }));
  }

  /**
   * The nodes from which this node was computed, each with its pullback, in operand order, without constants.
   * Assigning the list defines an operation in the document's own form.
   */
  get parents(): readonly Parent<V>[] {
    const pairs: Parent<V>[] = [];
    if (this.a && this.pullA) pairs.push([this.a, this.pullA]);
    if (this.b && this.pullB) pairs.push([this.b, this.pullB]);
    return [...pairs, ...(this.more ?? [])].filter(([parent]) => !isConstant(parent));
  }

  set parents(pairs: readonly Parent<V>[]) {
    const [first, second, ...more] = pairs;
    this.a = first?.[0];
    this.pullA = first?.[1];
    this.b = second?.[0];
    this.pullB = second?.[1];
    if (more.length > 0 || this.more) this.more = more;
  }

  /**
   * Runs the reverse sweep from this node: afterwards every node it depends on holds its adjoint.
   *
   * @param seed the output adjoint; by default 1, as in the document
   */
  backward(seed: V = 1 as V): void {
    backward([[this, seed]]);
  }

  // V8 would first lay these two fields out for small integers and rebuild every node when the
  // first fraction arrives; one fraction here, before any other node, settles the layout.
  static {
    new Var(0.5).grad = 0.5;
  }
}

/**
 * Creates a leaf without an adjoint: the 1 in `add(constant(1), square(x))`, the targets of a loss. The sweep
 * skips constants.
 */
export function constant<V extends Value>(value: V): Var<V extends number ? number : V>;
export function constant(value: Value): Var<Value> {
  const leaf = new Var<Value>(value);
  leaf.mark = CONSTANT;
  return leaf;
}
