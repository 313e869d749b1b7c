import { describe, expect, test } from "vitest";
import { record } from "../cases/record.ts";
import { chipPlanOf } from "../layout/chip-plan.ts";
import { pointAt } from "../layout/curve.ts";
import type { Box } from "../layout/drawing.ts";
import { layout } from "../layout/layout.ts";
import { faultsOf } from "../layout/testing/faults.ts";
import { nodeAt, type Trace } from "../trace/trace.ts";

const fill = (rows: number, columns: number) =>
  Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (_, j) => i - j + 0.5));
const SIZES = [1, 2, 4].flatMap((B) => [1, 3, 4].flatMap((p) => [1, 2, 4].map((q) => [B, p, q] as const)));

const traces: [string, Trace][] = [
  ...SIZES.flatMap(([B, p, q]) =>
    ["layer", "kernels", "scalar"].map((view): [string, Trace] => [
      `a ${B} × ${p} × ${q} linear layer as ${view}`,
      record("linear-layer", {
        view,
        X: fill(B, p),
        W: fill(p, q),
        b: fill(1, q)[0] ?? [],
        Ybar: fill(B, q),
      }),
    ]),
  ),
  ...[1, 4].map((B): [string, Trace] => [
    `a direct softmax of ${B} × 5`,
    record("softmax-cross-entropy", { variant: "direct", z: fill(B, 5) }),
  ]),
  ["a fused softmax", record("softmax-cross-entropy", { z: fill(4, 5) })],
  ["a ReLU layer", record("relu-layer", { X: fill(4, 4) })],
];

const near = (a: Box, b: Box, margin: number): boolean =>
  a.x < b.x + b.width + margin &&
  b.x < a.x + a.width + margin &&
  a.y < b.y + b.height + margin &&
  b.y < a.y + a.height + margin;

describe.each(traces)("the drawing of %s", (_, trace) => {
  const drawing = layout(trace);

  test("has no defects", () => {
    expect(faultsOf(trace, drawing)).toEqual([]);
  });

  test("has the shape on every edge from a tensor, clear of nodes, edges and other shapes", () => {
    const points = drawing.edges.flatMap((curve) =>
      Array.from({ length: 41 }, (_, i) => ({ ...pointAt(curve, i / 40), width: 0, height: 0 })),
    );
    for (const [i, { parent }] of trace.edges.entries()) {
      const { value } = nodeAt(trace, parent);
      const label = drawing.labels[i];
      expect(label?.text).toBe(typeof value === "number" ? undefined : value.shape.join(" × "));
      if (label === undefined) continue;
      // Also clear of the rings, which extend 8 px around their nodes.
      expect(drawing.nodes.filter((box) => near(box, label, 8))).toEqual([]);
      expect(points.filter((point) => near(point, label, 0))).toEqual([]);
      expect(drawing.labels.filter((other) => other !== undefined && near(other, label, 0))).toEqual([label]);
    }
  });

  test("leaves room for chips between the columns of a roomy drawing", () => {
    if (drawing.density === "compact") return;
    for (const [i, { parent, child }] of trace.edges.entries()) {
      const chip = chipPlanOf(trace, i);
      const [from, to] = [drawing.nodes[parent] as Box, drawing.nodes[child] as Box];
      if (chip !== undefined) expect(to.x - from.x - from.width).toBeGreaterThan(chip.width + 40);
    }
  });
});

test("nine columns of a compact drawing are readable at 900 pixels", () => {
  for (const trace of [record("recurrence"), record("checkpointed-chain")]) {
    expect(layout(trace).density).toBe("compact");
    expect((900 - 40) / layout(trace).width).toBeGreaterThanOrEqual(0.6);
  }
});
