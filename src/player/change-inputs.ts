import { complete, isPossible, resized } from "../cases/complete.ts";
import type { Values } from "../cases/define-case.ts";
import type { Parameter, ParameterValue } from "../cases/parameters/parameter.ts";
import { textOf } from "../cases/quote.ts";
import type { PlayerState } from "./player-state.ts";

/** The result of a change: new inputs, a problem with the change, or nothing. */
export type Change = Partial<Pick<PlayerState, "params" | "problems">>;

/**
 * Changes one parameter and makes the others fit. An invalid value is recorded as a problem and changes
 * nothing.
 */
export function withParam(state: PlayerState, name: string, value: ParameterValue): Change {
  const { program, params, problems } = state;
  const known: Readonly<Record<string, Parameter>> = program.parameters;
  const parameter = Object.hasOwn(known, name) ? known[name] : undefined;
  if (parameter === undefined) return {};
  const { values, conflicts } = complete(program, { [name]: value }, params);
  const [conflict] = conflicts;
  const rest = problems.filter((problem) => problem.parameter !== name);
  if (conflict === undefined) return { params: values, problems: rest };
  const using = parameter.write(params[name] ?? parameter.default);
  const text = parameter.problem(value) === undefined ? parameter.write(value) : textOf(value);
  return { problems: [...rest, { parameter: name, value: text, allowed: conflict.allowed, using }] };
}

/**
 * Changes several parameters and makes the others fit. A parameter that does not fit the rest keeps its
 * value.
 */
export function withParams({ program, params }: PlayerState, next: Values): Change {
  return { params: complete(program, next, params).values, problems: [] };
}

/** Changes a size and all arrays that have it; changes nothing if the size is not allowed. */
export function withSize({ program, params }: PlayerState, axis: string, size: number): Change {
  return isPossible(program, axis, size) ? { params: resized(program, params, axis, size) } : {};
}
