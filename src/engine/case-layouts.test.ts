import { describe, expect, test } from "vitest";
import { cases } from "../cases/all.ts";
import { record } from "../cases/record.ts";
import type { Box } from "../layout/drawing.ts";
import { layout } from "../layout/layout.ts";
import { COMPACT, COMPACT_NODE, ROOMY, SCALAR_NODE } from "../layout/sizes.ts";
import { faultsOf } from "../layout/testing/faults.ts";
import { nodeAt, type Trace } from "../trace/trace.ts";

const recorded: [string, Trace][] = [
  ...cases.map(({ slug }): [string, Trace] => [slug, record(slug)]),
  ...[1, 2, 3, 50].map((T): [string, Trace] => [`recurrence, T = ${T}`, record("recurrence", { T })]),
  ...["kernels", "scalar"].map((view): [string, Trace] => [
    `linear-layer by ${view}`,
    record("linear-layer", { view }),
  ]),
  ["softmax-cross-entropy, direct", record("softmax-cross-entropy", { variant: "direct" })],
];

describe("the layout of the cases", () => {
  test.each(recorded)("draws %s without defects", (_, trace) => {
    expect(faultsOf(trace, layout(trace))).toEqual([]);
  });

  test("puts the shared intermediate at its input's height and the sine above", () => {
    const box = boxesOf(record("shared-intermediate"));
    expect([box("x").y, box("v1").y, box("v3").y]).toEqual(new Array(3).fill(box("x").y));
    expect(box("v2").y + box("v2").height).toBeLessThan(middleOf(box("v1")));
    expect([box("x"), box("v1"), box("v2"), box("v3")].map(({ x }) => x)).toEqual([0, 232, 464, 696]);
  });

  test("keeps the order of inputs", () => {
    const box = boxesOf(record("two-inputs"));
    expect(box("x1").y).toBeLessThan(box("x2").y);
  });

  test.each([
    [3, 2, 2],
    [4, 4, 4],
  ])(
    "puts the entries of a matrix that share a column in reading order, sizes %i, %i and %i",
    (B, d_in, d_out) => {
      const rows = (count: number, length: number) => new Array(count).fill(new Array(length).fill(0.5));
      const params = {
        view: "scalar",
        X: rows(B, d_in),
        W: rows(d_in, d_out),
        b: new Array(d_out).fill(1),
        Ybar: rows(B, d_out),
      };
      const trace = record("linear-layer", params);
      const box = boxesOf(trace);
      for (const [name, height, width] of [
        ["X", B, d_in],
        ["W", d_in, d_out],
      ] as const) {
        const entries = Array.from({ length: height * width }, (_, at) => {
          return box(`${name}${Math.floor(at / width) + 1}${(at % width) + 1}`);
        });
        for (const left of new Set(entries.map(({ x }) => x))) {
          const column = entries.filter(({ x }) => x === left);
          expect(column).toEqual(column.toSorted((a, b) => a.y - b.y));
        }
      }
    },
  );

  test.each([
    [1, SCALAR_NODE, ROOMY],
    [3, SCALAR_NODE, ROOMY],
    [4, COMPACT_NODE, COMPACT],
    [50, COMPACT_NODE, COMPACT],
  ])("draws the recurrence as one straight row between its parameters, T = %i", (T, size, spacing) => {
    const trace = record("recurrence", { T });
    const box = boxesOf(trace);
    const chain = trace.nodes.filter(({ id }) => id !== "a" && id !== "b");
    expect(new Set(chain.map(({ id }) => box(id).y)).size).toBe(1);
    expect(chain.map(({ id }) => box(id).x)).toEqual(chain.map((_, i) => (size.width + spacing.column) * i));
    expect(box("a").y + box("a").height).toBeLessThan(box(chain[0]?.id ?? "").y);
    expect(box("b").y).toBeGreaterThan(box(chain[0]?.id ?? "").y + size.height);
    const { edges } = layout(trace);
    for (const [i, { parent }] of trace.edges.entries()) {
      if (chain.includes(nodeAt(trace, parent))) {
        expect(new Set(edges[i]?.filter((_, k) => k % 2 === 1)).size).toBe(1);
      }
    }
  });
});

function boxesOf(trace: Trace): (id: string) => Box {
  const { nodes } = layout(trace);
  return (id) => {
    const box = nodes[trace.nodes.findIndex((node) => node.id === id)];
    if (box === undefined) throw new Error(`no node ${id}`);
    return box;
  };
}

function middleOf({ y, height }: Box): number {
  return y + height / 2;
}
