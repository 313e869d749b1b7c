import { add, mul } from "../autodiff/operations/arithmetic.ts";
import { square } from "../autodiff/operations/powers.ts";
import { defineCase } from "./define-case.ts";
import { real } from "./parameters/number.ts";

/** Case Study 4: two outputs, two seeds, and the product of the seed with the Jacobian. */
export default defineCase({
  number: 4,
  slug: "vector-jacobian-product",
  title: "Vector-Jacobian product",
  group: "Products",
  formula: "f(x_1, x_2) = \\begin{bmatrix} x_1 x_2 \\\\ x_1 + x_2^2 \\end{bmatrix}",
  summary: "Seeding two outputs gives u\u1d40J in one pass, without building the Jacobian.",
  parameters: {
    x1: real("input", { default: 2, min: -4, max: 4 }),
    x2: real("input", { default: 3, min: -4, max: 4 }),
    u1: real("seed", { default: 1, min: -2, max: 2 }),
    u2: real("seed", { default: 0.5, min: -2, max: 2 }),
  },
  program: ({ x1, x2, u1, u2 }) => {
    const y1 = mul(x1, x2);
    const v1 = square(x2);
    const y2 = add(x1, v1);
    return { names: { v1 }, outputs: { y1, y2 }, seeds: { y1: u1, y2: u2 } };
  },
  seeds: { y1: "u_1", y2: "u_2" },
  closedForms: {
    x1: { tex: "u_1 x_2 + u_2", value: ({ x2, u1, u2 }) => u1 * x2 + u2 },
    x2: { tex: "u_1 x_1 + 2 u_2 x_2", value: ({ x1, x2, u1, u2 }) => u1 * x1 + 2 * u2 * x2 },
  },
  result: "u^\\top J_f(x) = \\begin{bmatrix} u_1 x_2 + u_2, & u_1 x_1 + 2 u_2 x_2 \\end{bmatrix}",
  notes: {
    "eval.y1": "The first output is a product of both inputs.",
    "eval.v1": "The second output needs $x_2^2$, an intermediate of its own.",
    "eval.y2": "Two outputs share the same inputs; the graph has two ends to seed.",
    "seed.y1": "The first output starts with $u_1$: how much weight this output has in the result.",
    "seed.y2":
      "The second starts with $u_2$. Both seeds are set before anything flows, so one pass serves both.",
    "acc.y2.0": "From $y_2$, $x_1$ receives $u_2$ unchanged: the lower left entry of the Jacobian is 1.",
    "acc.y2.1": "The rest of $y_2$ goes to its intermediate.",
    "acc.v1.0": "And on to $x_2$: $2 u_2 x_2$, the second row's share.",
    "acc.y1.0": "From $y_1$, $x_1$ receives $u_1 x_2$. The two rows meet in one sum.",
    "acc.y1.1": "$x_2$ receives $u_1 x_1$ on top of the other row's share.",
    collect: "Each input holds one entry of $u^\\top J$. The four entries of $J$ were never stored.",
  },
});
