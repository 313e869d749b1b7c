import { describe, expect, test } from "vitest";
import { networkSimplex } from "./network-simplex.ts";

/** Returns the best coordinates for separations `[a, b, length]` and edges `[a, b, weight]`. */
function solved(
  start: readonly number[],
  separations: readonly (readonly [number, number, number])[],
  edges: readonly (readonly [number, number, number])[],
  supply?: readonly number[],
): number[] {
  const arcs = [...separations, ...edges];
  const y = Float64Array.from(start);
  const problem = {
    count: y.length,
    from: Int32Array.from(arcs, ([a]) => a),
    to: Int32Array.from(arcs, ([, b]) => b),
    weight: Float64Array.from(arcs, ([, , size], i) => (i < separations.length ? 0 : size)),
    length: Float64Array.from(arcs, ([, , size], i) => (i < separations.length ? size : 0)),
  };
  networkSimplex(supply === undefined ? problem : { ...problem, supply: Float64Array.from(supply) }, y, 50);
  return [...y];
}

describe("network simplex", () => {
  test("brings the ends of an edge together", () => {
    const [a = 0, b = 1] = solved([0, 100], [], [[0, 1, 1]]);
    expect(a).toBe(b);
  });

  test("keeps separations", () => {
    const [a = 0, b = 0, c = 0] = solved(
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

  test("keeps a bound on the distance of two nodes, given as a separation of negative length", () => {
    const [top = 0, middle = 0, bottom = 0] = solved(
      [0, 10, 100],
      [
        [0, 1, 0],
        [1, 2, 0],
        [2, 0, -150],
      ],
      [],
      [-2, 0, 2],
    );
    expect(bottom - top).toBe(150);
    expect(middle).toBeGreaterThanOrEqual(top);
    expect(middle).toBeLessThanOrEqual(bottom);
  });

  test("shortens the edge of the greater weight", () => {
    const [a = 0, , c = 0, d = 1] = solved(
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

  test("moves a tree of tight separations where it has a supply", () => {
    // A leaf and its result, which belong beside the user at the end of a longer path.
    const separations = [
      [0, 1, 1],
      [1, 2, 1],
      [2, 3, 1],
      [4, 5, 1],
      [5, 3, 1],
    ] as const;
    const [first = 0, ...rest] = solved([0, 1, 2, 3, 0, 1], separations, [], [1, 0, 0, -2, 1, 0]);
    expect(rest.map((y) => y - first)).toEqual([1, 2, 3, 1, 2]);
  });

  test("makes a node between two others level with the nearer", () => {
    const edges = [
      [0, 1, 1],
      [1, 2, 1],
    ] as const;
    const [a, b] = solved([0, 30, 100], [[0, 2, 100]], edges);
    expect(b).toBe(a);
  });
});
