import { affine } from "../autodiff/operations/arithmetic.ts";
import { tanh } from "../autodiff/operations/curves.ts";
import type { Var } from "../autodiff/var.ts";
import { defineCase } from "./define-case.ts";
import { real, whole } from "./parameters/number.ts";

/** Case Study 8: backpropagation through time on the smallest recurrence there is. */
export default defineCase({
  number: 8,
  slug: "recurrence",
  title: "Simple recurrence",
  group: "Programs",
  formula: "h_0 = x, \\quad h_{t+1} = \\tanh(a h_t + b), \\quad L = h_T",
  summary: "The same parameters are used at every step, so their adjoints accumulate over time.",
  parameters: {
    x: real("input", { default: 0.5, min: -2, max: 2 }),
    a: real("parameter", { default: 1.2, min: -2, max: 2 }),
    b: real("parameter", { default: -0.3, min: -2, max: 2 }),
    T: whole("size", { default: 4, min: 1, max: 50 }),
  },
  chart: { adjointsOf: "h" },
  program: ({ x, a, b, T }) => {
    const h: Var[] = [x];
    const z: Var[] = [];
    let last = x;
    for (let t = 0; t < T; t++) {
      const next = affine(a, last, b);
      last = tanh(next);
      z.push(next);
      h.push(last);
    }
    return { names: { z, h }, outputs: { L: last } };
  },
  closedForms: {
    x: { tex: "\\prod_{t=0}^{T-1} a\\,(1 - h_{t+1}^2)", value: (values) => unrolled(values).x },
    a: { tex: "\\sum_{t=0}^{T-1} \\bar z_t h_t", value: (values) => unrolled(values).a },
    b: { tex: "\\sum_{t=0}^{T-1} \\bar z_t", value: (values) => unrolled(values).b },
  },
  result: "\\bar a = \\sum_{t=0}^{T-1} \\bar z_t h_t, \\qquad \\bar b = \\sum_{t=0}^{T-1} \\bar z_t",
  notes: {
    "eval.z0": "The first state is the input, $h_0 = x$. One affine step, with three operands.",
    "eval.z*": "The same $a$ and $b$ again: they are shared by all steps, not copied.",
    "eval.h1": "The squashed state is kept. The way back will need it in $1 - h^2$.",
    "eval.h*": "Another state to keep: memory grows with $T$, which is the price of going back through time.",
    "seed.h*": "The loss is the last state itself, so its adjoint is 1.",
    "acc.h*.0":
      "The derivative of tanh is $1 - h^2$, from the stored result alone. It is at most 1; together with the factor $a$ it decides whether $\\bar h_t$ fades or grows.",
    "acc.z0.0":
      "The first step's term comes last. The sum over time, $\\bar a = \\sum_t \\bar z_t h_t$, is complete.",
    "first acc.z*.0":
      "The last step's term comes first: the sum over time, $\\bar a = \\sum_t \\bar z_t h_t$, begins with it.",
    "acc.z*.0":
      "This step's term of $\\bar a = \\sum_t \\bar z_t h_t$, added to what the later steps have sent.",
    "acc.z0.1": "$h_0 = x$ receives $\\bar z_0 a$, and the walk through time ends at the input.",
    "acc.z*.1": "The state before receives $\\bar z_t a$, and the walk through time goes on.",
    "acc.z0.2":
      "The last share of $\\bar b = \\sum_t \\bar z_t$: one number for a parameter that was used $T$ times.",
    "acc.z*.2": "$b$ enters with slope 1, so it collects $\\bar z_t$ itself, once a step.",
    collect: "The parameters hold sums over all time steps. This is backpropagation through time.",
  },
});

/** Computes the sums of the text from states and adjoints in plain arrays. */
function unrolled({
  x,
  a,
  b,
  T,
}: Readonly<Record<"x" | "a" | "b" | "T", number>>): Record<"x" | "a" | "b", number> {
  const h = [x];
  for (let t = 0; t < T; t++) h.push(Math.tanh(a * (h[t] as number) + b));
  const gradient = { x: 1, a: 0, b: 0 };
  for (let t = T - 1; t >= 0; t--) {
    const zBar = gradient.x * (1 - (h[t + 1] as number) ** 2);
    gradient.a += zBar * (h[t] as number);
    gradient.b += zBar;
    gradient.x = zBar * a;
  }
  return gradient;
}
