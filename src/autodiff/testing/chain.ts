import fc from "fast-check";
import { binomialSplit } from "../binomial-schedule.ts";
import { checkpoint } from "../checkpoint.ts";
import type { Value } from "../value.ts";
import type { Var } from "../var.ts";

/** The storage plan of a chain: one layer, or parts in sequence, which one checkpoint may enclose. */
export type Plan = "layer" | { readonly parts: readonly Plan[]; readonly checkpointed: boolean };

/** Returns the number of layers in a plan. */
export function lengthOf(plan: Plan): number {
  return plan === "layer" ? 1 : plan.parts.reduce((sum, part) => sum + lengthOf(part), 0);
}

/**
 * Runs a chain h ↦ layer(h, w₁) ↦ layer(·, w₂) ↦ …, storing states as the plan specifies.
 *
 * @param weights one per layer
 * @param keep makes the checkpoints
 */
export function chain<V extends Value>(
  plan: Plan,
  layer: (h: Var<V>, w: Var<V>) => Var<V>,
  h: Var<V>,
  weights: readonly Var<V>[],
  keep = checkpoint,
): Var<V> {
  if (plan === "layer") return layer(h, weights[0] as Var<V>);
  if (plan.checkpointed) {
    const inside = { ...plan, checkpointed: false };
    return keep((copy, ...copies) => chain(inside, layer, copy, copies, keep), h, ...weights);
  }
  let [state, done] = [h, 0];
  for (const part of plan.parts) {
    const length = lengthOf(part);
    state = chain(part, layer, state, weights.slice(done, done + length), keep);
    done += length;
  }
  return state;
}

/** Returns the plan for full storage. */
export function storingAll(length: number): Exclude<Plan, "layer"> {
  return { parts: Array.from({ length }, () => "layer" as const), checkpointed: false };
}

/** Returns a plan with one checkpoint between each kept state and the next: `keeping(0, 4, 8)`. */
export function keeping(...kept: readonly number[]): Plan {
  const parts = kept.slice(1).map((state, i) => {
    return { ...storingAll(state - (kept[i] ?? 0)), checkpointed: true };
  });
  return { parts, checkpointed: false };
}

/** Returns the plan with the fewest repeated evaluations for a number of stored states. */
export function binomial(length: number, slots: number): Plan {
  if (length === 1) return "layer";
  const first = binomialSplit(length, slots);
  const parts: Plan[] = [
    { parts: [binomial(first, slots)], checkpointed: true },
    binomial(length - first, slots - 1),
  ];
  return { parts, checkpointed: false };
}

const { plan } = fc.letrec<{ plan: Plan; several: Plan }>((tie) => ({
  plan: fc.oneof({ depthSize: "medium", maxDepth: 5 }, fc.constant("layer"), tie("several")),
  several: fc.record({
    parts: fc.array(tie("plan"), { minLength: 1, maxLength: 4 }),
    checkpointed: fc.boolean(),
  }),
}));

/** Random plans with checkpoints in any nesting, including single layers and checkpoints that enclose checkpoints. */
export const randomPlan: fc.Arbitrary<Plan> = plan;
