import * as f from "../formula/build.ts";
import type { Expression } from "../formula/expression.ts";
import { backward } from "./backward.ts";
import { pushTangents } from "./forward-mode.ts";
import { type GraphNode, isConstant, type Parent, type Pullback } from "./graph-node.ts";
import { gradEnabled, noGrad } from "./no-grad.ts";
import { observe, unobserved, watcher } from "./observe.ts";
import type { OperationSpec } from "./operation-spec.ts";
import { assertClosed, assertSameShape, assertSameValue } from "./segment-checks.ts";
import { type Value, zeroLike } from "./value.ts";
import { constant, Var } from "./var.ts";

/** The arguments of a segment: for each operand a leaf of the same value. */
export type Copies<Operands extends readonly GraphNode[]> = {
  [K in keyof Operands]: Operands[K] extends GraphNode<infer V> ? Var<V> : never;
};

/** A segment and its operands; this object identifies all its runs to observers. */
interface Call {
  readonly segment: (...copies: Var<Value>[]) => GraphNode;
  readonly operands: readonly GraphNode[];
  /** Runs the segment again; absent if it runs again as it did at first. */
  readonly context?: Context;
}

/** Runs a program in other circumstances, such as with fewer digits, and returns its return value. */
export type Context = <T>(program: () => T) => T;

/**
 * Runs a segment of a computation without keeping its intermediate values, as one node whose parents are the
 * operands. When the sweep reaches the node, the segment runs again from the operands, with a graph, and is
 * swept by itself (Case Study 9). Segments may contain checkpoints.
 *
 * Gradients have the same bits as without the checkpoint, except that the contributions to an operand are
 * summed within the segment before they are added to its other contributions.
 *
 * @param segment a function of its operands' values only; it may use outside constants
 * @param operands the initial state of the segment, then its parameters
 * @throws Error in the sweep, if the segment has another value when run again
 * @throws RangeError in the sweep, if the segment uses a node that is not among its operands
 *
 * @example
 * const h2 = checkpoint((h, w1, w2) => tanh(mul(w2, tanh(mul(w1, h)))), h0, w1, w2);
 */
export function checkpoint<Operands extends readonly [GraphNode, ...GraphNode[]], V extends Value>(
  segment: (...copies: Copies<Operands>) => GraphNode<V>,
  ...operands: Operands
): Var<V>;
export function checkpoint(segment: Call["segment"], ...operands: [GraphNode, ...GraphNode[]]): Var<Value> {
  return createCheckpoint({ segment, operands });
}

/**
 * Returns a `checkpoint` whose segments run again in a context, such as `inFloat8`, in which they may have other
 * values than at first. The sweep uses the other values, so its gradient is wrong as far as they differ.
 *
 * @returns a function that throws as `checkpoint` does, but in the sweep only if the value has another shape
 * @example checkpointIn(inFloat8)((h, w) => tanh(mul(w, h)), h0, w1);
 */
export function checkpointIn(context: Context): typeof checkpoint {
  const unfaithful = (segment: Call["segment"], ...operands: GraphNode[]): Var<Value> =>
    createCheckpoint({ segment, operands, context });
  return unfaithful as typeof checkpoint;
}

function createCheckpoint(call: Call): Var<Value> {
  const { segment, operands } = call;
  // Within a segment that runs without a graph there is no graph to keep small.
  if (!gradEnabled) return segment(...(operands as Var<Value>[])) as Var<Value>;
  watcher?.kept?.(operands[0] as GraphNode);
  const result = run(call, copiesOf(operands), false);
  const node = unobserved(() => (isConstant(result) ? constant(result.value) : nodeOf(call, result.value)));
  watcher?.standsFor?.(node, result);
  watcher?.kept?.(node);
  return node as Var<Value>;
}

function copiesOf(operands: readonly GraphNode[]): Var<Value>[] {
  const copies = unobserved(() => operands.map(copyOf));
  for (const [k, operand] of operands.entries()) watcher?.standsFor?.(copies[k] as Var<Value>, operand);
  return copies;
}

function copyOf(operand: GraphNode): Var<Value> {
  return isConstant(operand) ? (constant(operand.value) as Var<Value>) : new Var<Value>(operand.value);
}

function run(call: Call, copies: readonly Var<Value>[], graph: boolean): GraphNode {
  watcher?.segmentBegan?.(call, graph);
  const segment = (): GraphNode => call.segment(...copies);
  const result = graph ? segment() : noGrad(segment);
  watcher?.segmentEnded?.(call, result);
  return result;
}

/**
 * Creates the checkpoint's node, in a separate function so that no closure retains the nodes of the first
 * run.
 */
function nodeOf(call: Call, value: Value): Var<Value> {
  const pullbacks = pullbacksOf(call, value);
  const [a, b, ...more] = call.operands.map((operand, k): Parent => [operand, pullbacks[k] as Pullback]);
  const rest = more.length > 0 ? more : undefined;
  return new Var<Value>(
    value,
    specOf(call.segment, call.operands.length),
    a?.[0],
    a?.[1],
    b?.[0],
    b?.[1],
    rest,
  );
}

/**
 * Creates the operands' pullbacks. The first one called runs the segment again and stores the contributions
 * for the others, each to be used once and for this adjoint only.
 */
function pullbacksOf(call: Call, first: Value): Pullback[] {
  const found = new Map<number, Value>();
  let foundFor: Value | undefined;
  return call.operands.map((_, k) => (g) => {
    if (!Object.is(foundFor, g) || !found.has(k)) {
      for (const [i, contribution] of pullThrough(call, first, g).entries()) found.set(i, contribution);
      foundFor = g;
    }
    const contribution = found.get(k) as Value;
    found.delete(k);
    return contribution;
  });
}

/** Runs the segment again and sweeps it alone. Observers receive only the accumulations of this sweep. */
function pullThrough(call: Call, first: Value, g: Value): Value[] {
  const copies = copiesOf(call.operands);
  const again = (): GraphNode => run(call, copies, true);
  const context = call.context ?? watcher?.recompute;
  const result = context === undefined ? again() : context(again);
  const assertSame = context === undefined ? assertSameValue : assertSameShape;
  assertSame(first, result.value);
  assertClosed(result, new Set(copies));
  const observer = watcher && { ...watcher, entered() {}, visited() {}, seeded() {} };
  observe(observer, () => backward([[result, g]]));
  return copies.map(({ grad }) => grad);
}

/** Creates one specification per checkpoint: forward mode has to pass through its segment. */
function specOf(segment: Call["segment"], arity: number): OperationSpec {
  return {
    id: "checkpoint",
    symbol: "checkpoint",
    formula: (...operands) => f.call("segment", ...operands),
    rules: Array.from(
      { length: arity },
      (_, k) =>
        (g: Expression, out: Expression, ...operands: Expression[]) => {
          return f.times(g, f.partial(out, operands[k] ?? out));
        },
    ),
    keeps: Array.from({ length: arity }, () => [...Array(arity).keys(), "out" as const]),
    pushforward: (...duals) =>
      unobserved(() => {
        const copies = duals.flatMap((value, i) => (i % 2 === 0 ? [new Var<Value>(value)] : []));
        const tangents = copies.map((copy, k) => [copy, duals[2 * k + 1] ?? zeroLike(copy.value)] as const);
        const result = segment(...copies);
        assertClosed(result, new Set(copies));
        const [tangent] = pushTangents([result], new Map(tangents));
        return tangent ?? zeroLike(result.value);
      }),
    samples: [],
    tensors: true,
  };
}
