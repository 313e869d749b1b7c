import { add } from "../autodiff/operations/arithmetic.ts";
import { sin } from "../autodiff/operations/curves.ts";
import { square } from "../autodiff/operations/powers.ts";
import { sharedIntermediateWords as words } from "../words/en/lessons.ts";
import { defineCase } from "./define-case.ts";
import { real } from "./parameters/number.ts";

/** Case Study 2: an intermediate that reaches the output along two paths. */
export default defineCase(words, {
  number: 2,
  slug: "shared-intermediate",
  group: "scalars",
  formula: "y = x^2 + sin(x^2)",
  parameters: { x: real("input", { default: 1.2, min: -3, max: 3 }) },
  program: ({ x }) => {
    const v1 = square(x);
    const v2 = sin(v1);
    const v3 = add(v1, v2);
    return { names: { v1, v2, v3 }, outputs: { y: v3 } };
  },
  closedForms: {
    x: { formula: "2x (1 + cos(x^2))", value: ({ x }) => 2 * x * (1 + Math.cos(x * x)) },
  },
  result: "dy/dx = 2x (1 + cos(x^2))",
});
