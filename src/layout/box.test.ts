import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boundingBox, isNear } from "./box.ts";

const whole = (min: number, max: number) => fc.integer({ min, max });
const box = fc.record({ x: whole(-99, 99), y: whole(-99, 99), width: whole(0, 99), height: whole(0, 99) });

describe("around", () => {
  it("touches the outermost boxes at each side", () => {
    fc.assert(
      fc.property(fc.array(box, { minLength: 1 }), (boxes) => {
        const { x, y, width, height } = boundingBox(boxes);
        expect(Math.min(...boxes.map((item) => item.x))).toBe(x);
        expect(Math.min(...boxes.map((item) => item.y))).toBe(y);
        expect(Math.max(...boxes.map((item) => item.x + item.width))).toBe(x + width);
        expect(Math.max(...boxes.map((item) => item.y + item.height))).toBe(y + height);
      }),
    );
  });

  it("is empty for no boxes", () => {
    expect(boundingBox([])).toEqual({ x: 0, y: 0, width: 0, height: 0 });
  });
});

describe("near", () => {
  const unit = { x: 0, y: 0, width: 10, height: 10 };

  it.each([
    ["touching with no margin", { ...unit, x: 10 }, 0, false],
    ["touching with a margin", { ...unit, x: 10 }, 1, true],
    ["overlapping", { ...unit, x: 9, y: -9 }, 0, true],
    ["inside", { x: 4, y: 4, width: 1, height: 1 }, 0, true],
    ["a point inside", { x: 4, y: 4, width: 0, height: 0 }, 0, true],
    ["near in one direction only", { ...unit, x: 4, y: 17 }, 6, false],
    ["nearer than the margin", { ...unit, x: 4, y: 15 }, 6, true],
  ])("compares the gap of boxes with the margin: %s", (_, other, margin, expected) => {
    expect(isNear(unit, other, margin)).toBe(expected);
  });

  it("is symmetric", () => {
    fc.assert(
      fc.property(box, box, fc.nat(20), (a, b, margin) => isNear(a, b, margin) === isNear(b, a, margin)),
    );
  });
});
