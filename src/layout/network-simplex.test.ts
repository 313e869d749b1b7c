import { describe, expect, test } from "vitest";
import { networkSimplex } from "./network-simplex.ts";

/** Settles positions held by bars `[a, b, length]` and springs `[a, b, weight]`. */
function arranged(
  start: readonly number[],
  bars: readonly (readonly [number, number, number])[],
  springs: readonly (readonly [number, number, number])[],
  supply?: readonly number[],
): number[] {
  const edges = [...bars, ...springs];
  const y = Float64Array.from(start);
  const problem = {
    count: y.length,
    from: Int32Array.from(edges, ([a]) => a),
    to: Int32Array.from(edges, ([, b]) => b),
    weight: Float64Array.from(edges, ([, , size], i) => (i < bars.length ? 0 : size)),
    length: Float64Array.from(edges, ([, , size], i) => (i < bars.length ? size : 0)),
  };
  networkSimplex(supply === undefined ? problem : { ...problem, supply: Float64Array.from(supply) }, y, 50);
  return [...y];
}

describe("network simplex", () => {
  test("brings the ends of a spring together", () => {
    const [a = 0, b = 1] = arranged([0, 100], [], [[0, 1, 1]]);
    expect(a).toBe(b);
  });

  test("keeps the lengths of bars", () => {
    const [a = 0, b = 0, c = 0] = arranged(
      [0, 100, 0],
      [[0, 1, 40]],
      [
        [0, 2, 1],
        [1, 2, 1],
      ],
    );
    expect(b - a).toBe(40);
    expect(c).toBeGreaterThanOrEqual(a);
    expect(c).toBeLessThanOrEqual(b);
  });

  test("shortens the stronger of two springs", () => {
    const [a = 0, , c = 0, d = 1] = arranged(
      [0, 50, 30, 20],
      [[0, 1, 50]],
      [
        [0, 2, 1],
        [2, 3, 8],
        [1, 3, 2],
      ],
    );
    expect(c).toBe(d);
    expect(c - a).toBe(50);
  });

  test("moves what is held together by bars where constant forces pull", () => {
    // A leaf and its result, pulled to the user at the end of a longer path.
    const bars = [
      [0, 1, 1],
      [1, 2, 1],
      [2, 3, 1],
      [4, 5, 1],
      [5, 3, 1],
    ] as const;
    const [first = 0, ...rest] = arranged([0, 1, 2, 3, 0, 1], bars, [], [1, 0, 0, -2, 1, 0]);
    expect(rest.map((y) => y - first)).toEqual([1, 2, 3, 1, 2]);
  });

  test("makes a position between two others level with one that is near", () => {
    const springs = [
      [0, 1, 1],
      [1, 2, 1],
    ] as const;
    const [a, b] = arranged([0, 30, 100], [[0, 2, 100]], springs);
    expect(b).toBe(a);
  });
});
