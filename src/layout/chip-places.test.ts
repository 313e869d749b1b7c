import { describe, expect, it } from "vitest";
import { isNear } from "./box.ts";
import { anchorOf, type ChipSize, createChipPlaces, isFar } from "./chip-places.ts";
import type { Point } from "./curve.ts";
import type { Box, Layout } from "./drawing.ts";

const size = { width: 96, height: 52 };
const box = (x: number, y: number): Box => ({ x, y, width: 168, height: 100 });
const row = (from: number, to: number, y: number) => [from, y, from, y, to, y, to, y];
const empty: Layout = {
  width: 1000,
  height: 400,
  headroom: 0,
  density: "roomy",
  nodes: [],
  edges: [],
  labels: [],
};
const middle = { x: 500, y: 200 };
const placeChip = (layout: Layout, anchor: Point, chip: ChipSize, placed: readonly Box[]) =>
  createChipPlaces(layout).place(anchor, chip, placed);

describe("the place of a chip", () => {
  it("is just above its anchor if nothing is in the way", () => {
    expect(placeChip(empty, middle, size, [])).toEqual({ x: 452, y: 140, ...size });
  });

  it("is below if another chip is above", () => {
    const first = placeChip(empty, middle, size, []);
    const second = placeChip(empty, middle, size, [first]);
    expect(isNear(first, second, 6)).toBe(false);
    expect(second.y).toBeGreaterThan(middle.y);
  });

  it("keeps clear of nodes and of edges", () => {
    const layout = { ...empty, nodes: [box(416, 60)], edges: [row(0, 1000, 200), row(0, 1000, 240)] };
    const place = placeChip(layout, middle, size, []);
    expect(isNear(place, box(416, 60), 6)).toBe(false);
    expect(place.y > 246 || place.y + size.height < 194).toBe(true);
  });

  it("is above the drawing rather than below it", () => {
    const flat = { ...empty, height: 100, edges: [row(0, 1000, 50)] };
    expect(placeChip(flat, { x: 500, y: 50 }, size, []).y).toBeLessThan(0);
  });

  it("is below the drawing if everything above is taken", () => {
    const wall = { x: 0, y: -600, width: 1000, height: 640 };
    const flat = { ...empty, height: 100, nodes: [wall], edges: [row(0, 1000, 50)] };
    expect(placeChip(flat, { x: 500, y: 50 }, size, []).y).toBeGreaterThan(50);
  });

  it("is the nearest if no place is free", () => {
    const full = { ...empty, nodes: [{ x: -5000, y: -5000, width: 10_000, height: 10_000 }] };
    expect(placeChip(full, middle, size, [])).toEqual({ x: 452, y: 140, ...size });
  });
});

describe("a chip on its own edge", () => {
  const wide = { ...empty, nodes: [box(0, 150), box(432, 150)], edges: [row(168, 432, 200)] };
  const on = (layout: Layout) => createChipPlaces(layout).placeOnEdge(0, { width: 150, height: 90 });

  it("is at the middle of the edge", () => {
    expect(on(wide)).toEqual({ x: 225, y: 155, width: 150, height: 90 });
  });

  it("leaves the arrowhead at the parent free", () => {
    const tight = { ...empty, nodes: [box(0, 150), box(356, 150)], edges: [row(168, 356, 200)] };
    expect(on(tight)?.x).toBeGreaterThanOrEqual(168 + 20 + 6);
    expect(
      on({ ...tight, nodes: [box(0, 150), box(340, 150)], edges: [row(168, 340, 200)] }),
    ).toBeUndefined();
  });

  it("covers no other edge", () => {
    expect(on({ ...wide, edges: [...wide.edges, row(0, 1000, 240)] })).toBeUndefined();
    expect(on({ ...wide, edges: [...wide.edges, row(0, 1000, 250)] })).toBeDefined();
  });
});

describe("the anchor of a chip", () => {
  it("is the middle of the edge", () => {
    expect(anchorOf(row(168, 400, 50), box(0, 0), box(400, 0))).toEqual({ x: 284, y: 50 });
  });

  it("is at the child if the edge is long", () => {
    expect(anchorOf(row(168, 2000, 50), box(0, 0), box(2000, 0))).toEqual({ x: 2000, y: 50 });
  });
});

it("nodes are far from each other beyond a horizontal distance of 900", () => {
  expect([
    isFar(box(0, 0), box(900, 0)),
    isFar(box(0, 0), box(901, 0)),
    isFar(box(901, 0), box(0, 0)),
  ]).toEqual([false, true, true]);
  expect(isFar(box(0, 0), box(0, 5000))).toBe(false);
});
