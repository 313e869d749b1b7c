import { expect, it } from "vitest";
import { defaults } from "../cases/complete.ts";
import { recordAt } from "../cases/record.ts";
import { programOfFormula, unknownFunction } from "./formula-program.ts";
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
  ["2x² + 3(x + 1)", { x: 11 }],
  ["f(x) = ln(x) + math.sin(x)", { x: 0.5 + Math.cos(2) }],
  ["σ(−x)", { x: -Math.exp(-2) / (1 + Math.exp(-2)) ** 2 }],
  ["1e3*x + 2.5e-1*y1", { x: 1000, y1: 0.25 }],
])("%s has its gradient", (formula, gradients) => {
  for (const [name, value] of Object.entries(gradientsOf(formula)))
    expect(value).toBeCloseTo((gradients as Record<string, number>)[name] ?? Number.NaN, 9);
});

it("names a function that does not exist", () => {
  expect(unknownFunction("y = foo(x) + sin(x)")).toBe("foo");
  for (const formula of ["y = sin(x)", "2(x + 1)", "f(x) = exp(x)", "y = ln(x)"])
    expect(unknownFunction(formula), formula).toBeUndefined();
});
