import { derivative } from "../autodiff/differences.ts";
import { pushTangents } from "../autodiff/forward-mode.ts";
import type { GraphNode } from "../autodiff/graph-node.ts";
import { filled, type Nested, sizeOf } from "../autodiff/tensor.ts";
import { shapeOf, type Value } from "../autodiff/value.ts";
import { seededEntries } from "../trace/program.ts";
import type { AnyCase, Values } from "./define-case.ts";
import { flat, objective, runForward, sectionOf } from "./objective.ts";

/**
 * The derivatives of L by the entries of a leaf, in forward mode: one pass an entry.
 *
 * @param most how many entries, from the first.
 */
export function forwardGradient(
  spec: AnyCase,
  values: Values,
  name: string,
  most = Number.POSITIVE_INFINITY,
): number[] {
  const { taken, built } = runForward(spec, values);
  const ends = seededEntries(built).map(([, node]): GraphNode => node);
  const nodes = taken.find(({ leaf }) => leaf.name === name)?.nodes() ?? [];
  const directions = nodes.flatMap(([, node]): [GraphNode, Value][] => {
    const { value } = node as GraphNode;
    if (typeof value === "number") return [[node, 1]];
    const units = Array.from({ length: sizeOf(shapeOf(value)) }, (_, k) =>
      filled(value.shape, (i) => +(i === k)),
    );
    return units.map((unit) => [node, unit]);
  });
  return directions
    .slice(0, most)
    .map((direction) => objective(built, pushTangents<Value>(ends, new Map([direction]))));
}

/**
 * The derivatives of L by the entries of a leaf, by five-point differences: the case is run four times an
 * entry.
 *
 * @param most how many entries, from the first.
 */
export function differenceGradient(
  spec: AnyCase,
  values: Values,
  name: string,
  most = Number.POSITIVE_INFINITY,
): number[] {
  const entries = flat(values[name] as Nested).slice(0, most);
  return entries.map((entry, k) => derivative(sectionOf(spec, values, name, k), entry));
}
