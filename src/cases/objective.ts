import { entryAt, type Nested, sizeOf } from "../autodiff/tensor.ts";
import { shapeOf, type Value } from "../autodiff/value.ts";
import type { Leaf } from "../trace/leaves.ts";
import {
  type ForwardRun,
  type Program,
  type ProgramResult,
  runProgram,
  seededEntries,
} from "../trace/program.ts";
import type { AnyProgram, Values } from "./define-case.ts";

/** The parameters that the gradient is wanted for. */
export function leavesOf({ parameters }: AnyProgram): string[] {
  return Object.entries(parameters).flatMap(([name, { role }]) =>
    role === "input" || role === "parameter" ? [name] : [],
  );
}

/** A program at values for all its parameters. */
export function programOf(program: AnyProgram, values: Values): Program {
  const leaves = leavesOf(program).map((name): Leaf => {
    return { name, value: values[name] as Nested, role: program.parameters[name]?.role as Leaf["role"] };
  });
  return { leaves, build: (nodes) => program.program({ ...values, ...nodes }) };
}

/** Runs a program forward, on leaves of this run's own. */
export function runForward(program: AnyProgram, values: Values): ForwardRun {
  return runProgram(programOf(program, values));
}

/**
 * The sum of all entries of the outputs, each times its seed: the one number L whose gradient the reverse
 * sweep finds.
 *
 * @param outputs other numbers in place of the outputs' values, such as their tangents.
 */
export function objective(built: ProgramResult, outputs?: readonly Value[]): number {
  return seededEntries(built).reduce((sum, [, { value: own }, seed], i) => {
    const value = outputs === undefined ? own : (outputs[i] ?? 0);
    const size = sizeOf(shapeOf(own));
    for (let k = 0; k < size; k++) sum += entryAt(seed, k) * entryAt(value, k);
    return sum;
  }, 0);
}

/** L as a function of one entry of a leaf: the program is run again at each number. */
export function sectionOf(
  program: AnyProgram,
  values: Values,
  name: string,
  position: number,
): (x: number) => number {
  return (x) => objective(runForward(program, withEntry(values, name, position, x)).built);
}

/** The same values with one entry of a parameter, at a row-major position, replaced. */
export function withEntry(values: Values, name: string, position: number, entry: number): Values {
  return { ...values, [name]: replaced(values[name] as Nested, position, entry) };
}

/** The same arrays with the entry at a row-major position replaced. */
function replaced(nested: Nested, position: number, entry: number): Nested {
  let left = position;
  const walk = (part: Nested): Nested => {
    if (typeof part === "number") return left-- === 0 ? entry : part;
    return part.map(walk);
  };
  return walk(nested);
}
