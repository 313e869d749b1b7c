import type { Nested } from "../autodiff/tensor.ts";
import type { Value } from "../autodiff/value.ts";
import type { Constant, NodeColumns } from "./node-columns.ts";
import type { Reference } from "./reference.ts";
import type { Sequence } from "./sequence.ts";
import type { StepColumns, StepKind } from "./step-columns.ts";
import type { StepIndex } from "./step-index.ts";
import type { StepKeys } from "./step-keys.ts";

/** The phase of a run that a step belongs to; `start` is the state before the first step. */
export type Phase = "start" | "forward" | "sort" | "seed" | "backward" | "gradient";

/**
 * The role of a leaf in the case, or of an operation's result in the run. A `constant` is a leaf that a learner's
 * engine made of a plain number, with an adjoint that belongs to no gradient.
 */
export type Role = "input" | "parameter" | "intermediate" | "output" | "constant";

/** An operand of a node: another node, by index, or a constant. */
export type TraceOperand = { readonly node: number } | Constant;

/** A node of the computation: one line of the Wengert list. */
export interface TraceNode {
  /** The name in the text, such as `v1`; used in step keys and links. */
  readonly id: string;
  /** Other names of the node, such as `y` for the output `v3`. */
  readonly aliases: readonly string[];
  readonly role: Role;
  /** The operation's id; undefined for a leaf. */
  readonly op: string | undefined;
  readonly operands: readonly TraceOperand[];
  readonly value: Value;
  /** True if an output depends on the node. Otherwise its adjoint stays 0. */
  readonly reached: boolean;
}

/** An edge from an operand to the node that uses it, named `child.k` after the child's k-th parent. */
export interface TraceEdge {
  readonly id: string;
  readonly child: number;
  readonly parent: number;
  /** The position among the child's operands, including constants. */
  readonly operand: number;
}

/** The nodes of a trace, in columns. Each is made when it is first read. */
export interface Nodes extends Sequence<TraceNode> {
  readonly columns: NodeColumns;
  /** Returns the index of the node with an id; −1 if there is none. */
  indexOf(id: string): number;
}

/** The edges of a trace, from each node to its operands in order. Each is made when it is first read. */
export interface Edges extends Sequence<TraceEdge> {
  // For many edges: what one edge has, by the edge's index, without making the edge.
  readonly children: Int32Array;
  readonly parents: Int32Array;
  /** Returns the edges into a node, in the order of its operands. */
  into(child: number): number[];
  /** Returns the edge into a node from the operand at a position; −1 if there is none, as for a constant. */
  of(child: number, operand: number): number;
  /** Returns the index of the edge with an id; −1 if there is none. */
  indexOf(id: string): number;
}

/** A node received its primal value. */
interface Evaluation<Node> {
  readonly kind: "evaluate";
  readonly node: Node;
}

/**
 * A node's value was kept as a starting point for repeated evaluations, or discarded because later steps do not
 * need it, or evaluated again during the sweep.
 */
export interface StorageEvent<Node> {
  readonly kind: "keep" | "discard" | "recompute";
  readonly node: Node;
  /** The recomputed value, if it is not the node's first value, to the bit. The pullbacks called next use it. */
  readonly value?: Value;
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
  /** The parent, which receives the contribution. */
  readonly node: Node;
  /** The child's adjoint, passed to the pullback. */
  readonly incoming: Value;
  /** The local partial derivative, computed by passing 1 to the same pullback; for numbers only. */
  readonly partial: number | undefined;
}

/** An adjoint before and after adding a contribution, in the shape of its node's value. */
export interface AdjointSum {
  readonly before: Value;
  readonly contribution: Value;
  readonly after: Value;
}

/** An event of a run. `Node` and `Edge` are the engine's objects while recording, then indices. */
export type RunEvent<Node, Edge> =
  | Evaluation<Node>
  | StorageEvent<Node>
  | Visit<Node>
  | Seeding<Node>
  | Accumulation<Node, Edge>;

/** A visible event of a run; `collect`, the last, reads the gradient from the inputs and parameters. */
export type Step = (RunEvent<number, number> | { readonly kind: "collect" }) & {
  /**
   * Unique, and stable when inputs change: `eval.v2`, `visit.v1`, `seed.v3`, `acc.v2.0`, `collect`;
   * `keep.h4`, `discard.h1`, `recompute.h5`. Repeated events are `recompute.h5.2`, `recompute.h5.3`.
   */
  readonly key: string;
  readonly phase: Phase;
};

export type EvaluateStep = Extract<Step, { kind: "evaluate" }>;
export type StorageStep = Extract<Step, StorageEvent<number>>;
export type SeedStep = Extract<Step, { kind: "seed" }>;
export type AccumulateStep = Extract<Step, { kind: "accumulate" }>;

/** The steps of a trace, in columns. Each is made when it is read, so compare steps by their keys. */
export interface Steps extends Sequence<Step> {
  readonly columns: StepColumns;
  /** Finds the steps of a node or an edge. */
  readonly index: StepIndex;
  readonly keys: StepKeys;
  // For many steps: what one step has, by the step's position, without making the step.
  kindAt(position: number): StepKind | undefined;
  phaseAt(position: number): Phase | undefined;
  /** Returns the node of a step, which receives the contribution in an accumulation. */
  nodeAt(position: number): number | undefined;
  /** Returns the adjoint after a seed or an accumulation. */
  afterAt(position: number): Value;
  /** Returns the value of a recomputation that is not the node's first value; undefined for other steps. */
  valueAt(position: number): Value | undefined;
  /** Returns the position of the first step of a kind; −1 if there is none. */
  first(kind: StepKind): number;
  /** Returns the number of steps of a kind among the first `end` steps, by default all. */
  count(kind: StepKind, end?: number): number;
}

/** The full Jacobian of a case with several outputs, by one reverse pass per row. */
export interface Jacobian {
  readonly outputs: readonly string[];
  readonly inputs: readonly string[];
  readonly rows: readonly (readonly number[])[];
}

/** Describes an operation for readers that do not have the operation itself. */
export interface TraceOperation {
  /** The label in a node's corner: `sin`, `+`. */
  readonly label: string;
}

/** The record of a run. `packTrace` makes plain data of it, which can be posted. */
export interface Trace {
  /** The type of every number of the run. */
  readonly dtype: "float64";
  /** The operations of the nodes, by id. */
  readonly operations: Readonly<Record<string, TraceOperation>>;
  readonly nodes: Nodes;
  readonly edges: Edges;
  readonly steps: Steps;
  /** The nodes in the order in which the topological sort first reached them. */
  readonly seen: Int32Array;
  readonly outputs: Readonly<Record<string, Nested>>;
  readonly gradients: Readonly<Record<string, Nested>>;
  readonly jacobian?: Jacobian;
  /** By node: the line of the learner's program that made it, from 1; 0 if unknown. Absent for a case. */
  readonly lines?: readonly number[];
  /**
   * By step: the line of the learner's own engine that ran, from 1; 0 if unknown. Absent for the built-in engine, whose
   * lines are not those of the program.
   */
  readonly stepLines?: readonly number[];
  /** The right numbers beside those of a learner's own engine. Absent for the built-in engine. */
  readonly reference?: Reference;
  /** What the learner's program printed. */
  readonly printed?: string;
  /** True if the learner's program swept the same nodes again, which the trace leaves out. */
  readonly sweepsAgain?: true;
}

/** Returns a function that finds something in a trace and remembers it as long as the trace is in use. */
export function oncePerTrace<Found>(find: (trace: Trace) => Found): (trace: Trace) => Found {
  const found = new WeakMap<Trace, Found>();
  return (trace) => {
    const known = found.get(trace) ?? find(trace);
    found.set(trace, known);
    return known;
  };
}

/** Returns the index of a step key: 0 for `start`, k for the k-th step, undefined if unknown. */
export function indexOfKey(trace: Trace, key: string): number | undefined {
  if (key === "start") return 0;
  const position = trace.steps.keys.find(key);
  return position === undefined ? undefined : position + 1;
}

/**
 * Returns the index of a step given by its key, or by its number as text; undefined if there is no such step.
 */
export function indexOfStep(trace: Trace, step: string): number | undefined {
  const index = /^\d{1,9}$/.test(step) ? Number(step) : indexOfKey(trace, step);
  return index !== undefined && index <= trace.steps.length ? index : undefined;
}

/** Returns the step that leads to an index, the last of the first `index` steps; undefined at the start. */
export function stepAt(trace: Trace, index: number): Step | undefined {
  return index > 0 ? trace.steps.at(index - 1) : undefined;
}

/** Returns the key at an index from 0 (`start`) to the number of steps. */
export function keyAt(trace: Trace, index: number): string {
  return index > 0 && index <= trace.steps.length ? trace.steps.keys.keyOf(index - 1) : "start";
}

/** Returns the phase at an index from 0 (`start`) to the number of steps. */
export function phaseAt(trace: Trace, index: number): Phase {
  return trace.steps.phaseAt(index - 1) ?? "start";
}

/**
 * Returns the node at an index taken from the same trace.
 *
 * @throws RangeError if the trace has no node at the index
 */
export function nodeAt(trace: Trace, index: number): TraceNode {
  const node = index < 0 ? undefined : trace.nodes.at(index);
  if (node === undefined) throw new RangeError(`trace: no node ${index}, there are ${trace.nodes.length}`);
  return node;
}

/**
 * Returns the edge at an index taken from the same trace.
 *
 * @throws RangeError if the trace has no edge at the index
 */
export function edgeAt(trace: Trace, index: number): TraceEdge {
  const edge = index < 0 ? undefined : trace.edges.at(index);
  if (edge === undefined) throw new RangeError(`trace: no edge ${index}, there are ${trace.edges.length}`);
  return edge;
}

/**
 * Returns the values of a node's operands, including constants.
 *
 * @throws RangeError if an operand is a node that the trace does not have
 */
export function operandValues(trace: Trace, { operands }: TraceNode): Value[] {
  return operands.map((operand) =>
    "constant" in operand ? operand.constant : nodeAt(trace, operand.node).value,
  );
}
