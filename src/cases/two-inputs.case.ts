import { add, mul } from "../autodiff/operations/arithmetic.ts";
import { sin } from "../autodiff/operations/curves.ts";
import { defineCase } from "./define-case.ts";
import { real } from "./parameters/number.ts";

/** Case Study 3: both partial derivatives from one reverse pass. */
export default defineCase({
  number: 3,
  slug: "two-inputs",
  title: "Two inputs, one output",
  group: "Scalars",
  formula: "y = x_1 x_2 + \\sin(x_1)",
  summary: "One reverse pass computes both partial derivatives.",
  parameters: {
    x1: real("input", { default: 2, min: -4, max: 4 }),
    x2: real("input", { default: 3, min: -4, max: 4 }),
  },
  program: ({ x1, x2 }) => {
    const v1 = mul(x1, x2);
    const v2 = sin(x1);
    const v3 = add(v1, v2);
    return { names: { v1, v2, v3 }, outputs: { y: v3 } };
  },
  closedForms: {
    x1: { tex: "x_2 + \\cos(x_1)", value: ({ x1, x2 }) => x2 + Math.cos(x1) },
    x2: { tex: "x_1", value: ({ x1 }) => x1 },
  },
  result: "\\nabla y = \\begin{bmatrix} x_2 + \\cos(x_1) \\\\ x_1 \\end{bmatrix}",
  notes: {
    "eval.v1": "The product is the only operation that takes both inputs.",
    "eval.v2": "$x_1$ is used a second time, so it will receive two contributions.",
    "eval.v3": "The Wengert list ends with the output, $y = v_3$.",
    "seed.v3": "One output, one seed: this single pass will serve both inputs.",
    "acc.v3.0": "The sum passes the seed on to the product unchanged.",
    "acc.v3.1": "The sine gets the same seed. Nothing is divided: each path carries the full adjoint.",
    "acc.v2.0": "The sine's path reaches $x_1$ with slope $\\cos(x_1)$.",
    "acc.v1.0":
      "In a product each factor's slope is the other factor: $x_1$ receives $x_2$, on top of what it has.",
    "acc.v1.1": "And $x_2$ receives $x_1$. It is used once, so this is all of its derivative.",
    collect: "Both partials came from one pass. Forward mode would have needed one pass for each input.",
  },
});
