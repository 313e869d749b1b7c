import { texts } from "../../language.ts";

/** Explanations of the steps of Case Study 7, by step key. */
export const notes = texts({
  "variant=fused eval.L":
    "Softmax and logarithm in one operation. The largest logit of each row is subtracted first, so that no power exceeds 1.",
  "eval.L": "The mean over the batch of minus the logarithm of the target's probability.",
  "eval.v1":
    "The number $e$ is raised to the power of each logit. From about 710 on this is more than a number can hold.",
  "eval.v2": "One sum a row: what the powers are divided by.",
  "eval.P": "The probabilities: each row sums to 1.",
  "eval.v3": "A probability that was rounded to 0 would become $-\\infty$ here.",
  "eval.v4": "The targets pick one logarithm a row; the others are multiplied by 0.",
  "eval.v5": "What is left of each row.",
  "eval.v6": "The loss of each row.",
  "seed.L": "The loss is a number, and its adjoint is 1.",
  "variant=fused acc.L.0":
    "Probability minus target. The derivatives of logarithm, quotient and exponential cancel to $P - T$, and nothing is divided by a small probability.",
  "acc.L.0": "Each of the $B$ rows has its share of the mean; here $n = B$.",
  "acc.v6.0": "Back through the minus.",
  "acc.v5.0": "Each row's adjoint is spread over its classes.",
  "acc.v4.0": "The targets let only their own class pass. $T$ is a constant: nothing flows into it.",
  "acc.v3.0": "The derivative of the logarithm is $1/P$. A small probability makes a large adjoint.",
  "acc.P.0": "The first of two ways back through the quotient, for the numerator.",
  "acc.P.1": "The second, for the sums: what was spread over a row is gathered in one number a row.",
  "acc.v2.0": "Each power had a part in its row's sum, so it receives a second contribution: they are added.",
  "acc.v1.0":
    "The powers were large or small; here they multiply what is left, and all the factors cancel to $P - T$.",
  "variant=direct collect":
    "Nine pullbacks for what one rule does: $P - T$ over $B$, up to rounding, and only as long as no power overflowed.",
  collect:
    "Probability minus target, over $B$. Each row of $\\bar z$ sums to 0, since $P$ and $T$ both sum to 1.",
});
