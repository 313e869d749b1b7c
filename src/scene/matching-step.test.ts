import { describe, expect, it } from "vitest";
import { record } from "../cases/record.ts";
import { phaseAt, stepAt } from "../trace/trace.ts";
import { matchingStep } from "./matching-step.ts";

const direct = record("softmax-cross-entropy", { variant: "direct" });
const fused = record("softmax-cross-entropy", { variant: "fused" });

describe("matchingStep", () => {
  it("maps start to start and end to end", () => {
    for (const [own, other] of [
      [direct, fused],
      [fused, direct],
    ] as const) {
      expect(matchingStep(own, 0, other)).toBe(0);
      expect(matchingStep(own, own.steps.length, other)).toBe(other.steps.length);
    }
  });

  it("waits at a short phase until the long phase is complete", () => {
    const keys = direct.steps.map(
      (_, i) => stepAt(fused, matchingStep(direct, i + 1, fused))?.key ?? "start",
    );
    expect(keys).toEqual([
      ...Array(7).fill("start"),
      "eval.L",
      "seed.L",
      ...Array(8).fill("seed.L"),
      "acc.L.0",
      "collect",
    ]);
  });

  it("goes through a long phase in one step of a short phase", () => {
    const keys = fused.steps.map((_, i) => stepAt(direct, matchingStep(fused, i + 1, direct))?.key);
    expect(keys).toEqual(["eval.L", "seed.L", "acc.v1.0", "collect"]);
  });

  it("never goes backward or ahead of the phase", () => {
    let last = 0;
    for (let index = 0; index <= direct.steps.length; index++) {
      const at = matchingStep(direct, index, fused);
      expect(at).toBeGreaterThanOrEqual(last);
      last = at;
    }
    expect(phaseAt(fused, matchingStep(direct, 12, fused))).toBe("seed");
  });
});
