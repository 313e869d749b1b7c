import type { Nested } from "../autodiff/tensor.ts";
import type { Value } from "../autodiff/value.ts";

/** Where in the run a step belongs; `start` is the state before the first step. */
export type Phase = "start" | "forward" | "sort" | "seed" | "backward" | "gradient";

/** What a leaf is to the case, or what an operation's result is to the run. */
export type Role = "input" | "parameter" | "intermediate" | "output";

/** An operand of a node: another node, by index, or a constant, which may have a name in formulas. */
export type TraceOperand = { readonly node: number } | { readonly constant: Value; readonly name?: string };

/** A node of the computation: one line of the Wengert list. */
export interface TraceNode {
  /** The text's name, such as `v1`; step keys and links are made of it. */
  readonly id: string;
  /** Other names of the same node: `y` for the `v3` that is the output. */
  readonly aliases: readonly string[];
  readonly role: Role;
  /** The operation's id; none for a leaf. */
  readonly op: string | undefined;
  readonly operands: readonly TraceOperand[];
  readonly value: Value;
  /** Whether an output depends on it. If not, its adjoint stays 0. */
  readonly reached: boolean;
}

/** An edge from an operand to the node that uses it, named `child.k` after the child's k-th parent. */
export interface TraceEdge {
  readonly id: string;
  readonly child: number;
  readonly parent: number;
  /** The position among the child's operands, constants counted. */
  readonly operand: number;
}

/** One node got its primal value. */
interface Evaluation<Node> {
  readonly kind: "evaluate";
  readonly node: Node;
}

/**
 * One node's value was kept, to evaluate others again from it; was discarded, since what lies ahead can
 * do without; or was evaluated again on the way back, to the same bits.
 */
export interface StorageEvent<Node> {
  readonly kind: "keep" | "discard" | "recompute";
  readonly node: Node;
}

/** The topological sort finished a node. */
interface Visit<Node> {
  readonly kind: "visit";
  readonly node: Node;
  /** How many entries of `Trace.seen` the sort had marked by then. */
  readonly seen: number;
}

/** An output adjoint was set. */
interface Seeding<Node> extends AdjointSum {
  readonly kind: "seed";
  readonly node: Node;
}

/** `parent.grad += pullback(v.grad)`: one contribution along one edge. */
interface Accumulation<Node, Edge> extends AdjointSum {
  readonly kind: "accumulate";
  readonly edge: Edge;
  /** The parent, which receives. */
  readonly node: Node;
  /** The adjoint of the child, which the pullback was given. */
  readonly incoming: Value;
  /** The local partial derivative, found by giving the same pullback 1; for numbers only. */
  readonly partial: number | undefined;
}

/** An adjoint before and after a contribution was added to it, in the shape of its node's value. */
export interface AdjointSum {
  readonly before: Value;
  readonly contribution: Value;
  readonly after: Value;
}

/** What happens in a run. `Node` and `Edge` are those of the engine while it is recorded, then indices. */
export type RunEvent<Node, Edge> =
  | Evaluation<Node>
  | StorageEvent<Node>
  | Visit<Node>
  | Seeding<Node>
  | Accumulation<Node, Edge>;

/** One visible event of a run; `collect`, the last, reads the gradient off the inputs and parameters. */
export type Step = (RunEvent<number, number> | { readonly kind: "collect" }) & {
  /**
   * Unique, and stable under changed inputs: `eval.v2`, `visit.v1`, `seed.v3`, `acc.v2.0`, `collect`;
   * `keep.h4`, `discard.h1`, `recompute.h5`. What happens again is `recompute.h5.2`, `recompute.h5.3`.
   */
  readonly key: string;
  readonly phase: Phase;
};

export type EvaluateStep = Extract<Step, { kind: "evaluate" }>;
export type StorageStep = Extract<Step, StorageEvent<number>>;
export type SeedStep = Extract<Step, { kind: "seed" }>;
export type AccumulateStep = Extract<Step, { kind: "accumulate" }>;

/** The full Jacobian of a case with several outputs, by one reverse pass for each row. */
export interface Jacobian {
  readonly outputs: readonly string[];
  readonly inputs: readonly string[];
  readonly rows: readonly (readonly number[])[];
}

/** What a trace says about an operation, for readers that do not have the operation itself. */
export interface TraceOperation {
  /** What a node's corner shows: `sin`, `+`. */
  readonly label: string;
}

/** What a run leaves behind, as plain data that can be stored and posted. */
export interface Trace {
  /** The type of every number of the run. */
  readonly dtype: "float64";
  /** The operations of the nodes, by id. */
  readonly operations: Readonly<Record<string, TraceOperation>>;
  readonly nodes: readonly TraceNode[];
  readonly edges: readonly TraceEdge[];
  readonly steps: readonly Step[];
  /** The nodes in the order in which the topological sort first came to them. */
  readonly seen: readonly number[];
  readonly outputs: Readonly<Record<string, Nested>>;
  readonly gradients: Readonly<Record<string, Nested>>;
  readonly jacobian?: Jacobian;
}

/** The index that a step key stands at: 0 for `start`, k for the k-th step, none if it is unknown. */
export function indexOfKey(trace: Trace, key: string): number | undefined {
  if (key === "start") return 0;
  const index = trace.steps.findIndex((step) => step.key === key);
  return index < 0 ? undefined : index + 1;
}

/** The index of a step named by its key, or by its number as text; none if there is no such step. */
export function indexOfStep(trace: Trace, step: string): number | undefined {
  const index = /^\d{1,9}$/.test(step) ? Number(step) : indexOfKey(trace, step);
  return index !== undefined && index <= trace.steps.length ? index : undefined;
}

/** The key at an index from 0 (`start`) to the number of steps. */
export function keyAt(trace: Trace, index: number): string {
  return trace.steps[index - 1]?.key ?? "start";
}

/** The phase at an index from 0 (`start`) to the number of steps. */
export function phaseAt(trace: Trace, index: number): Phase {
  return trace.steps[index - 1]?.phase ?? "start";
}

/**
 * The node at an index taken from the same trace.
 *
 * @throws RangeError if the index is of another trace.
 */
export function nodeAt(trace: Trace, index: number): TraceNode {
  const node = trace.nodes[index];
  if (node === undefined) throw new RangeError(`trace: no node ${index}, there are ${trace.nodes.length}`);
  return node;
}

/**
 * The edge at an index taken from the same trace.
 *
 * @throws RangeError if the index is of another trace.
 */
export function edgeAt(trace: Trace, index: number): TraceEdge {
  const edge = trace.edges[index];
  if (edge === undefined) throw new RangeError(`trace: no edge ${index}, there are ${trace.edges.length}`);
  return edge;
}
