import type { AnyParameter, AnyProgram, Values } from "../../cases/define-case.ts";
import type { List, Rows } from "../../cases/parameters/array.ts";
import type { ParameterValue } from "../../cases/parameters/parameter.ts";
import { equation, exactNumber, matrix, symbolOf } from "../../formula/build.ts";
import type { Expression } from "../../formula/expression.ts";
import { handoutWords } from "../../words/en/handout.ts";

/** An input of a run on paper: a formula, or a word and its value. */
export interface PrintedInput {
  readonly name: string;
  readonly formula: Expression | undefined;
  readonly word: string;
  readonly text: string;
}

/** The maximum length of a list that is set as a matrix of one row. */
const LONGEST_ROW = 8;

/** Returns all parameters of a program in order, with the values of a run or their defaults. */
export function printedInputs({ parameters }: AnyProgram, values: Values): PrintedInput[] {
  return Object.entries<AnyParameter>(parameters).map(([name, parameter]) =>
    given(name, parameter, values[name] ?? parameter.default),
  );
}

/** A run's values have passed the parameter's own check, so each value has the type of its kind. */
function given(name: string, parameter: AnyParameter, value: ParameterValue): PrintedInput {
  const part = parameter.role === "seed" ? "adjoint" : "value";
  const formula = (of: Expression): PrintedInput => ({
    name,
    formula: equation(symbolOf(name), of),
    word: "",
    text: "",
  });
  const words = (text: string): PrintedInput => ({ name, formula: undefined, word: name, text });
  switch (parameter.kind) {
    case "number":
      return formula(exactNumber(value as number, part));
    case "array": {
      const rows = parameter.axes.length === 1 ? [value as List] : (value as Rows);
      return (rows[0]?.length ?? 0) > LONGEST_ROW
        ? words(parameter.write(value as List & Rows).replaceAll(",", ", "))
        : formula(matrix(rows, part));
    }
    case "targets": {
      const targets = value as List;
      return { ...words(targets.join(", ")), word: handoutWords.targets(targets.length) };
    }
    default:
      return words(String(value).replaceAll(",", ", "));
  }
}
