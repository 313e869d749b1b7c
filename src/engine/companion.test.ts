import { describe, expect, it } from "vitest";
import { cases } from "../cases/all.ts";
import { record } from "../cases/record.ts";
import { layout } from "../layout/layout.ts";
import { warningsOf } from "../words/warnings.ts";
import { run } from "./run.ts";

const slug = "softmax-cross-entropy";
const large = { z: [[1000, 1001, 999]], t: [1] };

describe("the companion run of softmax and cross-entropy", () => {
  it.each([
    ["fused", "direct"],
    ["direct", "fused"],
  ])("for %s is the %s variant at the same inputs", (variant, other) => {
    const { trace, companion } = run({ case: slug, params: { ...large, variant } });
    expect(trace).toEqual(record(slug, { ...large, variant }));
    const second = record(slug, { ...large, variant: other });
    expect(companion).toEqual({
      label: other,
      trace: second,
      warnings: warningsOf(second),
      layout: layout(second),
    });
  });

  it("has the engine's steps if the main run has them", () => {
    const { trace, companion } = run({ case: slug, params: {}, detail: true });
    const visits = [trace, companion?.trace].map((one) => one && one.steps.count("visit") > 0);
    expect(visits).toEqual([true, true]);
    expect(run({ case: slug, params: {} }).companion?.trace.steps.count("visit")).toBe(0);
  });

  it("ends in NaN where the fused rule stays finite", () => {
    const { trace, companion } = run({ case: slug, params: large });
    expect(Number(trace.outputs.L)).toBeCloseTo(0.4076, 4);
    expect(companion?.trace.outputs.L).toBe(Number.NaN);
  });
});

it("only a case with a choice to step side by side has a companion run", () => {
  for (const { slug, sideBySide } of cases) {
    const { companion } = run({ case: slug, params: {} });
    expect([slug, companion !== undefined]).toEqual([slug, sideBySide !== undefined]);
  }
});
