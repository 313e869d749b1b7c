import { describe, expect, test } from "vitest";
import { pathOf, pointAt, reversed } from "./curve.ts";

const line = [0, 0, 10, 0, 20, 0, 30, 0];
const bend = [0, 0, 50, 0, 50, 100, 100, 100];
const lineThenRise = [0, 0, 10, 0, 20, 0, 30, 0, 30, 30, 30, 60, 30, 90];

describe("pathOf", () => {
  test("writes one move, and one cubic per piece", () => {
    expect(pathOf(lineThenRise)).toBe("M0,0C10,0,20,0,30,0C30,30,30,60,30,90");
  });

  test("rounds to hundredths", () => {
    expect(pathOf([1 / 3, 0, 1.005, 2, 3, 4, 5, -1 / 7])).toBe("M0.33,0C1,2,3,4,5,-0.14");
  });
});

describe("reversed", () => {
  test("has the same points from the end", () => {
    expect(reversed(lineThenRise)).toEqual([30, 90, 30, 60, 30, 30, 30, 0, 20, 0, 10, 0, 0, 0]);
    const [forth, back] = [pointAt(bend, 0.3), pointAt(reversed(bend), 0.7)];
    expect(back.x).toBeCloseTo(forth.x);
    expect(back.y).toBeCloseTo(forth.y);
  });

  test("applied twice gives the original curve", () => {
    expect(reversed(reversed(lineThenRise))).toEqual(lineThenRise);
  });
});

describe("pointAt", () => {
  test("begins at the start and ends at the end, and clamps t beyond", () => {
    for (const t of [0, -1]) expect(pointAt(lineThenRise, t)).toEqual({ x: 0, y: 0 });
    for (const t of [1, 2]) expect(pointAt(lineThenRise, t)).toEqual({ x: 30, y: 90 });
  });

  test("measures by length, not by piece", () => {
    const middle = pointAt(lineThenRise, 0.5);
    expect(middle.x).toBeCloseTo(30);
    expect(middle.y).toBeCloseTo(30);
  });

  test("moves along a bend at even speed", () => {
    const points = Array.from({ length: 101 }, (_, i) => pointAt(bend, i / 100));
    const paces = points
      .slice(1)
      .map(({ x, y }, i) => Math.hypot(x - (points[i]?.x ?? 0), y - (points[i]?.y ?? 0)));
    expect(Math.max(...paces) / Math.min(...paces)).toBeLessThan(1.02);
  });

  test("finds the middle of a symmetric curve", () => {
    const { x, y } = pointAt(bend, 0.5);
    expect(x).toBeCloseTo(50);
    expect(y).toBeCloseTo(50);
  });

  test("stays in place on a curve without length", () => {
    expect(pointAt([5, 6], 0.5)).toEqual({ x: 5, y: 6 });
    expect(pointAt(new Array(8).fill(3), 0.5).x).toBeCloseTo(3);
    expect(pointAt(line, 0.5).y).toBe(0);
  });
});
