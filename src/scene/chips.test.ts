import { describe, expect, it } from "vitest";
import type { Run } from "../engine/messages.ts";
import { run as runCase } from "../engine/run.ts";
import { textOfRuns } from "../formula/runs.ts";
import { isNear } from "../layout/box.ts";
import { leaderFrom } from "../layout/chip-places.ts";
import { chipPlanOf } from "../layout/chip-plan.ts";
import { type Point, pointAt } from "../layout/curve.ts";
import type { Box } from "../layout/layout.ts";
import { isLastEvaluation } from "../trace/evaluations.ts";
import { stepAt } from "../trace/trace.ts";
import { type Chip, createChips } from "./chips.ts";
import { drawings, everyStep, indexOf } from "./testing/scenes.ts";

/** Prepares the chips of a run. */
function chipsIn(run: Run) {
  const { trace, layout, request } = run;
  return createChips(trace, layout, request.detail ?? false);
}

/** Returns the chips at an index. */
function chipsOf(run: Run, index: number): readonly Chip[] {
  const step = stepAt(run.trace, index);
  return step === undefined ? [] : chipsIn(run)(step);
}

const linesAt = (run: Run, key: string) => chipsOf(run, indexOf(run, key)).map(textOf);
const textOf = ({ rule, lines }: Chip) => [textOfRuns(rule), ...lines].map((line) => line.normalize("NFC"));
const dot = ({ x, y }: Point): Box => ({ x, y, width: 0, height: 0 });
const gap = (a: Box, b: Box) =>
  Math.hypot(
    Math.max(a.x - b.x - b.width, b.x - a.x - a.width, 0),
    Math.max(a.y - b.y - b.height, b.y - a.y - a.height, 0),
  );

/** A drawing with columns so tall and edges so many that chips can keep clear of nodes only. */
const CROWDED = "linear-layer by scalars";

describe.each(drawings)("every chip of $name", ({ name, run }) => {
  const { trace, layout } = run;
  const chipsAt = chipsIn(run);
  const pictures = everyStep(run).map(({ step }) => ({
    step,
    chips: step === undefined ? [] : chipsAt(step),
  }));
  const along = layout.edges.map((curve) =>
    Array.from({ length: 41 }, (_, i) => dot(pointAt(curve, i / 40))),
  );
  const each = (check: (chip: Chip, others: readonly Chip[]) => void) => {
    for (const { chips } of pictures) for (const chip of chips) check(chip, chips);
  };

  it("covers no node and no other chip", () => {
    each((chip, chips) => {
      // Rings reach 8 around nodes; a chip on its own edge keeps a distance of 6.
      const room = chip.grid === undefined ? 8 : 6;
      expect(layout.nodes.filter((box) => isNear(box, chip, room))).toEqual([]);
      expect(chips.filter((other) => isNear(other, chip, 6))).toEqual([chip]);
    });
  });

  it("covers no edge, except that a tensor's chip may cover its own", () => {
    each((chip) => {
      if (name === CROWDED) return;
      const own = trace.edges.findIndex(({ id }) => id === chip.edge);
      const others = along.filter((_, i) => i !== own || chipPlanOf(trace, i) === undefined);
      expect(others.flat().filter((point) => isNear(chip, point, 0))).toEqual([]);
    });
  });

  it("has a leader that passes no node and no other chip", () => {
    each((chip, chips) => {
      if (chip.grid !== undefined) return;
      const from = leaderFrom(chip, chip.anchor);
      const leader = Array.from({ length: 101 }, (_, i) => i / 100).map((t) =>
        dot({ x: from.x + (chip.anchor.x - from.x) * t, y: from.y + (chip.anchor.y - from.y) * t }),
      );
      const solid = [...layout.nodes, ...chips.filter((other) => other !== chip)];
      expect(solid.filter((box) => leader.some((point) => isNear(box, point, -1)))).toEqual([]);
    });
  });

  it("is near its edge", () => {
    each((chip) => {
      const own = along[trace.edges.findIndex(({ id }) => id === chip.edge)] ?? [];
      expect(Math.min(...own.map((point) => gap(chip, point)))).toBeLessThan(
        chip.grid === undefined ? 180 : 300,
      );
    });
  });

  it("has room for its lines", () => {
    each((chip) => {
      const { width, height } = chip;
      const lines = textOf(chip);
      expect(width).toBeGreaterThanOrEqual(96);
      for (const line of lines) expect(width).toBeGreaterThan(line.length * 7);
      expect(height).toBeGreaterThanOrEqual(lines.length * 19);
    });
  });

  it("belongs to its step: the contribution or, in detail, the stored closures", () => {
    for (const { step, chips } of pictures) {
      const contribution = step?.kind === "accumulate" ? [trace.edges.at(step.edge)?.id] : [];
      const evaluates = step !== undefined && isLastEvaluation(trace, step);
      const stored = trace.edges.filter(({ child }) => evaluates && child === step.node);
      const closures = run.request.detail ? stored.map(({ id }) => id) : [];
      expect(chips.map(({ edge }) => edge)).toEqual([...contribution, ...closures]);
      for (const { kind } of chips)
        expect(kind).toBe(step?.kind === "accumulate" ? "contribution" : "closure");
    }
  });
});

describe("a contribution's chip", () => {
  const two = runCase({ case: "shared-intermediate", params: {} });

  it("shows the rule and its numbers", () => {
    expect(linesAt(two, "acc.v2.0")).toEqual([["v̄₂ cos(v₁)", "1 × 0.1304"]]);
  });

  it("shows one number if the rule passes the adjoint on", () => {
    expect(linesAt(two, "acc.v3.0")).toEqual([["v̄₃", "1"]]);
  });

  it("shows a negative slope in parentheses", () => {
    const run = runCase({ case: "two-inputs", params: { x2: -3 } });
    expect(linesAt(run, "acc.v1.0")).toEqual([["v̄₁ x₂", "1 × (−3)"]]);
  });

  it("shows the sum if the parent is too far away to be seen", () => {
    const run = runCase({ case: "recurrence", params: { T: 50, a: 0.5, b: 0 } });
    const [lines = []] = linesAt(run, "acc.z49.0");
    expect(lines).toHaveLength(3);
    expect(lines[2]).toMatch(/^ā: 0 \+ \S+ = \S+$/);
    expect(linesAt(run, "acc.h1.0")[0]).toHaveLength(2);
  });
});

describe("the chip of a tensor", () => {
  const layer = runCase({ case: "linear-layer", params: {} });
  const direct = runCase({ case: "softmax-cross-entropy", params: { variant: "direct" } });
  const chipAt = (run: Run, key: string) => chipsOf(run, indexOf(run, key))[0];

  it("shows the rule above the entries, on its own edge", () => {
    const chip = chipAt(layer, "acc.Y.1") as Chip;
    expect(textOf(chip)).toEqual(["Xᵀ Ȳ"]);
    expect(chip.grid?.entries.map(({ text }) => text)).toEqual(["1.25", "−2.5", "−0.5", "−1"]);
    expect(isNear(chip, dot(chip.anchor), 0)).toBe(true);
  });

  it("contains its grid", () => {
    const { grid, width, height } = chipAt(layer, "acc.Y.0") as Chip;
    if (grid === undefined) throw new Error("no grid");
    expect(grid.x + grid.cells.width).toBeLessThan(width);
    expect(grid.y + grid.cells.height).toBeLessThan(height);
  });

  it("is marked as added if the adjoint was not 0", () => {
    expect(chipAt(layer, "acc.Y.1")?.adds).toBe(false);
    expect(chipAt(direct, "acc.v2.0")?.adds).toBe(true);
  });
});

it("a closure's chip names the parent and the function of its edge", () => {
  const run = runCase({ case: "tiny-engine", params: {}, detail: true });
  expect(linesAt(run, "eval.v1")).toEqual([["x₁: g ↦ g x₂"], ["x₂: g ↦ g x₁"]]);
  expect(linesAt(run, "eval.v2")).toEqual([["x₁: g ↦ g cos(x₁)"]]);
});
