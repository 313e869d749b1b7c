import { matrix } from "../../autodiff/matrix.ts";
import { sizeOf } from "../../autodiff/tensor.ts";
import { shapeOf, type Value } from "../../autodiff/value.ts";
import type { Expression, FunctionName } from "./code-data.ts";

/** The values that an operation has read and made. */
export interface OperationValues {
  readonly operands: readonly Value[];
  readonly made: Value;
}

/** The engine's functions that expressions call: they determine sizes. */
const FUNCTIONS: Readonly<Record<FunctionName, (...given: never[]) => unknown>> = { matrix, shapeOf, sizeOf };

/** Returns the value of an expression of an operation's source; undefined for a missing property. */
export function evaluate(expression: Expression, values: OperationValues): unknown {
  switch (expression.kind) {
    case "literal":
      return expression.value;
    case "value":
      return expression.of === "made" ? values.made : values.operands[expression.of];
    case "property":
      return propertyOf(evaluate(expression.object, values), expression.name);
    case "typeof":
      return typeof evaluate(expression.operand, values);
    case "equal": {
      const [left, right] = expression.sides.map((side) => evaluate(side, values));
      return (left === right) !== expression.negated;
    }
    case "call": {
      const given = expression.arguments.map((argument) => evaluate(argument, values));
      return FUNCTIONS[expression.name](...(given as never[]));
    }
  }
}

function propertyOf(object: unknown, name: string): unknown {
  if (typeof object !== "object" || object === null || !Object.hasOwn(object, name)) return undefined;
  return (object as Readonly<Record<string, unknown>>)[name];
}
