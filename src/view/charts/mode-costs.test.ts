import { expect, it } from "vitest";
import { cheaperMode, countAt, passCosts } from "./mode-costs.ts";

const costs = passCosts({ evaluations: 4, repeated: 2, pullbacks: 6 });

it("a pass is measured in evaluations of the program", () => {
  expect(costs).toEqual({ forward: 2.5, reverse: 3 });
});

it.each([
  [1000, 1, "reverse", (1000 * 2.5) / 3],
  [1, 1000, "forward", (1000 * 3) / 2.5],
  [6, 5, "neither", 1],
])("for %d inputs and %d outputs the cheaper mode is %s", (inputs, outputs, mode, factor) => {
  expect(cheaperMode(costs, inputs, outputs)).toEqual({ mode, factor });
});

it("counts are round and within the chart", () => {
  expect([-1, 0, 0.5, 1, 2.345, 6, 9].map(countAt)).toEqual([1, 1, 3, 10, 220, 1e6, 1e6]);
});
