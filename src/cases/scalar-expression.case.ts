import { add } from "../autodiff/operations/arithmetic.ts";
import { log, square } from "../autodiff/operations/powers.ts";
import { constant } from "../autodiff/var.ts";
import { defineCase } from "./define-case.ts";
import { real } from "./parameters/number.ts";

/** Case Study 1: a chain of three operations, and the chain rule run backward along it. */
export default defineCase({
  number: 1,
  slug: "scalar-expression",
  title: "Scalar expression",
  group: "Scalars",
  formula: "y = \\log(1 + x^2)",
  summary: "Local rules along a chain give the derivative without symbolic simplification.",
  parameters: { x: real("input", { default: 1.5, min: -3, max: 3 }) },
  program: ({ x }) => {
    const v1 = square(x);
    const v2 = add(constant(1), v1);
    const v3 = log(v2);
    return { names: { v1, v2, v3 }, outputs: { y: v3 } };
  },
  closedForms: {
    x: { tex: "\\frac{2x}{1 + x^2}", value: ({ x }) => (2 * x) / (1 + x * x) },
  },
  result: "\\frac{dy}{dx} = \\frac{2x}{1 + x^2}",
  notes: {
    "eval.v1": "The expression is taken apart into single operations. The first squares the input.",
    "eval.v2": "The constant 1 is part of the operation, not a variable: nobody asks for its derivative.",
    "eval.v3": "The last operation gives the output, $y = v_3$.",
    "seed.v3":
      "The derivative of $y$ with respect to itself is 1. Everything backward starts from this seed.",
    "acc.v3.0":
      "The logarithm knows only its own rule: the derivative at $v_2$ is $1/v_2$, and $v_2$ was kept from the forward pass.",
    "acc.v2.0":
      "Adding 1 shifts the value and leaves the slope alone, so the adjoint passes through unchanged.",
    "acc.v1.0": "The square's rule closes the chain: $2x$ times what arrived at $v_1$.",
    collect:
      "Three local rules, multiplied in passing, are the whole derivative. No symbol was ever simplified.",
  },
});
