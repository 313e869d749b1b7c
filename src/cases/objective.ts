import { entryAt, type Nested, sizeOf } from "../autodiff/tensor.ts";
import { shapeOf, type Value } from "../autodiff/value.ts";
import { type ForwardRun, type ProgramResult, runProgram, seededEntries } from "../trace/program.ts";
import type { AnyProgram, Values } from "./define-case.ts";
import { programOf } from "./program-of.ts";

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
