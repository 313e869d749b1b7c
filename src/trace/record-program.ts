import { backward, type Seeded } from "../autodiff/backward.ts";
import { type GraphNode, isConstant, operandsOf } from "../autodiff/graph-node.ts";
import { observe } from "../autodiff/observe.ts";
import { nestedOf } from "../autodiff/tensor.ts";
import { Var } from "../autodiff/var.ts";
import { type Built, type Leaf, namesOf } from "./program.ts";
import { createRecorder } from "./recorder.ts";
import { stepsOf } from "./steps.ts";
import type { Jacobian, Trace, TraceEdge, TraceNode } from "./trace.ts";

/** What to run and how closely to look. */
export interface Recording {
  readonly leaves: readonly Leaf[];
  readonly build: (leaves: Readonly<Record<string, Var>>) => Built;
  /** Whether the topological sort's visits are steps of their own. */
  readonly detail: boolean;
}

/**
 * Runs a program forward and backward under observation and returns all that happened.
 *
 * @throws RangeError if two nodes share a name.
 */
export function recordProgram({ leaves, build, detail }: Recording): Trace {
  const recorder = createRecorder();
  const inputs = leaves.map((leaf): [string, Var] => [leaf.name, new Var(leaf.value)]);
  const built = observe(recorder, () => {
    const program = build(Object.fromEntries(inputs));
    backward(seededOutputs(program));
    return program;
  });

  const names = namesOf(inputs, built);
  const results = recorder.events.flatMap((e) =>
    e.kind === "evaluate" && !isConstant(e.node) ? [e.node] : [],
  );
  const order: GraphNode[] = [...inputs.map(([, leaf]) => leaf), ...results];
  const index = new Map(order.map((node, i) => [node, i]));
  const reached = new Set(recorder.seen);
  const outputs = new Set(Object.values(built.outputs));

  const nodes = order.map((node, i): TraceNode => {
    const [id = `n${i}`, ...aliases] = names.get(node) ?? [];
    const role = leaves[i]?.role ?? (outputs.has(node) ? "output" : "intermediate");
    const operands = operandsOf(node).map((operand) => {
      const at = index.get(operand);
      return at === undefined ? { constant: operand.value } : { node: at };
    });
    return { id, aliases, role, op: node.op?.id, operands, value: node.value, reached: reached.has(node) };
  });
  const edges = nodes.flatMap(edgesOf);

  const gradients = Object.fromEntries(inputs.map(([name, leaf]) => [name, nestedOf(leaf.grad)]));
  return {
    nodes,
    edges,
    steps: stepsOf(recorder.events, nodes, edges, index, detail),
    seen: recorder.seen.map((node) => index.get(node) ?? 0),
    outputs: Object.fromEntries(
      Object.entries(built.outputs).map(([name, { value }]) => [name, nestedOf(value)]),
    ),
    gradients,
    ...(outputs.size > 1 ? { jacobian: jacobianOf(built, inputs) } : {}),
  };
}

function seededOutputs({ outputs, seeds }: Built): Seeded[] {
  return Object.entries(outputs).map(([name, node]) => [node, seeds?.[name] ?? 1]);
}

function edgesOf(node: TraceNode, child: number): TraceEdge[] {
  const edges: TraceEdge[] = [];
  node.operands.forEach((operand, position) => {
    if ("constant" in operand) return;
    edges.push({ id: `${node.id}.${edges.length}`, child, parent: operand.node, operand: position });
  });
  return edges;
}

/** One reverse pass an output: the matrix that the vector-Jacobian product never needs. */
function jacobianOf({ outputs }: Built, inputs: readonly (readonly [string, Var])[]): Jacobian {
  const rows = Object.values(outputs).map((output) => {
    for (const [, leaf] of inputs) leaf.grad = 0;
    backward([[output, 1]]);
    return inputs.map(([, leaf]) => leaf.grad);
  });
  return { outputs: Object.keys(outputs), inputs: inputs.map(([name]) => name), rows };
}
