import { derivative } from "../autodiff/differences.ts";
import { pushTangents } from "../autodiff/forward-mode.ts";
import type { GraphNode } from "../autodiff/graph-node.ts";
import { filled, type Nested, sizeOf } from "../autodiff/tensor.ts";
import { shapeOf, type Value } from "../autodiff/value.ts";
import { seededEntries } from "../trace/program.ts";
import type { AnyCase, Values } from "./define-case.ts";
import { flat, objective, runForward, sectionOf } from "./objective.ts";

/** The derivatives of L by all entries of a leaf, in forward mode: one pass an entry. */
export function forwardGradient(spec: AnyCase, values: Values, name: string): number[] {
  const { taken, built } = runForward(spec, values);
  const ends = seededEntries(built).map(([, node]): GraphNode => node);
  const nodes = taken.find(({ leaf }) => leaf.name === name)?.nodes() ?? [];
  return nodes.flatMap(([, node]) => {
    const { value } = node as GraphNode;
    return Array.from({ length: sizeOf(shapeOf(value)) }, (_, k) => {
      const unit = typeof value === "number" ? 1 : filled(value.shape, (i) => Number(i === k));
      return objective(built, pushTangents<Value>(ends, new Map([[node as GraphNode, unit]])));
    });
  });
}

/** The derivatives of L by all entries of a leaf, by five-point differences: the case is run four times an entry. */
export function differenceGradient(spec: AnyCase, values: Values, name: string): number[] {
  return flat(values[name] as Nested).map((entry, k) => derivative(sectionOf(spec, values, name, k), entry));
}
