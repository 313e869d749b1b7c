import { shapeOf, type Value } from "../autodiff/value.ts";
import { firstDifference } from "./entries.ts";
import { writeProgram } from "./program-json.ts";
import { createRunningState, type RunningState } from "./running-state.ts";
import { edgeAt, type Nodes, nodeAt, type Step, type Trace, type TraceNode } from "./trace.ts";
import { type EventJSON, FORMAT, type NodeJSON, type TraceJSON, type TraceMeta } from "./trace-json.ts";
import { VERSION } from "./version.ts";
import { writeNested, writeNumber, writeValue } from "./write-value.ts";

/**
 * Converts a trace to its JSON form, `pullback-trace/1`: plain data for `JSON.stringify`, which `readTrace`
 * converts back to the same trace, bit for bit. Omits what a reader can derive: edges, step keys and phases,
 * and an event's `before` and `incoming` if earlier events determine them.
 *
 * @param meta the trace's generator, by default this library, and a title
 * @throws RangeError if two nodes share an id
 * @example JSON.stringify(toJSON(record("two-inputs"), { title: "x1 x2 + sin x1" }))
 */
export function toJSON(trace: Trace, meta: TraceMeta = {}): TraceJSON {
  const { producer = { name: "pullback", version: VERSION }, title } = meta;
  const { dtype, operations, nodes, seen, jacobian } = trace;
  refuseDoubleIds(nodes);
  const state = createRunningState(nodes, seen);
  const program = writeProgram(trace);
  return {
    format: FORMAT,
    producer: { name: producer.name, version: producer.version },
    ...(title ? { title } : {}),
    dtype,
    operations: mapValues(operations, ({ label }) => ({ label })),
    nodes: nodes.map((node) => writeNode(trace, node)),
    events: trace.steps.map((step) => writeEvent(trace, step, state)),
    seen: Array.from(seen, (node) => nodeAt(trace, node).id),
    outputs: mapValues(trace.outputs, writeNested),
    gradients: mapValues(trace.gradients, writeNested),
    ...(program === undefined ? {} : { program }),
    ...(jacobian === undefined ? {} : { jacobian: { ...jacobian, rows: writeNested(jacobian.rows) } }),
  };
}

function refuseDoubleIds(nodes: Nodes): void {
  const owners = new Map<string, number>();
  for (const [i, { id }] of nodes.entries()) {
    const owner = owners.get(id);
    if (owner !== undefined) {
      throw new RangeError(`toJSON: nodes ${owner} and ${i} are both named "${id}"; name them apart`);
    }
    owners.set(id, i);
  }
}

function writeNode(trace: Trace, { id, aliases, role, op, operands, value, reached }: TraceNode): NodeJSON {
  const written = operands.map((operand) => {
    if ("node" in operand) return { node: nodeAt(trace, operand.node).id };
    const { constant, name } = operand;
    return { const: writeValue(constant), ...(name === undefined ? {} : { name }) };
  });
  return {
    id,
    ...(aliases.length === 0 ? {} : { aliases: [...aliases] }),
    role,
    ...(op === undefined ? {} : { op }),
    ...(written.length === 0 ? {} : { operands: written }),
    shape: [...shapeOf(value)],
    value: writeValue(value),
    ...(reached ? {} : { reached }),
  };
}

function writeEvent(trace: Trace, step: Step, state: RunningState): EventJSON {
  if (step.kind === "collect") return { kind: "collect" };
  const node = nodeAt(trace, step.node).id;
  if (step.kind === "visit") {
    const { seen } = step;
    return { kind: "visit", node, ...(state.visited(step.node) === seen ? {} : { seen }) };
  }
  if (step.kind === "recompute") {
    return { kind: "recompute", node, ...(step.value !== undefined && { value: writeValue(step.value) }) };
  }
  if (step.kind !== "seed" && step.kind !== "accumulate") return { kind: step.kind, node };

  const before = unless(state.adjointOf(step.node), "before", step.before);
  const sum = { ...before, contribution: writeValue(step.contribution), after: writeValue(step.after) };
  if (step.kind === "seed") {
    state.received(step.node, step.after);
    return { kind: "seed", node, ...sum };
  }
  const { child, operand } = edgeAt(trace, step.edge);
  const incoming = unless(state.adjointOf(child), "incoming", step.incoming);
  const partial = step.partial === undefined ? {} : { partial: writeNumber(step.partial) };
  state.received(step.node, step.after);
  const from = nodeAt(trace, child).id;
  return { kind: "accumulate", node, from, slot: operand, ...incoming, ...partial, ...sum };
}

/** Returns a field, unless it has the value that a reader expects. */
function unless(expected: Value, name: "before" | "incoming", value: Value) {
  return firstDifference(expected, value) === undefined ? {} : { [name]: writeValue(value) };
}

// Uses `fromEntries` instead of assignment, so that the name `__proto__` is safe.
function mapValues<A, B>(record: Readonly<Record<string, A>>, map: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]));
}
