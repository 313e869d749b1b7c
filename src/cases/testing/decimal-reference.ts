import type { Decimal } from "decimal.js";
import { broadcastShape, sources } from "../../autodiff/broadcast.ts";
import { stepAt } from "../../autodiff/differences.ts";
import { entryAt, sizeOf } from "../../autodiff/tensor.ts";
import { shapeOf, type Value } from "../../autodiff/value.ts";
import type { Nodes, Trace, TraceNode } from "../../trace/trace.ts";
import {
  at,
  decimalOf,
  type Entries,
  type Operands,
  type ScalarRule,
  scalarRules,
  sum,
  tensorRules,
} from "./decimal-rules.ts";

/** Returns the entries of all leaves of a run, in order. */
export function leavesOfTrace({ nodes }: Trace): Decimal[] {
  return nodes.flatMap(({ op, value }) => (op === undefined ? entriesOf(value).map(decimalOf) : []));
}

/**
 * Evaluates L of a recorded program at other leaves, to 60 digits, with the rules of `decimal-rules.ts`.
 *
 * @throws RangeError at an operation without a rule.
 */
export function objectiveOf(trace: Trace, leaves: Entries): Decimal {
  const values = valuesAt(trace, leaves);
  return sum(
    trace.steps.flatMap((step) => {
      if (step.kind !== "seed") return [];
      return entriesOf(step.contribution).map((seed, k) => decimalOf(seed).times(at(values[step.node], k)));
    }),
  );
}

/** Returns the gradient of L by each leaf entry, to 60 digits. */
export function gradientOf(trace: Trace, leaves: Entries): Decimal[] {
  const { nodes, steps } = trace;
  const values = valuesAt(trace, leaves);
  const adjoints = values.map((entries) => entries.map(() => decimalOf(0)));
  const add = (node: number, contribution: Entries): void => {
    adjoints[node] = (adjoints[node] ?? []).map((adjoint, k) => adjoint.plus(at(contribution, k)));
  };
  for (const step of steps) {
    if (step.kind === "seed") add(step.node, entriesOf(step.contribution).map(decimalOf));
  }
  for (let n = nodes.length - 1; n >= 0; n--) {
    const node = nodes.at(n) as TraceNode;
    const g = adjoints[n] ?? [];
    if (node.op === undefined || g.every((entry) => entry.isZero())) continue;
    const contributions = pulled(node, g, operandsOf(node, nodes, values));
    for (const [k, operand] of node.operands.entries()) {
      if ("node" in operand) add(operand.node, contributions[k] ?? []);
    }
  }
  return nodes.flatMap(({ op }, n) => (op === undefined ? (adjoints[n] ?? []) : []));
}

/** Returns the five-point difference by the entry at `leaf`, whose value is `x`, without double rounding. */
export function differenceOf(trace: Trace, leaves: Entries, leaf: number, x: number): Decimal {
  const h = decimalOf(stepAt(x));
  const f = (k: number): Decimal => objectiveOf(trace, leaves.with(leaf, at(leaves, leaf).plus(h.times(k))));
  return f(1)
    .minus(f(-1))
    .times(8)
    .minus(f(2).minus(f(-2)))
    .div(h.times(12));
}

function valuesAt({ nodes }: Trace, leaves: Entries): Entries[] {
  const values: Entries[] = [];
  let taken = 0;
  for (const node of nodes) {
    const size = sizeOf(shapeOf(node.value));
    if (node.op === undefined) values.push(leaves.slice(taken, taken + size));
    else values.push(evaluated(node, operandsOf(node, nodes, values)));
    if (node.op === undefined) taken += size;
  }
  return values;
}

function operandsOf({ operands }: TraceNode, nodes: Nodes, values: readonly Entries[]): Operands {
  const own = operands.map((operand) =>
    "node" in operand ? (nodes.at(operand.node) as TraceNode).value : operand.constant,
  );
  return {
    x: operands.map((operand, k) => {
      return "node" in operand ? (values[operand.node] ?? []) : entriesOf(own[k] ?? 0).map(decimalOf);
    }),
    shapes: own.map(shapeOf),
  };
}

function evaluated({ op = "" }: TraceNode, given: Operands): Entries {
  const rule = tensorRules[op];
  return rule === undefined ? spread(op, given).map((x) => ruleOf(op).value(...x)) : rule.value(given);
}

function pulled({ op = "" }: TraceNode, g: Entries, given: Operands): readonly Entries[] {
  const rule = tensorRules[op];
  if (rule !== undefined) return rule.pull(g, given);
  const shape = broadcastShape(op, given.shapes.map(zeros));
  const slopes = spread(op, given).map((x) => ruleOf(op).slopes(...x));
  return given.shapes.map((own, k) => {
    const from = sources(own, shape);
    return Array.from({ length: sizeOf(own) }, (_, entry) =>
      sum(slopes.flatMap((all, i) => (from[i] === entry ? [at(g, i).times(at(all, k))] : []))),
    );
  });
}

/** Returns the operands of a scalar operation for each entry of its result. */
function spread(op: string, { x, shapes }: Operands): Decimal[][] {
  const shape = broadcastShape(op, shapes.map(zeros));
  const from = shapes.map((own) => sources(own, shape));
  return Array.from({ length: sizeOf(shape) }, (_, i) => x.map((all, k) => at(all, from[k]?.[i] ?? 0)));
}

function zeros(shape: readonly number[]): Value {
  return shape.length === 0 ? 0 : { shape, data: new Float64Array(sizeOf(shape)) };
}

function ruleOf(op: string): ScalarRule {
  const rule = scalarRules[op];
  if (rule === undefined) throw new RangeError(`decimal reference: no rule for ${op}; add one`);
  return rule;
}

function entriesOf(value: Value): number[] {
  return Array.from({ length: sizeOf(shapeOf(value)) }, (_, k) => entryAt(value, k));
}
