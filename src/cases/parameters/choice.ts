import { parameterWords } from "../../words/en/parameters.ts";
import type { Parameter } from "./parameter.ts";

/** A parameter with a few words or numbers as options. */
export interface ChoiceParameter<V extends string | number = string | number> extends Parameter<V, V> {
  readonly kind: "choice";
  readonly options: readonly V[];
}

/** Creates a choice among a few words or numbers; the first is the default. */
export function choice<const V extends string | number>(options: readonly [V, ...V[]]): ChoiceParameter<V> {
  const written = new Map<string, V>(options.map((option) => [String(option), option]));
  const problem = (value: unknown) =>
    options.some((option) => Object.is(option, value)) ? undefined : parameterWords.noChoice;
  return {
    kind: "choice",
    role: "choice",
    options,
    default: options[0],
    allowed: options.map(String).join(", "),
    problem,
    read(text) {
      const value = written.get(text);
      return value === undefined ? { problem: parameterWords.noChoice } : { value };
    },
    write: String,
  };
}
