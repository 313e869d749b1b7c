import { texts } from "../../language.ts";

/** Explanations of the steps of Case Study 8, by step key. */
export const notes = texts({
  "eval.z0": "The first state is the input, $h_0 = x$. One affine step, with three operands.",
  "eval.z*": "The same $a$ and $b$ again: they are shared by all steps, not copied.",
  "eval.h1": "The squashed state is kept. The backward pass needs it for $1 - h^2$.",
  "eval.h*": "Another state to keep: memory grows with $T$, the price of going back through time.",
  "seed.h*": "The loss is the last state itself, so its adjoint is 1.",
  "acc.h*.0":
    "The derivative of tanh is $1 - h^2$, from the stored result alone. It is at most 1; together with the factor $a$ it decides whether $h̄_t$ fades or grows.",
  "acc.z0.0": "The first step's term comes last. The sum over time, $ā = ∑_t z̄_t h_t$, is complete.",
  "first acc.z*.0": "The last step's term comes first in the sum over time, $ā = ∑_t z̄_t h_t$.",
  "acc.z*.0": "This step's term of $ā = ∑_t z̄_t h_t$, added to what the later steps have sent.",
  "acc.z0.1": "$h̄_0$, the adjoint of $x$, receives $z̄_0 a$, and the walk through time ends at the input.",
  "acc.z*.1": "The adjoint of the previous state receives $z̄_t a$, and the walk through time goes on.",
  "acc.z0.2": "The last share of $b̄ = ∑_t z̄_t$: one number for a parameter that was used $T$ times.",
  "acc.z*.2": "$b$ enters with slope 1, so $b̄$ collects $z̄_t$ itself, once per step.",
  collect: "The parameters hold sums over all time steps. This is backpropagation through time.",
});
