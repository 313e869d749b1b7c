import type { GraphNode } from "../../autodiff/graph-node.ts";
import { unobserved } from "../../autodiff/observe.ts";
import type { Operation } from "../../autodiff/operation.ts";
import { operationById } from "../../autodiff/operations/all.ts";
import { constant, type Var } from "../../autodiff/var.ts";
import { bareName, operationsNamed } from "./operation-names.ts";

/** The operands of a learner's operation in possible orders, and what else may tell which operation it is. */
export interface Candidate {
  readonly value: number;
  /** Lists of operands, the most likely first. */
  readonly orders: readonly (readonly Var[])[];
  /** Numbers that may be a constant operand. */
  readonly constants: readonly number[];
  /** Names of functions, classes and attributes, the most telling first. */
  readonly names: readonly string[];
}

/** An operation of the engine that gives the value, with its operands in order, constants included. */
export interface FoundOperation {
  readonly operation: Operation;
  readonly operands: readonly GraphNode<number>[];
}

/** The operations whose results have no rounding of their own: they are compared to the bit. */
const EXACT = new Set(["add", "sub", "mul", "div", "neg", "relu", "abs", "max", "min", "sqrt"]);
/** The relative difference of other functions, such as tanh written with exponentials, that counts as rounding. */
const ROUNDING = 1e-12;

/**
 * Finds the operation of the engine that a learner's operation is: one of those that the names mean, and whose value
 * of the operands is the learner's. Undefined if there is none: then it is an operation of the learner's own.
 */
export function findOperation({ value, orders, constants, names }: Candidate): FoundOperation | undefined {
  for (const name of names) {
    const given = /^\*\*\s*(-?[\d.]+)$/.exec(name)?.[1];
    const numbers = given === undefined ? constants : [Number(given), ...constants];
    for (const id of operationsNamed(name)) {
      const operation = operationById.get(id) as Operation;
      for (const operands of operandsFor(operation.rules.length, orders, numbers)) {
        const found = unobserved(() => operation(...operands).value);
        if (isSame(id, found, value)) return { operation, operands };
      }
    }
  }
  return undefined;
}

/** Returns the name to show for an operation of the learner's own. */
export function ownName(names: readonly string[]): string {
  const name = names.find((one) => bareName(one) !== "");
  return name === undefined ? "?" : bareName(name);
}

function* operandsFor(
  arity: number,
  orders: readonly (readonly Var[])[],
  constants: readonly number[],
): Generator<readonly GraphNode<number>[]> {
  for (const order of orders) if (order.length === arity) yield order;
  const [first] = orders;
  if (arity !== 2 || first === undefined) return;
  for (const order of orders) if (order.length === 2) yield order.toReversed();
  if (new Set(first).size !== 1) return;
  const [x] = first as [Var];
  for (const number of constants) {
    yield [x, constant(number) as Var];
    yield [constant(number) as Var, x];
  }
  yield [x, x];
}

function isSame(id: string, found: number, value: number): boolean {
  if (Object.is(found, value) || (found === 0 && value === 0)) return true;
  return !EXACT.has(id) && Math.abs(found - value) <= ROUNDING * Math.abs(value);
}
