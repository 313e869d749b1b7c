import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { add, mul } from "../autodiff/operations/arithmetic.ts";
import type { Var } from "../autodiff/var.ts";
import type { MatrixLeaf } from "../trace/leaves.ts";
import { packTrace, unpackTrace } from "../trace/pack-trace.ts";
import { recordProgram } from "../trace/record-program.ts";
import type { Trace, TraceNode } from "../trace/trace.ts";
import type { Curve } from "./drawing.ts";
import { layout } from "./layout.ts";
import { COMPACT, SCALAR_NODE, type Size } from "./sizes.ts";
import { faultsOf } from "./testing/faults.ts";
import { perceptron } from "./testing/networks.ts";
import { randomTrace, traceOf } from "./testing/random-trace.ts";

const special: [string, Trace][] = [
  ["no node", traceOf([])],
  ["a single node", traceOf([[]])],
  ["an unused input", traceOf([[], [], [0]])],
  ["two components", traceOf([[], [], [0], [1], [3, 3]])],
  ["x·x", traceOf([[], [0, 0]])],
  ["x·x that is added to sin sin x", traceOf([[], [0, 0], [0], [2], [1, 3]])],
  ["parallel edges that pass a node", traceOf([[], [0], [1], [2, 0, 0]])],
  ["twenty inputs of one sum", traceOf([...leaves(20), [...leaves(20).keys()]])],
  ["a dense layer", traceOf([...leaves(6), ...leaves(5).map(() => [0, 1, 2, 3, 4, 5])])],
  ["twenty shared leaves", traceOf([...leaves(20), ...unrolled(20, 5)])],
  [
    "a shared leaf used twice by each of its users",
    traceOf([[], [], [0, 1, 1], [2, 1, 1], [3, 1], [4, 1, 1]]),
  ],
  ["a graph of shared leaves only", traceOf([[], [], [0, 1], [0, 2, 1], [0, 3, 1]])],
];

const side = fc.integer({ min: 60, max: 320 });
const size = fc.record({ width: side, height: side });

describe("layout", () => {
  test.each(special)("draws %s without a fault", (_, trace) => {
    expect(faultsOf(trace, layout(trace))).toEqual([]);
  });

  test.each([
    ["W", "V"],
    ["W", "W1"],
  ])("draws the entries of %s, 11×1, and of %s, 1×11, as nodes of different names", (column, row) => {
    const trace = recordProgram({
      detail: false,
      leaves: [
        { name: column, value: numbers(11).map((value) => [value]), role: "parameter" },
        { name: row, value: [numbers(11)], role: "parameter" },
      ],
      build: (leaves) => {
        const rows = (leaves[column] as MatrixLeaf).entries;
        const [columns = []] = (leaves[row] as MatrixLeaf).entries;
        const products = rows.flatMap(([a], i) => columns.slice(i, i + 1).map((b) => mul(a as Var, b)));
        return { names: {}, outputs: { y: products.reduce(add) } };
      },
    });
    const ids = trace.nodes.map(({ id }) => id);
    expect(ids).toHaveLength(22 + 11 + 10);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining([`${column}11`, `${column}11_1`, `${row}11`, `${row}1_11`]));
    expect(trace.gradients).toEqual({
      [column]: numbers(11).map((value) => [value]),
      [row]: [numbers(11)],
    });
    expect(faultsOf(trace, layout(trace))).toEqual([]);
  });

  test("draws any graph without a fault", () => {
    fc.assert(
      fc.property(randomTrace(40), (trace) => {
        expect(faultsOf(trace, layout(trace))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  test("draws nodes of different sizes without a fault", () => {
    fc.assert(
      fc.property(randomTrace(20), fc.array(size, { minLength: 20, maxLength: 20 }), (trace, sizes) => {
        const sizeOf = (node: TraceNode): Size => sizes[[...trace.nodes].indexOf(node)] ?? SCALAR_NODE;
        expect(faultsOf(trace, layout(trace, sizeOf))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  test("draws a large graph without a fault", () => {
    const trace = traceOf([...leaves(30), ...unrolled(30, 3), ...wide(90, 20)]);
    expect(faultsOf(trace, layout(trace))).toEqual([]);
  }, 60_000);

  test("draws a dense network hardly taller than its tallest column", () => {
    const trace = traceOf(perceptron(2, 16, 16, 1));
    const { nodes, height } = layout(trace);
    const columns = new Map<number, number>();
    for (const { x, height: own } of nodes)
      columns.set(x, (columns.get(x) ?? -COMPACT.row) + own + COMPACT.row);
    expect(height).toBeLessThan(1.4 * Math.max(...columns.values()));
  });

  test("gives the same drawing for the same trace", () => {
    fc.assert(
      fc.property(randomTrace(20), (trace) => {
        expect(layout(trace)).toEqual(layout(unpackTrace(structuredClone(packTrace(trace)))));
      }),
      { numRuns: 20 },
    );
  });

  test("keeps the two edges of x·x apart by ports at both ends", () => {
    for (const trace of [traceOf([[], [0, 0]]), traceOf([[], [0], [1], [2, 0, 0]])]) {
      const curves = trace.edges.flatMap(({ parent }, i) =>
        parent === 0 ? [layout(trace).edges[i] ?? []] : [],
      );
      const [first = [], second = []] = curves.slice(-2);
      for (const [k, y] of first.entries()) if (k % 2 === 1) expect((second[k] ?? 0) - y).toBeCloseTo(24);
    }
  });

  test("keeps the two edges of a·a apart when a has a trunk", () => {
    const trace = traceOf([[], [], [0, 1, 1], [2, 1, 1], [3, 1, 1]]);
    const { edges } = layout(trace);
    for (const [i, { parent, child }] of trace.edges.entries()) {
      const next = trace.edges.at(i + 1);
      if (parent !== 1 || next?.parent !== 1 || next.child !== child) continue;
      const [upper = [], lower = []] = [edges[i], edges[i + 1]];
      expect(startOf(lower) - startOf(upper)).toBe(24);
      expect(endOf(lower) - endOf(upper)).toBe(24);
      expect(risersOf(upper)).not.toEqual(risersOf(lower));
    }
  });

  test("throws for an edge from a missing node", () => {
    expect(() => layout(traceOf([[7]]))).toThrow(
      "layout: edge n0.0 leads from node 7 to 0; of 1 nodes, a later one must follow",
    );
  });
});

/** Returns the numbers from 1 to `count`. */
function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i + 1);
}

function leaves(count: number): number[][] {
  return Array.from({ length: count }, () => []);
}

/** Returns `steps` nodes, each of which uses the previous node and all of the first `shared` leaves. */
function unrolled(shared: number, steps: number): number[][] {
  const all = [...leaves(shared).keys()];
  return Array.from({ length: steps }, (_, i) => (i === 0 ? all : [shared + i - 1, ...all]));
}

/** Returns `count` nodes that each use the previous node and one of the last `back` nodes. */
function wide(count: number, back: number): number[][] {
  return Array.from({ length: count }, (_, i) => [
    33 + i - 1 - ((i * 7) % Math.min(back, i + 1)),
    33 + i - 1,
  ]);
}

function startOf(curve: Curve): number {
  return curve[1] ?? Number.NaN;
}

function endOf(curve: Curve): number {
  return curve.at(-1) ?? Number.NaN;
}

/** Returns the x coordinates at which a curve is vertical. */
function risersOf(curve: Curve): number[] {
  return curve.filter((x, i) => i % 2 === 0 && x === curve[i + 2] && curve[i + 1] !== curve[i + 3]);
}
