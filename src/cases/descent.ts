import { entryAt, flat, type Nested, sizeOf } from "../autodiff/tensor.ts";
import { shapeOf } from "../autodiff/value.ts";
import type { Trace } from "../trace/trace.ts";
import { complete } from "./complete.ts";
import type { AnyProgram, Conflict, Values } from "./define-case.ts";
import type { Parameter } from "./parameters/parameter.ts";
import { leavesOf } from "./program-of.ts";

/** A gradient descent of a player. */
export interface Descent {
  /** η, the factor of the gradient in each step. */
  readonly rate: number;
  /** The runs so far, the first before the first step. */
  readonly path: readonly DescentPoint[];
  /** Whether the last step was not taken. */
  readonly isRefused?: boolean;
}

/** The inputs of a run on the way of a descent, and the number that the descent lowers. */
export interface DescentPoint {
  readonly params: Values;
  readonly objective: number;
}

/** Why no descent step is taken. */
export type DescentRefusal =
  /** The program has no inputs with a gradient. */
  | { readonly kind: "no-inputs" }
  /** An adjoint of the input is not finite. */
  | { readonly kind: "not-finite"; readonly parameter: string; readonly adjoint: number }
  /** The step would not change any input: the gradient is 0, or its change is lost to rounding. */
  | { readonly kind: "no-change" }
  /** The input cannot have its value after the step. */
  | ({ readonly kind: "not-allowed"; readonly value: Nested } & Conflict);

/** A descent before its first step, with a rate that lowers the outputs of all cases at their defaults. */
export const START: Descent = { rate: 0.1, path: [] };

/**
 * Returns ȳᵀy of a run: the sum of all entries of the outputs, each times its seed. Its gradient is what the reverse
 * sweep finds. For one output with the seed 1, it is the output.
 */
export function seededSum({ nodes, steps }: Pick<Trace, "nodes" | "steps">): number {
  let sum = 0;
  for (let at = 0; at < steps.length; at++) {
    const step = steps.kindAt(at) === "seed" ? steps.at(at) : undefined;
    const value = step?.kind === "seed" ? nodes.at(step.node)?.value : undefined;
    if (step?.kind !== "seed" || value === undefined) continue;
    for (let i = 0; i < sizeOf(shapeOf(value)); i++) {
      sum += entryAt(step.contribution, i) * entryAt(value, i);
    }
  }
  return sum;
}

/**
 * Returns the inputs after one descent step, x ← x − η·x̄ for all inputs and parameters at once.
 *
 * @param params the inputs of the run
 * @param rate η
 */
export function descentStep(
  program: AnyProgram,
  params: Values,
  { gradients }: Pick<Trace, "gradients">,
  rate: number,
): { readonly params: Values } | DescentRefusal {
  const names = leavesOf(program).filter((name) => gradients[name] !== undefined);
  if (names.length === 0) return { kind: "no-inputs" };
  for (const parameter of names) {
    const adjoint = flat(gradients[parameter]).find((entry) => !Number.isFinite(entry));
    if (adjoint !== undefined) return { kind: "not-finite", parameter, adjoint };
  }
  const next = Object.fromEntries(
    names.map((name) => [name, minus(params[name] as Nested, gradients[name] as Nested, rate)]),
  );
  const { values, conflicts } = complete(program, next, params);
  const [conflict] = conflicts;
  if (conflict !== undefined) {
    return { kind: "not-allowed", value: next[conflict.parameter] as Nested, ...conflict };
  }
  return areSame(program, values, params) ? { kind: "no-change" } : { params: values };
}

/** Returns the position of the last point with these inputs on a way; −1 if there is none. */
export function positionOn(program: AnyProgram, path: readonly DescentPoint[], params: Values): number {
  return path.findLastIndex((point) => areSame(program, point.params, params));
}

function minus(value: Nested, gradient: Nested, rate: number): Nested {
  if (typeof value === "number") return value - rate * (gradient as number);
  return value.map((part, i) => minus(part, (gradient as readonly Nested[])[i] ?? 0, rate));
}

function areSame({ parameters }: AnyProgram, a: Values, b: Values): boolean {
  return Object.entries<Parameter>(parameters).every(([name, { default: usual, write }]) => {
    return write(a[name] ?? usual) === write(b[name] ?? usual);
  });
}
