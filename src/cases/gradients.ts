import { derivative } from "../autodiff/differences.ts";
import { pushTangents } from "../autodiff/forward-mode.ts";
import type { GraphNode } from "../autodiff/graph-node.ts";
import { filled, type Nested, sizeOf } from "../autodiff/tensor.ts";
import { shapeOf, type Value } from "../autodiff/value.ts";
import { seededEntries } from "../trace/program.ts";
import type { AnyCase, Values } from "./define-case.ts";
import { flat, objective, type Ran, runForward, sectionOf, withEntry } from "./objective.ts";

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
  const { ran, directions } = startsOf(spec, values, name);
  return directions.slice(0, most).map((direction) => pushed(ran, direction));
}

/** The derivative of L by one entry of a leaf, by forward mode, as a function of that entry. */
export function slopeOf(
  spec: AnyCase,
  values: Values,
  name: string,
  position: number,
): (x: number) => number {
  return (x) => {
    const { ran, directions } = startsOf(spec, withEntry(values, name, position, x), name);
    const direction = directions[position];
    return direction === undefined ? Number.NaN : pushed(ran, direction);
  };
}

type Direction = readonly [leaf: GraphNode, tangent: Value];

/** A run, and a unit direction for each entry of a leaf. */
function startsOf(spec: AnyCase, values: Values, name: string): { ran: Ran; directions: Direction[] } {
  const ran = runForward(spec, values);
  const nodes = ran.taken.find(({ leaf }) => leaf.name === name)?.nodes() ?? [];
  const directions = nodes.flatMap(([, node]): Direction[] => {
    const { value } = node as GraphNode;
    if (typeof value === "number") return [[node, 1]];
    const units = Array.from({ length: sizeOf(shapeOf(value)) }, (_, k) =>
      filled(value.shape, (i) => +(i === k)),
    );
    return units.map((unit) => [node, unit]);
  });
  return { ran, directions };
}

function pushed({ built }: Ran, direction: Direction): number {
  const ends = seededEntries(built).map(([, node]): GraphNode => node);
  return objective(built, pushTangents<Value>(ends, new Map([direction])));
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
