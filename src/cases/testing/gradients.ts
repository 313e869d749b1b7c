import { derivative } from "../../autodiff/differences.ts";
import { pushTangents } from "../../autodiff/forward-mode.ts";
import type { GraphNode } from "../../autodiff/graph-node.ts";
import { entryAt, filled, type Nested, sizeOf } from "../../autodiff/tensor.ts";
import { shapeOf, type Value } from "../../autodiff/value.ts";
import { offer, type TakenLeaf } from "../../trace/leaves.ts";
import { type Built, seededEntries } from "../../trace/program.ts";
import type { AnyCase, Values } from "../define-case.ts";

/** The parameters that the gradient is wanted for. */
export function leavesOf(spec: AnyCase): string[] {
  return Object.entries(spec.parameters).flatMap(([name, { role }]) =>
    role === "input" || role === "parameter" ? [name] : [],
  );
}

/** All numbers of nested arrays, in row-major order. */
export function flat(nested: Nested | undefined): number[] {
  return typeof nested === "object" ? nested.flatMap(flat) : [nested ?? Number.NaN];
}

interface Ran {
  readonly taken: readonly TakenLeaf[];
  readonly built: Built;
}

function run(spec: AnyCase, values: Values): Ran {
  const taken = leavesOf(spec).map((name) => offer({ name, value: values[name] as Nested, role: "input" }));
  const given = Object.fromEntries(taken.map(({ leaf, given: nodes }) => [leaf.name, nodes]));
  return { taken, built: spec.program({ ...values, ...given }) };
}

/** The sum of all entries times the seed's: the number whose gradient the reverse sweep finds. */
function weigh(outputs: readonly Value[], built: Built): number {
  return seededEntries(built).reduce((sum, [, node, seed], i) => {
    const size = sizeOf(shapeOf(node.value));
    for (let k = 0; k < size; k++) sum += entryAt(seed, k) * entryAt(outputs[i] ?? 0, k);
    return sum;
  }, 0);
}

/** The derivatives by all entries of a leaf, in forward mode: one pass an entry. */
export function forwardGradient(spec: AnyCase, values: Values, name: string): number[] {
  const { taken, built } = run(spec, values);
  const ends = seededEntries(built).map(([, node]): GraphNode => node);
  const nodes = taken.find(({ leaf }) => leaf.name === name)?.nodes() ?? [];
  return nodes.flatMap(([, node]) => {
    const { value } = node as GraphNode;
    return Array.from({ length: sizeOf(shapeOf(value)) }, (_, k) => {
      const unit = typeof value === "number" ? 1 : filled(value.shape, (i) => Number(i === k));
      return weigh(pushTangents<Value>(ends, new Map([[node as GraphNode, unit]])), built);
    });
  });
}

/** The derivatives by all entries of a leaf, by five-point differences. */
export function differenceGradient(spec: AnyCase, values: Values, name: string): number[] {
  const nested = values[name] as Nested;
  return flat(nested).map((entry, k) => {
    const at = (x: number): number => {
      const { built } = run(spec, { ...values, [name]: replaced(nested, k, x) });
      return weigh(
        seededEntries(built).map(([, node]) => node.value),
        built,
      );
    };
    return derivative(at, entry);
  });
}

/** The same arrays with the entry at a row-major position replaced. */
export function replaced(nested: Nested, position: number, entry: number): Nested {
  let left = position;
  const walk = (part: Nested): Nested => {
    if (typeof part === "number") return left-- === 0 ? entry : part;
    return part.map(walk);
  };
  return walk(nested);
}
