import { complete, isPossible, resized } from "../cases/complete.ts";
import type { Values } from "../cases/define-case.ts";
import type { Parameter, ParameterValue } from "../cases/parameters/parameter.ts";
import { textOf } from "../cases/quote.ts";
import type { PlayerState } from "./player-state.ts";

/** What a wish to change the inputs comes to: other inputs, or a problem with the wish, or nothing. */
export type Change = Partial<Pick<PlayerState, "params" | "problems">>;

/** One parameter changed and the others made to fit; what cannot be is put on record, and all stays. */
export function withParam(state: PlayerState, name: string, value: ParameterValue): Change {
  const { spec, params, problems } = state;
  const known: Readonly<Record<string, Parameter>> = spec.parameters;
  const parameter = Object.hasOwn(known, name) ? known[name] : undefined;
  if (parameter === undefined) return {};
  const { values, conflicts } = complete(spec, { [name]: value }, params);
  const [conflict] = conflicts;
  const rest = problems.filter((problem) => problem.parameter !== name);
  if (conflict === undefined) return { params: values, problems: rest };
  const using = parameter.write(params[name] ?? parameter.default);
  const text = parameter.problem(value) === undefined ? parameter.write(value) : textOf(value);
  return { problems: [...rest, { parameter: name, value: text, allowed: conflict.allowed, using }] };
}

/** Several parameters changed and the others made to fit; what does not go with the rest keeps its value. */
export function withParams({ spec, params }: PlayerState, next: Values): Change {
  return { params: complete(spec, next, params).values, problems: [] };
}

/** One size changed, and all arrays that have it; nothing if it cannot be that. */
export function withSize({ spec, params }: PlayerState, axis: string, size: number): Change {
  return isPossible(spec, axis, size) ? { params: resized(spec, params, axis, size) } : {};
}
