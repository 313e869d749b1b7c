import { describe, expect, it } from "vitest";
import { planOf } from "../layout/node-plan.ts";
import { type AccumulateStep, nodeAt } from "../trace/trace.ts";
import { hasRoomForSum, sumSign } from "./sum.ts";
import { runs } from "./testing/scenes.ts";

const [first] = runs;
if (first === undefined) throw new Error("there is no run");
const node = nodeAt(first.run.trace, 0);

describe("hasRoomForSum", () => {
  it.each([
    ["roomy", "−0.4161 + 3", "2.5839", true],
    ["roomy", "1 + 0.1304", "1.1304", true],
    ["roomy", "−0.4161 + 12.3", "11.8839", false],
    ["compact", "1 + 2", "3", true],
    ["compact", "−0.4161 + 3", "2.5839", false],
  ] as const)("in a %s node for %s = %s is %s", (density, sum, result, fits) => {
    expect(hasRoomForSum(planOf(node, density), sum, result)).toBe(fits);
  });
});

describe("the sign of a sum", () => {
  it.each([
    [1, 0.1304, 1.1304, "="],
    [1, Math.cos(1.44), 1 + Math.cos(1.44), "="],
    [1.54516, 0.98258, 1.54516 + 0.98258, "≈"],
  ] as const)("of %d + %d, which is %d, is %s", (before, contribution, after, sign) => {
    expect(sumSign({ before, contribution, after } as AccumulateStep)).toBe(sign);
  });
});
