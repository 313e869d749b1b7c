import { backward } from "../autodiff/backward.ts";
import { type GraphNode, isConstant } from "../autodiff/graph-node.ts";
import { observe, unobserved } from "../autodiff/observe.ts";
import type { Value } from "../autodiff/value.ts";
import type { Var } from "../autodiff/var.ts";
import type { Leaf, TakenLeaf } from "./leaves.ts";
import { type ForwardRun, namesOf, type Program, runProgram, seededEntries, valuesOf } from "./program.ts";
import { createRecorder } from "./recorder.ts";
import { stepsOf } from "./steps.ts";
import type { Jacobian, Trace, TraceEdge, TraceNode, TraceOperand } from "./trace.ts";

/** A program to record, with the level of detail. */
export interface Recording extends Program {
  /** Records each visit of the topological sort as a step. */
  readonly detail: boolean;
}

/**
 * Runs a program forward and backward under observation and returns its trace.
 *
 * @throws RangeError if two nodes share a name
 */
export function recordProgram({ detail, ...program }: Recording): Trace {
  const recorder = createRecorder();
  const run = observe(recorder, () => {
    const forward = runProgram(program);
    backward(seededEntries(forward.built).map(([, output, seed]) => [output, seed]));
    return forward;
  });
  const { taken, built } = run;

  const inputs = inputsOf(taken);
  const names = namesOf(
    inputs.map(({ name, node }) => [name, node]),
    built,
    recorder.canonical,
  );
  const known = new Set<GraphNode>(inputs.map(({ node }) => node));
  const results = recorder.events.flatMap((e) =>
    e.kind === "evaluate" && !isConstant(e.node) && !known.has(e.node) ? [e.node] : [],
  );
  const order: GraphNode[] = [...known, ...results];
  const index = new Map(order.map((node, i) => [node, i]));
  // The sort does not enter checkpoints, but contributions arrive inside.
  const received = recorder.events.flatMap((e) => (e.kind === "accumulate" ? [e.node] : []));
  const reached = new Set([...recorder.seen, ...received]);
  const outputs = new Set(seededEntries(built).map(([, output]) => recorder.canonical(output)));
  const constants = new Map(Object.entries(built.constants ?? {}).map(([name, node]) => [node, name]));

  const named = new Set([...names.values()].flat());
  /** Returns a name for an unnamed node that no other node has: `n` with a number, usually its index. */
  const freeName = (i: number): string => (named.has(`n${i}`) ? freeName(i + order.length) : `n${i}`);

  const nodes = order.map((node, i): TraceNode => {
    const [id = freeName(i), ...aliases] = names.get(node) ?? [];
    const role = inputs[i]?.role ?? (outputs.has(node) ? "output" : "intermediate");
    const operands = recorder.operandsOf(node).map((operand): TraceOperand => {
      const at = index.get(operand);
      if (at !== undefined) return { node: at };
      const name = constants.get(operand);
      return { constant: operand.value, ...(name === undefined ? {} : { name }) };
    });
    return { id, aliases, role, op: node.op?.id, operands, value: node.value, reached: reached.has(node) };
  });
  const edges = nodes.flatMap(edgesOf);
  const operations = order.flatMap(({ op }) => (op ? [[op.id, { label: op.symbol }] as const] : []));
  const jacobian = jacobianOf(program, run);
  return {
    dtype: "float64",
    operations: Object.fromEntries(operations),
    nodes,
    edges,
    steps: stepsOf(recorder.events, nodes, edges, index, detail),
    seen: recorder.seen.map((node) => index.get(node) ?? 0),
    outputs: Object.fromEntries(
      Object.entries(built.outputs).map(([name, output]) => [name, valuesOf(output)]),
    ),
    gradients: Object.fromEntries(taken.map(({ leaf, gradient }) => [leaf.name, gradient()])),
    ...(jacobian === undefined ? {} : { jacobian }),
  };
}

interface Input {
  readonly name: string;
  readonly node: Var<Value>;
  readonly role: Leaf["role"];
}

function inputsOf(taken: readonly TakenLeaf[]): Input[] {
  return taken.flatMap(({ leaf, nodes }) => nodes().map(([name, node]) => ({ name, node, role: leaf.role })));
}

/** Returns the edges from a node to its operands; `child` is the node's index. Constants have no edges. */
export function edgesOf(node: TraceNode, child: number): TraceEdge[] {
  const edges: TraceEdge[] = [];
  node.operands.forEach((operand, position) => {
    if ("constant" in operand) return;
    edges.push({ id: `${node.id}.${edges.length}`, child, parent: operand.node, operand: position });
  });
  return edges;
}

/**
 * Computes the full Jacobian, for outputs that are numbers only, with one reverse pass per output. The passes
 * run on a separate graph, so that the recorded graph keeps the sweep's adjoints.
 */
function jacobianOf(program: Program, { taken, built }: ForwardRun): Jacobian | undefined {
  const ends = Object.entries(built.outputs);
  const isOfNumbers =
    ends.every(([, output]) => "value" in output && typeof output.value === "number") &&
    taken.every(({ leaf }) => typeof leaf.value === "number");
  if (ends.length < 2 || !isOfNumbers) return undefined;
  return unobserved(() => {
    const again = runProgram(program);
    const inputs = again.taken.map(({ given }) => given as Var);
    const rows = ends.map(([name]) => {
      for (const input of inputs) input.grad = 0;
      backward([[again.built.outputs[name] as GraphNode, 1]]);
      return inputs.map(({ grad }) => grad);
    });
    return { outputs: ends.map(([name]) => name), inputs: taken.map(({ leaf }) => leaf.name), rows };
  });
}
