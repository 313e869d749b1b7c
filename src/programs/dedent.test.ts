import { expect, it } from "vitest";
import { dedent } from "./dedent.ts";

it.each([
  ["x = Var(2.0)\ny = x * x", "x = Var(2.0)\ny = x * x\n"],
  ["\n  \n    x = Var(2.0)\n    if 1:\n\n      y = x\n  ", "x = Var(2.0)\nif 1:\n\n  y = x\n"],
  ["\n\tx = 1\n\t\ty = 2\n", "x = 1\n\ty = 2\n"],
  ["\n\tx = 1\n  y = 2\n", "\tx = 1\n  y = 2\n"],
  ["\n    x = 1\n # less\n  ", "   x = 1\n# less\n"],
  ["    x = 1\n  \n    y = 2", "x = 1\n\ny = 2\n"],
  ["  x = 1\r\n  y = 2\r\n", "x = 1\ny = 2\n"],
  ["", ""],
  ["\n   \n", ""],
])("the text %j is the program %j", (text, program) => {
  expect(dedent(text)).toBe(program);
});
