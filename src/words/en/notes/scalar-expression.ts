import { texts } from "../../language.ts";

/** Explanations of the steps of Case Study 1, by step key. */
export const notes = texts({
  "eval.v1": "The expression is split into single operations. The first squares the input.",
  "eval.v2": "The constant 1 is part of the operation, not a variable, so it needs no derivative.",
  "eval.v3": "The last operation gives the output, $y = v_3$.",
  "seed.v3": "The derivative of $y$ with respect to itself is 1. The backward pass starts from this seed.",
  "acc.v3.0":
    "The logarithm knows only its own rule: the derivative at $v_2$ is $1/v_2$, and $v_2$ was kept from the forward pass.",
  "acc.v2.0":
    "Adding 1 shifts the value and leaves the slope alone, so the adjoint passes through unchanged.",
  "acc.v1.0": "The rule for the square ends the chain: $2x$ times the adjoint of $v_1$.",
  collect: "Three local rules, multiplied together, give the whole derivative. No expression was simplified.",
});
