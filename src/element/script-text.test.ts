import { expect, it } from "vitest";
import { scriptText } from "./script-text.ts";

const around = (textContent: string) => ({ querySelector: () => ({ textContent }) as Element });

it.each([
  ["x = Var(2.0)\ny = x * x", "x = Var(2.0)\ny = x * x\n"],
  ["\n  \n    x = Var(2.0)\n    if 1:\n\n      y = x\n  ", "x = Var(2.0)\nif 1:\n\n  y = x\n"],
  ["\n\tx = 1\n\t\ty = 2\n", "x = 1\n\ty = 2\n"],
  ["\n\tx = 1\n  y = 2\n", "\tx = 1\n  y = 2\n"],
  ["\n    x = 1\n # less\n  ", "   x = 1\n# less\n"],
  ["    x = 1\n  \n    y = 2", "x = 1\n\ny = 2\n"],
])("the text %j is the program %j", (text, program) => {
  expect(scriptText(around(text))).toBe(program);
});

it.each(["", "\n   \n"])("the text %j is no program", (text) => {
  expect(scriptText(around(text))).toBeUndefined();
  expect(scriptText({ querySelector: () => null })).toBeUndefined();
});
