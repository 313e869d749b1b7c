import { sources } from "../autodiff/broadcast.ts";
import { derivative } from "../autodiff/differences.ts";
import { pushTangents } from "../autodiff/forward-mode.ts";
import { type GraphNode, operandsOf } from "../autodiff/graph-node.ts";
import { kinkEntries } from "../autodiff/kinks.ts";
import { entryAt, filled, flat, type Nested, sizeOf } from "../autodiff/tensor.ts";
import { topologicalOrder } from "../autodiff/topological-order.ts";
import { shapeOf, type Value } from "../autodiff/value.ts";
import { type ForwardRun, seededEntries } from "../trace/program.ts";
import type { AnyProgram, Values } from "./define-case.ts";
import { objective, runForward, sectionOf, withEntry } from "./objective.ts";

/**
 * The derivatives of L by the entries of a leaf, in forward mode: one pass an entry.
 *
 * @param most how many entries, from the first.
 */
export function forwardGradient(
  program: AnyProgram,
  values: Values,
  name: string,
  most = Number.POSITIVE_INFINITY,
): number[] {
  const { ran, directions } = startsOf(program, values, name);
  return directions.slice(0, most).map((direction) => pushed(ran, direction));
}

/** The derivative of L by one entry of a leaf, by forward mode, as a function of that entry. */
export function slopeOf(
  program: AnyProgram,
  values: Values,
  name: string,
  position: number,
): (x: number) => number {
  return (x) => {
    const { ran, directions } = startsOf(program, withEntry(values, name, position, x), name);
    const direction = directions[position];
    return direction === undefined ? Number.NaN : pushed(ran, direction);
  };
}

/** Whether moving an entry of a leaf moves an operation away from its kink. */
export function isAtKink(program: AnyProgram, values: Values, name: string, position: number): boolean {
  const { ran, directions } = startsOf(program, values, name);
  const direction = directions[position];
  if (direction === undefined) return false;
  return topologicalOrder(endsOf(ran)).some((node) => {
    const { op, value } = node;
    const operands = operandsOf(node);
    const kinks =
      op === undefined
        ? []
        : kinkEntries(
            op,
            operands.map((one) => one.value),
            value,
          );
    if (kinks.length === 0) return false;
    return pushTangents<Value>(operands, new Map([direction])).some((tangent) => {
      const from = sources(shapeOf(tangent), shapeOf(value));
      return kinks.some((i) => entryAt(tangent, from[i] ?? 0) !== 0);
    });
  });
}

type Direction = readonly [leaf: GraphNode, tangent: Value];

/** A run, and a unit direction for each entry of a leaf. */
function startsOf(
  program: AnyProgram,
  values: Values,
  name: string,
): { ran: ForwardRun; directions: Direction[] } {
  const ran = runForward(program, values);
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

function pushed(ran: ForwardRun, direction: Direction): number {
  return objective(ran.built, pushTangents<Value>(endsOf(ran), new Map([direction])));
}

function endsOf({ built }: ForwardRun): GraphNode[] {
  return seededEntries(built).map(([, node]) => node);
}

/**
 * The derivatives of L by the entries of a leaf, by five-point differences: the program is run four times an
 * entry.
 *
 * @param most how many entries, from the first.
 */
export function differenceGradient(
  program: AnyProgram,
  values: Values,
  name: string,
  most = Number.POSITIVE_INFINITY,
): number[] {
  const entries = flat(values[name] as Nested).slice(0, most);
  return entries.map((entry, k) => derivative(sectionOf(program, values, name, k), entry));
}
