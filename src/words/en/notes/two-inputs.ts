import { texts } from "../../language.ts";

/** Explanations of the steps of Case Study 3, by step key. */
export const notes = texts({
  "eval.v1": "The product is the only operation that takes both inputs.",
  "eval.v2": "$x_1$ is used a second time, so $x̄_1$ will receive two contributions.",
  "eval.v3": "The Wengert list ends with the output, $y = v_3$.",
  "seed.v3": "One output, one seed: this single pass will serve both inputs.",
  "acc.v3.0": "The sum passes the seed on to the product unchanged.",
  "acc.v3.1": "The sine gets the same seed. Nothing is divided: each path carries the full adjoint.",
  "acc.v2.0": "The sine's path reaches $x̄_1$ with slope $cos(x_1)$.",
  "acc.v1.0":
    "In a product each factor's slope is the other factor: $x̄_1$ receives $x_2$, on top of the cosine that it already holds.",
  "acc.v1.1": "And $x̄_2$ receives $x_1$. The input $x_2$ is used once, so this is its whole derivative.",
  collect: "Both partials came from one pass. Forward mode would have needed one pass per input.",
});
