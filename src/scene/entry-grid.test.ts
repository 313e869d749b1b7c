import { expect, it } from "vitest";
import { tensor } from "../autodiff/tensor.ts";
import { cellsOf } from "../layout/cells.ts";
import { isZero } from "../words/tensor-caption.ts";
import { entryGrid } from "./entry-grid.ts";

const gridOf = (rows: number[][]) => {
  const cells = cellsOf(tensor(rows));
  if (cells === undefined) throw new Error("no cells");
  return entryGrid(tensor(rows), { x: 4, y: 5, cells });
};

it("a grid has each entry's text, sign, and size relative to the largest", () => {
  const { x, y, entries } = gridOf([
    [4, -2],
    [0, -0.0123],
  ]);
  expect([x, y]).toEqual([4, 5]);
  expect(entries.map(({ text }) => text)).toEqual(["4", "−2", "0", "−0.012"]);
  expect(entries.map(({ tint }) => tint)).toEqual([1, 0.5, 0, 0.0123 / 4]);
  expect(entries.map(({ sign }) => sign)).toEqual(["positive", "negative", "positive", "negative"]);
});

it("entries that are not finite are marked and do not change the tints of others", () => {
  const { entries } = gridOf([[Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 2, -1]]);
  expect(entries.map(({ text }) => text)).toEqual(["NaN", "∞", "−∞", "2", "−1"]);
  expect(entries.map(({ tint }) => tint)).toEqual([0, 1, 1, 1, 0.5]);
  expect(entries.map(({ finite }) => finite)).toEqual([false, false, false, true, true]);
});

it("zeros have no tint", () => {
  expect(gridOf([[0, -0]]).entries.map(({ tint }) => tint)).toEqual([0, 0]);
});

it("isZero is true if all entries are 0", () => {
  expect([isZero(0), isZero(-0), isZero(tensor([[0, 0]]))]).toEqual([true, true, true]);
  expect([isZero(1e-300), isZero(Number.NaN), isZero(tensor([[0, 1]]))]).toEqual([false, false, false]);
});
