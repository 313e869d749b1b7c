import { checkpoint } from "../../autodiff/checkpoint.ts";
import { mul } from "../../autodiff/operations/arithmetic.ts";
import { chain, lengthOf, type Plan } from "../../autodiff/testing/chain.ts";
import type { Var } from "../../autodiff/var.ts";
import type { VectorLeaf } from "../leaves.ts";
import { recordProgram } from "../record-program.ts";
import type { Trace } from "../trace.ts";

/**
 * Records a chain h0, h1, … of one node per layer, with the parameters w1, w2, …, stored as planned.
 *
 * @param layer computes h_k from h_{k−1} and w_k; by default their product
 * @param keep makes the checkpoints
 */
export function runChain(
  plan: Plan,
  {
    h0 = 0.5,
    weights = Array.from({ length: lengthOf(plan) }, (_, i) => 1.25 - i / 8),
    layer = mul as (h: Var, w: Var) => Var,
    detail = false,
    keep = checkpoint,
  } = {},
): Trace {
  return recordProgram({
    leaves: [
      { name: "h0", value: h0, role: "input" },
      { name: "w", value: weights, role: "parameter" },
    ],
    build: ({ h0, w }) => {
      const states = [h0 as Var];
      const output = chain(
        plan,
        (h: Var, weight: Var) => {
          const next = layer(h, weight);
          // The first evaluations belong to the forward pass, in order.
          if (states.length <= weights.length) states.push(next);
          return next;
        },
        h0 as Var,
        (w as VectorLeaf).entries,
        keep,
      );
      return { names: { h: states }, outputs: { y: output } };
    },
    detail,
  });
}

/** Returns the keys of a trace's steps, optionally of some kinds only. */
export function keysOf(trace: Trace, ...kinds: readonly string[]): string[] {
  return trace.steps.flatMap(({ key, kind }) => (kinds.length === 0 || kinds.includes(kind) ? [key] : []));
}
