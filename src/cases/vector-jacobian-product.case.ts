import { add, mul } from "../autodiff/operations/arithmetic.ts";
import { square } from "../autodiff/operations/powers.ts";
import { vectorJacobianProductWords as words } from "../words/en/lessons.ts";
import { defineCase } from "./define-case.ts";
import { real } from "./parameters/number.ts";

/** Case Study 4: two outputs, two seeds, and the product of the seed with the Jacobian. */
export default defineCase(words, {
  number: 4,
  slug: "vector-jacobian-product",
  group: "products",
  formula: "f(x_1, x_2) = [x_1 x_2; x_1 + x_2^2]",
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
    x1: { formula: "u_1 x_2 + u_2", value: ({ x2, u1, u2 }) => u1 * x2 + u2 },
    x2: { formula: "u_1 x_1 + 2 u_2 x_2", value: ({ x1, x2, u1, u2 }) => u1 * x1 + 2 * u2 * x2 },
  },
  result: "uᵀ J_f(x) = [u_1 x_2 + u_2, u_1 x_1 + 2 u_2 x_2]",
});
