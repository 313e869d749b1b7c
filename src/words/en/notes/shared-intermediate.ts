import { texts } from "../../language.ts";

/** Explanations of the steps of Case Study 2, by step key. */
export const notes = texts({
  "eval.v1": "$x^2$ occurs twice in the expression but is computed once and shared.",
  "eval.v2": "The sine is the first of two operations that use $v_1$.",
  "eval.v3": "The sum is the second: here the two paths from $v_1$ meet again.",
  "seed.v3": "The output's own adjoint is 1. Both paths back start here.",
  "acc.v3.0": "The direct path. A sum passes its adjoint on unchanged, so $v̄_1$ already holds 1.",
  "acc.v3.1": "The adjoint of the other operand, $v̄_2$, receives the same.",
  "acc.v2.0":
    "The second contribution to $v̄_1$ arrives. It is **added**: assigning would lose the 1 that came from $v̄_3$.",
  "acc.v1.0": "Only now is $v̄_1$ complete, and it is passed on once, as the sum of both paths.",
  collect:
    "The 1 is the direct path, the cosine the path through the sine; the common factor $2x$ was applied once.",
});
