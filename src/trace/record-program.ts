import { backward } from "../autodiff/backward.ts";
import type { Context } from "../autodiff/checkpoint.ts";
import { type GraphNode, isConstant } from "../autodiff/graph-node.ts";
import { observe, unobserved } from "../autodiff/observe.ts";
import type { Value } from "../autodiff/value.ts";
import type { Var } from "../autodiff/var.ts";
import { edgesOf } from "./edges.ts";
import type { Leaf, TakenLeaf } from "./leaves.ts";
import { nodesFrom } from "./nodes.ts";
import { type ForwardRun, namesOf, type Program, runProgram, seededEntries, valuesOf } from "./program.ts";
import { createRecorder, type Recorder } from "./recorder.ts";
import { Sequence } from "./sequence.ts";
import { CODES, KINDS, type StepColumns } from "./step-columns.ts";
import { createSteps } from "./steps.ts";
import type { Edges, Jacobian, Trace, TraceNode, TraceOperand, TraceOperation } from "./trace.ts";

/** A program to record, with the level of detail. */
export interface Recording extends Program {
  /** Records each visit of the topological sort as a step. */
  readonly detail: boolean;
  /** Runs the program and its sweep; by default as they are. A context may change rules of the engine. */
  readonly context?: Context;
}

/**
 * Runs a program forward and backward under observation and returns its trace.
 *
 * @throws RangeError if two nodes share a name
 */
export function recordProgram({ detail, context = asItIs, ...program }: Recording): Trace {
  const recorder = createRecorder();
  const { visited: _, ...withoutVisits } = recorder;
  const run = observe(detail ? recorder : withoutVisits, () =>
    context(() => {
      const forward = runProgram(program);
      if (!forward.built.swept && forward.built.watched === undefined) {
        backward(seededEntries(forward.built).map(([, output, seed]) => [output, seed]));
      }
      return forward;
    }),
  );
  const { built } = run;
  if (built.watched !== undefined) return built.watched(detail);
  const taken = [...run.taken, ...(built.leaves ?? [])];

  const inputs = inputsOf(taken);
  const names = namesOf(
    inputs.map(({ name, node }) => [name, node]),
    built,
    recorder.canonical,
  );
  const { numberOf } = recorder;
  const { order, index } = orderOf(
    recorder,
    inputs.map(({ node }) => numberOf(node)),
  );
  const ordered = order.map((number) => recorder.nodes[number] as GraphNode);
  const outputs = new Set(seededEntries(built).map(([, output]) => recorder.canonical(output)));
  const constants = new Map(Object.entries(built.constants ?? {}).map(([name, node]) => [node, name]));
  const sorted = new Uint8Array(recorder.nodes.length);
  for (const number of recorder.seen) sorted[number] = 1;

  const named = new Set([...names.values()].flat());
  /** Returns a name for an unnamed node that no other node has: `n` with a number, usually its index. */
  const freeName = (i: number): string => (named.has(`n${i}`) ? freeName(i + order.length) : `n${i}`);

  function operandOf(node: GraphNode): TraceOperand {
    const at = index[numberOf(node)] ?? -1;
    if (at >= 0) return { node: at };
    const name = constants.get(recorder.canonical(node));
    return { constant: node.value, ...(name === undefined ? {} : { name }) };
  }

  const made = new Sequence(ordered.length, (i): TraceNode => {
    const node = ordered[i] as GraphNode;
    const [id, ...aliases] = names.get(node) ?? UNNAMED;
    const number = order[i] as number;
    return {
      id: id ?? freeName(i),
      aliases,
      role: inputs[i]?.role ?? (outputs.has(node) ? "output" : "intermediate"),
      op: node.op?.id,
      operands: recorder.operandsOf(node).map(operandOf),
      value: node.value,
      // The sort does not enter checkpoints, but contributions arrive inside.
      reached: sorted[number] === 1 || recorder.isAddedTo(number),
    };
  });
  const nodes = nodesFrom(made);
  const edges = edgesOf(nodes);
  const jacobian = jacobianOf(program, run, context);
  return {
    dtype: "float64",
    operations: operationsOf(ordered),
    nodes,
    edges,
    steps: createSteps(columnsOf(recorder, index, edges), nodes, edges),
    seen: Int32Array.from(recorder.seen, (number) => index[number] as number),
    outputs: Object.fromEntries(
      Object.entries(built.outputs).map(([name, output]) => [name, valuesOf(output)]),
    ),
    gradients: Object.fromEntries(taken.map(({ leaf, gradient }) => [leaf.name, gradient()])),
    ...(jacobian === undefined ? {} : { jacobian }),
    ...(built.lines && { lines: ordered.map((node) => built.lines?.get(node) ?? 0) }),
    ...(built.printed !== undefined && { printed: built.printed }),
    ...(built.sweepsAgain && { sweepsAgain: true as const }),
  };
}

const UNNAMED: readonly string[] = [];
const asItIs: Context = (program) => program();

/** The numbers of a trace's nodes in order, and the index of each number; −1 for constants. */
interface Order {
  readonly order: readonly number[];
  readonly index: Int32Array;
}

/** Puts the inputs first, then the results in the order of their first evaluations. */
function orderOf({ rows, nodes }: Recorder, inputs: readonly number[]): Order {
  const order = [...inputs];
  const index = new Int32Array(nodes.length).fill(-1);
  for (const [i, input] of inputs.entries()) index[input] = i;
  for (let row = 0; row < rows.length; row++) {
    const number = rows.refs[row] as number;
    if (rows.kinds[row] !== CODES.evaluate || index[number] !== -1) continue;
    if (!isConstant(nodes[number] as GraphNode)) index[number] = order.push(number) - 1;
  }
  return { order, index };
}

function operationsOf(nodes: readonly GraphNode[]): Record<string, TraceOperation> {
  const labels = new Map<string, string>();
  for (const { op } of nodes) if (op !== undefined) labels.set(op.id, op.symbol);
  return Object.fromEntries([...labels].map(([id, label]) => [id, { label }]));
}

/**
 * Returns the steps of a recording: its rows without those of constants, and finally the collection of the
 * gradient.
 */
function columnsOf({ rows, children, operands }: Recorder, index: Int32Array, edges: Edges): StepColumns {
  rows.keep((row) => {
    const [code, ref] = [rows.kinds[row] as number, rows.refs[row] as number];
    if (KINDS[code] !== "accumulate") return index[ref] as number;
    return edges.of(index[children[ref] as number] as number, operands[ref] as number);
  });
  rows.push(CODES.collect, -1);
  return rows.finish();
}

interface Input {
  readonly name: string;
  readonly node: Var<Value>;
  readonly role: Leaf["role"];
}

function inputsOf(taken: readonly TakenLeaf[]): Input[] {
  return taken.flatMap(({ leaf, nodes }) => nodes().map(([name, node]) => ({ name, node, role: leaf.role })));
}

/**
 * Computes the full Jacobian, for outputs that are numbers only, with one reverse pass per output. The passes
 * run on a separate graph, so that the recorded graph keeps the sweep's adjoints.
 */
function jacobianOf(program: Program, { taken, built }: ForwardRun, context: Context): Jacobian | undefined {
  const ends = Object.entries(built.outputs);
  const isOfNumbers =
    ends.every(([, output]) => "value" in output && typeof output.value === "number") &&
    taken.every(({ leaf }) => typeof leaf.value === "number");
  if (ends.length < 2 || !isOfNumbers) return undefined;
  return unobserved(() =>
    context(() => {
      const again = runProgram(program);
      const inputs = again.taken.map(({ given }) => given as Var);
      const rows = ends.map(([name]) => {
        for (const input of inputs) input.grad = 0;
        backward([[again.built.outputs[name] as GraphNode, 1]]);
        return inputs.map(({ grad }) => grad);
      });
      return { outputs: ends.map(([name]) => name), inputs: taken.map(({ leaf }) => leaf.name), rows };
    }),
  );
}
