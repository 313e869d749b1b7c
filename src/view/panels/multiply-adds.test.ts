import { describe, expect, it } from "vitest";
import { run } from "../../engine/run.ts";
import { multiplyAddsIn } from "../../trace/multiply-adds.ts";

function counted(slug: string, params = {}) {
  const { trace } = run({ case: slug, params });
  return multiplyAddsIn(trace, trace.steps.length);
}

describe("the multiply-adds of a linear layer", () => {
  it.each(["layer", "kernels", "scalar"])(
    "are B d_in d_out forward and twice that backward as %s",
    (view) => {
      expect(counted("linear-layer", { view })).toEqual({ forward: 12, backward: 24 });
    },
  );

  it("are counted as far as the steps go", () => {
    const { trace } = run({ case: "linear-layer", params: {} });
    expect([0, 1, 3].map((index) => multiplyAddsIn(trace, index))).toEqual([
      { forward: 0, backward: 0 },
      { forward: 12, backward: 0 },
      { forward: 12, backward: 12 },
    ]);
  });
});

it("a case without products of matrices or variables has none", () => {
  expect(counted("relu-layer")).toEqual({ forward: 0, backward: 0 });
});
