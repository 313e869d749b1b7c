import { queryObjects } from "node:v8";
import { expect, it } from "vitest";
import { checkpoint } from "./checkpoint.ts";
import { mul } from "./operations/arithmetic.ts";
import { tanh } from "./operations/curves.ts";
import { elementwise } from "./operations/elementwise.ts";
import { filled } from "./tensor.ts";
import { chain, keeping, type Plan, storingAll } from "./testing/chain.ts";
import type { Tensor } from "./value.ts";
import { Var } from "./var.ts";

/** Returns the number of live nodes after garbage collection. */
const alive = (): number => queryObjects(Var, { format: "count" });

/** Builds a chain of a hundred layers, each of two nodes. */
function grow(plan: Plan): Var {
  const weights = Array.from({ length: 100 }, (_, i) => new Var(1 + i / 100));
  return chain(plan, (h, w) => tanh(mul(w, h)), new Var(0.5), weights);
}

it.each<[string, (h: Var) => Var]>([
  ["a segment's nodes", tanh],
  ["the checkpoints in a segment", (h) => checkpoint(tanh, h)],
])("%s are freed while the program still runs", (_, layer) => {
  const h0 = new Var(0.5);
  const before = alive();
  let during = 0;
  const run = (h: Var): Var => {
    let state = h;
    for (let i = 0; i < 100; i++) state = layer(state);
    during = alive() - before;
    return state;
  };
  run(h0);
  expect(during).toBe(100);
  checkpoint(run, h0);
  // The copy of the operand, the last state, and nodes that the machine's stack may still reference.
  expect(during).toBeLessThan(6);
});

it.each<[string, Plan, number]>([
  ["all nodes under full storage", storingAll(100), 200],
  ["the ends of its segments", keeping(0, 40, 70, 100), 3],
  ["its result", keeping(0, 100), 1],
  ["its result, however checkpoints nest", { parts: [keeping(0, 10, 100)], checkpointed: true }, 1],
])("besides its leaves, a chain keeps %s, before and after the sweep", (_, plan, kept) => {
  const before = alive();
  const y = grow(plan);
  expect(alive() - before).toBe(101 + kept);
  y.backward();
  expect(alive() - before).toBe(101 + kept);
  expect(y.grad).toBe(1);
});

it("a segment's intermediate nodes are freed, including tensor entries", () => {
  const x = new Var<Tensor>(filled([50], (i) => i / 50));
  const before = alive();
  const y = checkpoint((h) => elementwise(tanh, elementwise(tanh, h)), x);
  expect(alive() - before).toBe(1);
  y.backward(filled([50], () => 1));
  expect(alive() - before).toBe(1);
  expect(y.parents).toHaveLength(1);
});
