import { texts } from "../../language.ts";

/** Explanations of the steps of Case Study 7, by step key. */
export const notes = texts({
  "variant=fused eval.L":
    "Softmax and logarithm in one operation. The largest logit of each row is subtracted first, so that no power exceeds 1.",
  "eval.L": "The mean over the batch of minus the logarithm of the target's probability.",
  "eval.v1": "The number $e$ is raised to the power of each logit. Logits from about 710 on overflow.",
  "eval.v2": "One sum per row, by which the powers are divided.",
  "eval.P": "The probabilities: each row sums to 1.",
  "eval.v3": "A probability that was rounded to 0 would become $-∞$ here.",
  "eval.v4": "The targets pick one logarithm per row; the others are multiplied by 0.",
  "eval.v5": "The remaining logarithm of each row.",
  "eval.v6": "The loss of each row.",
  "seed.L": "The loss is a number, and its adjoint is 1.",
  "variant=fused acc.L.0":
    "Probability minus target. The derivatives of logarithm, quotient and exponential cancel to $P - T$, and nothing is divided by a small probability.",
  "acc.L.0": "Each of the $B$ rows has the share $1/B$ of the mean.",
  "acc.v6.0": "Back through the minus sign.",
  "acc.v5.0": "Each row's adjoint is spread over its classes.",
  "acc.v4.0": "The targets let only their own class pass. $T$ is a constant: nothing flows into it.",
  "acc.v3.0": "The derivative of the logarithm is $1/P$. A small probability makes a large adjoint.",
  "acc.P.0": "The first of two paths back through the quotient, for the numerator.",
  "acc.P.1": "The second path, for the sums: each row is summed into one number.",
  "acc.v2.0": "Each power was also a term of its row's sum, so a second contribution is added.",
  "acc.v1.0":
    "The powers may be large or small; here they multiply the adjoint, and all the factors cancel to $P - T$.",
  "variant=direct collect":
    "Nine pullbacks for what one rule does: $P - T$ over $B$, up to rounding, and only if no power overflowed.",
  collect: "Probability minus target, over $B$. Each row of $z̄$ sums to 0, since $P$ and $T$ both sum to 1.",
});
