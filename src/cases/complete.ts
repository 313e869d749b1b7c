import { parameterWords } from "../words/en/parameters.ts";
import type { AnyProgram, Conflict, Values } from "./define-case.ts";
import type { Parameter, ParameterValue, Sizes } from "./parameters/parameter.ts";

/** Values for all parameters of a program, and those given that could not be among them. */
export interface Completed {
  readonly values: Values;
  readonly conflicts: readonly Conflict[];
}

/**
 * Values for all parameters: those given, and for the others the usual ones, made to fit. A given value
 * that its parameter cannot have, or that does not go with those before it, is left out and becomes a
 * conflict, so that the result can always be run.
 *
 * @param usual values for all parameters that go together; the defaults unless given.
 */
export function complete(
  program: AnyProgram,
  given: Readonly<Record<string, ParameterValue>>,
  usual: Values = defaults(program),
): Completed {
  const conflict = firstConflict(program, given, usual);
  if (conflict === undefined) return { values: settled(program, given, usual), conflicts: [] };
  const { [conflict.parameter]: _, ...others } = given;
  const { values, conflicts } = complete(program, others, usual);
  return { values, conflicts: [conflict, ...conflicts] };
}

function firstConflict(
  program: AnyProgram,
  given: Readonly<Record<string, ParameterValue>>,
  usual: Values,
): Conflict | undefined {
  for (const [name, parameter] of Object.entries<Parameter>(program.parameters)) {
    const problem = Object.hasOwn(given, name) ? parameter.problem(given[name]) : undefined;
    if (problem !== undefined) return { parameter: name, problem, allowed: parameter.allowed };
  }
  const sizes: Record<string, number> = {};
  const owners: Record<string, string> = {};
  for (const [name, parameter] of givenOf(program, given)) {
    const own = Object.entries(parameter.sizesOf?.(given[name] as ParameterValue) ?? {});
    for (const [axis, size] of own) {
      if (isPossible(program, axis, size)) continue;
      const { min, max } = program.sizes?.[axis] ?? { min: 1, max: 1 };
      const allowed = parameterWords.allowed.size(axis, min, max);
      return { parameter: name, problem: parameterWords.badSize(axis, size), allowed };
    }
    for (const [axis, size] of own) {
      const wanted = sizes[axis] ?? size;
      const owner = owners[axis] ?? name;
      if (size !== wanted) {
        const problem = parameterWords.otherSize(axis, size, owner, wanted);
        return { parameter: name, problem, allowed: `${axis}=${wanted}` };
      }
      sizes[axis] = size;
      owners[axis] = owner;
    }
  }
  const all = { ...sizesOf(program, usual), ...sizes };
  for (const [name, parameter] of givenOf(program, given)) {
    const allowed = parameter.conflict?.(given[name] as ParameterValue, all);
    if (allowed !== undefined) {
      return { parameter: name, problem: parameterWords.conflict, allowed };
    }
  }
  return program
    .refuse?.(settled(program, given, usual))
    .find(({ parameter }) => Object.hasOwn(given, parameter));
}

/** The parameters that have a value, in their order. */
function givenOf(
  program: AnyProgram,
  given: Readonly<Record<string, ParameterValue>>,
): (readonly [name: string, parameter: Parameter])[] {
  return Object.entries<Parameter>(program.parameters).filter(([name]) => given[name] !== undefined);
}

/** The values given, and the usual ones made to fit them. */
function settled(
  program: AnyProgram,
  given: Readonly<Record<string, ParameterValue>>,
  usual: Values,
): Values {
  return fitted(program, { ...usual, ...given }, { ...sizesOf(program, usual), ...sizesOf(program, given) });
}

/** The sizes of a program at these values. */
export function sizesOf(program: AnyProgram, values: Values): Sizes {
  const sizes: Record<string, number> = {};
  for (const [name, parameter] of Object.entries<Parameter>(program.parameters)) {
    const value = values[name];
    if (value !== undefined) Object.assign(sizes, parameter.sizesOf?.(value));
  }
  return sizes;
}

/** The same values with one size changed: what is cut off is lost, what is new is the default's. */
export function resized(program: AnyProgram, values: Values, axis: string, size: number): Values {
  return fitted(program, values, { ...sizesOf(program, values), [axis]: size });
}

/** Whether a size of the program can be this. */
export function isPossible(program: AnyProgram, axis: string, size: number): boolean {
  const limits = program.sizes?.[axis];
  return limits === undefined || (Number.isInteger(size) && size >= limits.min && size <= limits.max);
}

/** The defaults of a program. */
export function defaults(program: AnyProgram): Values {
  return Object.fromEntries(
    Object.entries<Parameter>(program.parameters).map(([name, parameter]) => [name, parameter.default]),
  );
}

function fitted(program: AnyProgram, values: Values, sizes: Sizes): Values {
  const entries = Object.entries<Parameter>(program.parameters).map(([name, parameter]) => {
    const value = values[name] ?? parameter.default;
    return [name, parameter.fit?.(value, sizes) ?? value];
  });
  return Object.fromEntries(entries);
}
