import { add } from "../autodiff/operations/arithmetic.ts";
import { log, square } from "../autodiff/operations/powers.ts";
import { constant } from "../autodiff/var.ts";
import { scalarExpressionWords as words } from "../words/en/lessons.ts";
import { defineCase } from "./define-case.ts";
import { real } from "./parameters/number.ts";

/** Case Study 1: a chain of three operations, and the chain rule run backward along it. */
export default defineCase(words, {
  number: 1,
  slug: "scalar-expression",
  group: "scalars",
  formula: "y = log(1 + x^2)",
  parameters: { x: real("input", { default: 1.5, min: -3, max: 3 }) },
  program: ({ x }) => {
    const v1 = square(x);
    const v2 = add(constant(1), v1);
    const v3 = log(v2);
    return { names: { v1, v2, v3 }, outputs: { y: v3 } };
  },
  closedForms: {
    x: { formula: "(2x)/(1 + x^2)", value: ({ x }) => (2 * x) / (1 + x * x) },
  },
  result: "x̄ = (2x)/(1 + x^2)",
});
