import { expect, it, vi } from "vitest";
import { keeping } from "../autodiff/testing/chain.ts";
import { stepHasFact } from "./step-facts.ts";
import { runChain } from "./testing/chains.ts";
import { stepAt } from "./trace.ts";

it("a fact about the whole run is counted once per run", () => {
  const trace = runChain(keeping(0, 4, 8));
  const step = stepAt(trace, 1);
  if (step === undefined) throw new Error("the run has no step");
  const reads = vi.spyOn(trace.steps, "nodeAt");
  expect(stepHasFact(trace, step, "lowersPeak")).toBe(true);
  expect(reads.mock.calls.length).toBeGreaterThanOrEqual(trace.steps.length);
  reads.mockClear();
  expect(stepHasFact(trace, step, "lowersPeak")).toBe(true);
  expect(reads).not.toHaveBeenCalled();
});
