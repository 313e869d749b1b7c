import { expect, it } from "vitest";
import { run } from "../engine/run.ts";
import { keyAt } from "../trace/trace.ts";
import { tellingSteps } from "./telling-steps.ts";
import { drawings } from "./testing/scenes.ts";

const keysOf = (slug: string, detail = false) => {
  const { trace } = run({ case: slug, params: {}, detail });
  return tellingSteps(trace).map((index) => keyAt(trace, index));
};

it("tellingSteps has the contribution that is added to another", () => {
  expect(keysOf("shared-intermediate")).toEqual([
    "start",
    "eval.v3",
    "seed.v3",
    "acc.v3.0",
    "acc.v2.0",
    "acc.v1.0",
    "collect",
  ]);
});

it("tellingSteps has the second of two seeds", () => {
  expect(keysOf("vector-jacobian-product")).toContain("seed.y2");
});

it("tellingSteps has keep, discard and recompute steps of checkpoints", () => {
  const kinds = keysOf("checkpointed-chain").map((key) => key.split(".")[0]);
  expect(kinds).toEqual(expect.arrayContaining(["keep", "discard", "recompute"]));
});

it("tellingSteps has the sort only if it is shown", () => {
  expect(keysOf("two-inputs", true).some((key) => key.startsWith("visit."))).toBe(true);
  expect(keysOf("two-inputs", false).some((key) => key.startsWith("visit."))).toBe(false);
});

it("tellingSteps goes from start to end of any run, in order, without duplicates", () => {
  for (const { run: each } of drawings) {
    const steps = tellingSteps(each.trace);
    expect(steps[0]).toBe(0);
    expect(steps.at(-1)).toBe(each.trace.steps.length);
    expect(steps).toEqual([...new Set(steps)].sort((a, b) => a - b));
    expect(steps.length).toBeLessThanOrEqual(11);
  }
});
