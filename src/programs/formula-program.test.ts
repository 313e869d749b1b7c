import { expect, it } from "vitest";
import { defaults } from "../cases/complete.ts";
import { recordAt } from "../cases/record.ts";
import { programOfFormula } from "./formula-program.ts";
import { openProgram } from "./open-program.ts";

const gradientsOf = (formula: string) => {
  const { program } = openProgram({ program: programOfFormula(formula), params: {} });
  return recordAt(program, defaults(program), false).gradients;
};

it("a formula is a program whose names are inputs", () => {
  expect(programOfFormula("y = x1*x2 + sin(x1)")).toBe(
    "x1 = Var(2.0)\nx2 = Var(3.0)\n\ny = x1*x2 + sin(x1)\ny.backward()\n",
  );
});

it.each([
  ["y = x1*x2 + sin(x1)", { x1: 3 + Math.cos(2), x2: 2 }],
  ["x^2", { x: 4 }],
  ["loss = (w*x - 1)**2", { w: 30, x: 20 }],
  ["z = cos(pi*x)", { x: -Math.PI * Math.sin(2 * Math.PI) }],
])("%s has its gradient", (formula, gradients) => {
  for (const [name, value] of Object.entries(gradientsOf(formula)))
    expect(value).toBeCloseTo((gradients as Record<string, number>)[name] ?? Number.NaN, 9);
});
