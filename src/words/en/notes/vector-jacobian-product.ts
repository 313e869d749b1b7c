import { texts } from "../../language.ts";

/** Explanations of the steps of Case Study 4, by step key. */
export const notes = texts({
  "eval.y1": "The first output is a product of both inputs.",
  "eval.v1": "The second output needs its own intermediate, $x_2^2$.",
  "eval.y2": "Two outputs share the same inputs; the graph has two ends to seed.",
  "seed.y1": "The first output is seeded with $u_1$, its weight in the result.",
  "seed.y2":
    "The second is seeded with $u_2$. Both seeds are set before anything flows, so one pass serves both.",
  "acc.y2.0": "From $y_2$, $x̄_1$ receives $u_2$ unchanged: the lower left entry of the Jacobian is 1.",
  "acc.y2.1": "The rest of $ȳ_2$ goes to the adjoint of its intermediate.",
  "acc.v1.0": "And on to $x̄_2$: $2 u_2 x_2$, the second row's share.",
  "acc.y1.0": "From $y_1$, $x̄_1$ receives $u_1 x_2$. The two rows meet in one sum.",
  "acc.y1.1": "$x̄_2$ receives $u_1 x_1$ on top of the other row's share.",
  collect: "Each input holds one entry of $uᵀ J$. The four entries of $J$ were never stored.",
});
