import { describe, expect, it } from "vitest";
import { moved, startDrag, stepsFor } from "./number-drag.ts";

describe("the step of a number", () => {
  it.each([
    ["of a slider", [1.2], { step: 0.1 }, 0.1],
    ["of a slider, for a number far beyond its range", [1000], { step: 0.1 }, 10],
    ["of a whole number", [4], { step: 1, whole: true, min: 1, max: 50 }, 1],
    ["of an array of ones", [1, -2, 0.5], undefined, 0.1],
    ["of an array of large numbers", [1000, 1001, 999], undefined, 100],
    ["of an array of small numbers", [0.02, 0.01], undefined, 0.001],
    ["of zeros", [0, 0], undefined, 0.1],
    ["of an infinite number", [Number.POSITIVE_INFINITY], undefined, 0.1],
  ])("%s", (_, numbers, own, step) => {
    expect(stepsFor(numbers, own).step).toBeCloseTo(step, 12);
  });

  it("is never 0 or infinite", () => {
    expect(stepsFor([5e-324]).step).toBe(1e-12);
    expect(stepsFor([1.7e308]).step).toBe(1e300);
  });
});

describe("a drag", () => {
  const x = stepsFor([1.2], { step: 0.1 });
  const T = stepsFor([4], { step: 1, whole: true, min: 1, max: 50 });

  it("changes a number by a step per 4 pixels, without stray digits", () => {
    const drag = startDrag(1.2, 100, x);
    expect([104, 108, 130, 60].map((at) => drag.moveTo(at, false))).toEqual([1.3, 1.4, 2, 0.2]);
  });

  it("returns to the exact number from which it started", () => {
    const drag = startDrag(Math.PI, 0, x);
    expect(drag.moveTo(40, false)).toBe(4.14159265359);
    expect(drag.moveTo(1, false)).toBe(Math.PI);
  });

  it("is ten times finer with Shift, also from its middle", () => {
    const drag = startDrag(1.2, 0, x);
    drag.moveTo(8, false);
    expect(drag.moveTo(12, true)).toBe(1.41);
    expect(startDrag(1.2, 0, x).moveTo(4, true)).toBe(1.21);
  });

  it("keeps a whole number whole and within its bounds", () => {
    const drag = startDrag(4, 0, T);
    expect([6, 10, 400, -400].map((at) => drag.moveTo(at, false))).toEqual([6, 7, 50, 1]);
    expect(startDrag(4, 0, T).moveTo(30, true)).toBe(5);
  });
});

it("a step of an arrow key moves the number by one step", () => {
  const steps = stepsFor([0.2], { step: 0.1 });
  expect([moved(0.2, 1, steps), moved(0.2, -1, steps), moved(0.2, 0.1, steps)]).toEqual([0.3, 0.1, 0.21]);
});
