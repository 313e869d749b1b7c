import { affine } from "../autodiff/operations/arithmetic.ts";
import { tanh } from "../autodiff/operations/curves.ts";
import type { Var } from "../autodiff/var.ts";
import { recurrenceWords as words } from "../words/en/lessons.ts";
import { defineCase } from "./define-case.ts";
import { real, whole } from "./parameters/number.ts";

/** Case Study 8: backpropagation through time on the smallest recurrence there is. */
export default defineCase(words, {
  number: 8,
  slug: "recurrence",
  group: "programs",
  formula: "h_0 = x, h_{t+1} = tanh(a h_t + b), L = h_T",
  parameters: {
    x: real("input", { default: 0.5, min: -2, max: 2 }),
    a: real("parameter", { default: 1.2, min: -2, max: 2 }),
    b: real("parameter", { default: -0.3, min: -2, max: 2 }),
    T: whole("size", { default: 4, min: 1, max: 50 }),
  },
  presets: {
    vanishing: { x: 0.5, a: 0.6, b: 0, T: 20 },
    // At the unstable fixed point 0, every step multiplies the adjoint by a.
    exploding: { x: 0, a: 2, b: 0, T: 20 },
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
    x: { formula: "∏_{t=0}^{T-1} a (1 - h_{t+1}^2)", value: (values) => unrolled(values).x },
    a: { formula: "∑_{t=0}^{T-1} z̄_t h_t", value: (values) => unrolled(values).a },
    b: { formula: "∑_{t=0}^{T-1} z̄_t", value: (values) => unrolled(values).b },
  },
  result: "ā = ∑_{t=0}^{T-1} z̄_t h_t; b̄ = ∑_{t=0}^{T-1} z̄_t",
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
