import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cases } from "../cases/all.ts";
import { record } from "../cases/record.ts";
import { keyAt, type Trace } from "../trace/trace.ts";
import { STEP_BY, type StepBy, stopAfter, stopBefore } from "./step-by.ts";

/** Returns the keys at which stepping forward stops. */
function stops(trace: Trace, grain: StepBy): string[] {
  const keys = ["start"];
  for (let i = 0; i < trace.steps.length; ) {
    i = stopAfter(trace, grain, i);
    keys.push(keyAt(trace, i));
  }
  return keys;
}

describe("stepping", () => {
  it("by edge stops at every step", () => {
    const trace = record("two-inputs");
    expect(stops(trace, "edge")).toEqual(["start", ...trace.steps.map(({ key }) => key)]);
  });

  it("by node takes all contributions from one node at once", () => {
    expect(stops(record("two-inputs"), "node").join(" ")).toBe(
      "start eval.v1 eval.v2 eval.v3 seed.v3 acc.v3.1 acc.v2.0 acc.v1.1 collect",
    );
  });

  it("by phase stops at the end of each phase", () => {
    expect(stops(record("two-inputs"), "phase")).toEqual([
      "start",
      "eval.v3",
      "seed.v3",
      "acc.v1.1",
      "collect",
    ]);
    expect(stops(record("tiny-engine"), "phase")).toContain("visit.v3");
  });

  it.each(cases.map(({ slug }) => slug))(
    "through %s stops at the same steps backward and forward, at every grain",
    (slug) => {
      const trace = record(slug);
      fc.assert(
        fc.property(fc.constantFrom(...STEP_BY), fc.nat(trace.steps.length), (grain, index) => {
          const next = stopAfter(trace, grain, index);
          expect(next).toBeGreaterThanOrEqual(Math.min(index + 1, trace.steps.length));
          const back = stopBefore(trace, grain, next);
          expect(back).toBeLessThanOrEqual(index);
          if (next > index) expect(stopAfter(trace, grain, back)).toBe(next);
        }),
      );
    },
  );

  it("stays at either end", () => {
    const trace = record("scalar-expression");
    expect(stopBefore(trace, "phase", 0)).toBe(0);
    expect(stopAfter(trace, "phase", trace.steps.length)).toBe(trace.steps.length);
  });
});
