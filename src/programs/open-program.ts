import type { Nested } from "../autodiff/tensor.ts";
import type { Var } from "../autodiff/var.ts";
import type { AnyParameter, AnyProgram } from "../cases/define-case.ts";
import { matrix, type Rows, vector } from "../cases/parameters/array.ts";
import { real } from "../cases/parameters/number.ts";
import type { OpenSource, ProgramSource } from "../cases/source.ts";
import { type Compiled, compile } from "../python/python.ts";
import { PythonError } from "../python/python-error.ts";
import type { Limits } from "../python/vm.ts";
import type { LeafNodes } from "../trace/leaves.ts";
import { inputsOf, type ProgramInput, withInput } from "./inputs.ts";
import { ProgramError, runProgramText } from "./run-program.ts";

/**
 * Opens a learner's program: its inputs are parameters, whose values are those in its text.
 *
 * @param limits limits of its runs that differ from the usual ones
 */
export function openProgram(source: ProgramSource, limits?: Partial<Limits>): OpenSource {
  const { program: text } = source;
  const inputs = inputsOf(text);
  return {
    source,
    program: programFrom(text, inputs, limits),
    lesson: undefined,
    textAt: (values) =>
      inputs.reduce((all, { name, value }) => {
        const next = values[name] as Nested | undefined;
        return next === undefined || isSame(next, value) ? all : withInput(all, name, next);
      }, text),
  };
}

function programFrom(text: string, inputs: readonly ProgramInput[], limits?: Partial<Limits>): AnyProgram {
  let compiled: Compiled | undefined;
  return {
    parameters: Object.fromEntries(inputs.map((input) => [input.name, parameterOf(input)])),
    program: (given) => {
      const leaves = given as Readonly<Record<string, LeafNodes>>;
      // An engine of the program's own gets its numbers from the text.
      const moved = inputs.reduce((all, { name, value, isOwn }) => {
        const next = isOwn ? (leaves[name] as Var).value : value;
        return isSame(next, value) ? all : withInput(all, name, next);
      }, text);
      if (moved !== text) return runProgramText(compiledFrom(moved), inputs, leaves, { limits });
      compiled ??= compiledFrom(text);
      return runProgramText(compiled, inputs, leaves, { limits });
    },
  };
}

/** @throws ProgramError if the text is no program */
function compiledFrom(text: string): Compiled {
  try {
    return compile(text);
  } catch (error) {
    if (error instanceof PythonError) throw new ProgramError(error, "");
    throw error;
  }
}

function parameterOf({ name, value, role }: ProgramInput): AnyParameter {
  if (typeof value === "number") {
    const reach = Math.max(3, Math.ceil(2 * Math.abs(value)));
    return real(role, { default: value, min: -reach, max: reach });
  }
  if (typeof value[0] === "number") return vector(role, `${name} length`, value as readonly number[]);
  return matrix(role, [`${name} rows`, `${name} columns`], value as Rows);
}

/** Returns whether values have the same numbers in the same places; −0 and 0 are not the same. */
function isSame(a: Nested, b: Nested): boolean {
  if (typeof a === "number" || typeof b === "number") return Object.is(a, b);
  return a.length === b.length && a.every((part, i) => isSame(part, b[i] as Nested));
}
