import { expect, it } from "vitest";
import { errorColumn } from "./error-column.ts";

it.each([
  ["y = x * w", 1, "NameError: name 'w' is not defined", 9],
  ["    y = x.foo", 5, "AttributeError: 'Var' object has no attribute 'foo'", 11],
  ["y = 1 + 'a'", 1, "TypeError: unsupported operand type(s) for +: 'int' and 'str'", 1],
  ["y = w2 * w", 1, "NameError: name 'w' is not defined", 10],
  ["y = 1 / 0", 1, "ZeroDivisionError: division by zero", 1],
])("the error of %j is at its name, or else at its statement", (line, column, message, expected) => {
  expect(errorColumn(line, column, message)).toBe(expected);
});
