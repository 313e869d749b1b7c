import { describe, expect, test } from "vitest";
import { filled } from "../autodiff/tensor.ts";
import { cellAt, cellsOf } from "./cells.ts";

const of = (...shape: number[]) => cellsOf(filled(shape, (i) => i));

describe("the cells of a tensor", () => {
  test("are undefined for a number, a tensor without entries and a tensor too large to be seen", () => {
    expect(cellsOf(3)).toBeUndefined();
    expect(of(3, 0)).toBeUndefined();
    expect(of(1, 73)).toBeUndefined();
    expect(of(73)).toBeUndefined();
  });

  test.each([
    [[3, 2], 3, 2],
    [[8, 6], 8, 6],
    [[4], 1, 4],
    [[], 1, 1],
    [[2, 3, 4], 6, 4],
  ])("of shape %j are %i rows of %i numbers", (shape, rows, columns) => {
    expect(of(...shape)).toMatchObject({ rows, columns, numbers: true });
  });

  test.each([[[9, 6]], [[8, 7]], [[72, 72]], [[20]]])("of shape %j are a heat map", (shape) => {
    const cells = of(...shape);
    expect(cells?.numbers).toBe(false);
    expect(Math.max(cells?.width ?? 0, cells?.height ?? 0)).toBeLessThanOrEqual(240);
    expect(cells?.cell.width).toBeGreaterThanOrEqual(3);
  });

  test("fill their block from corner to corner, row by row", () => {
    const cells = of(3, 2);
    if (cells === undefined) throw new Error("no cells");
    expect(cellAt(cells, 0)).toEqual({ x: 0, y: 0 });
    expect(cellAt(cells, 1).y).toBe(0);
    expect(cellAt(cells, 2).x).toBe(0);
    const last = cellAt(cells, 5);
    expect([last.x + cells.cell.width, last.y + cells.cell.height]).toEqual([cells.width, cells.height]);
  });
});
