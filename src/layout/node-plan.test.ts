import { describe, expect, test } from "vitest";
import { filled } from "../autodiff/tensor.ts";
import type { Value } from "../autodiff/value.ts";
import type { TraceNode } from "../trace/trace.ts";
import { planOf } from "./node-plan.ts";
import { COMPACT_NODE, SCALAR_NODE } from "./sizes.ts";

const node = (value: Value, id = "X"): TraceNode => ({
  id,
  aliases: [],
  role: "input",
  op: undefined,
  operands: [],
  value,
  reached: true,
});
const matrix = (rows: number, columns: number) => filled([rows, columns], () => 0);

describe("the plan of a node", () => {
  test("of a number has one size in roomy drawings and another in compact drawings", () => {
    expect(planOf(node(1), "roomy")).toMatchObject(SCALAR_NODE);
    expect(planOf(node(1), "compact")).toMatchObject(COMPACT_NODE);
  });

  test("of a tensor too large to be shown has the size of a number's", () => {
    expect(planOf(node(matrix(100, 100)), "roomy")).toMatchObject(SCALAR_NODE);
  });

  test.each([
    [1, 1],
    [3, 2],
    [8, 6],
    [40, 40],
  ])("contains the grids of a %i × %i matrix, one above the other", (rows, columns) => {
    for (const density of ["roomy", "compact"] as const) {
      const { width, height, side, value, adjoint } = planOf(node(matrix(rows, columns)), density);
      for (const { top, height: room, grid } of [value, adjoint]) {
        if (grid === undefined) throw new Error("no grid");
        expect(grid.x).toBeGreaterThanOrEqual(side);
        expect(grid.x + grid.cells.width).toBeLessThanOrEqual(width - side);
        expect(grid.y).toBeGreaterThan(top);
        expect(grid.y + grid.cells.height).toBeLessThan(top + room);
      }
      expect(value.top + value.height).toBe(adjoint.top);
      expect(adjoint.top + adjoint.height).toBe(height);
    }
  });

  test("leaves room beside a grid for the words in a roomy drawing", () => {
    expect(planOf(node(matrix(1, 6)), "roomy").value.grid?.x).toBeGreaterThanOrEqual(12 + 60);
  });

  test("has a row more for what a fused operation computes on its way", () => {
    for (const density of ["roomy", "compact"] as const) {
      const [plain, plan] = [undefined, { name: "P", value: matrix(2, 5) }].map((inside) =>
        planOf(node(1), density, inside),
      );
      const { inside, adjoint, width, height } = plan ?? planOf(node(1), density);
      expect(inside?.top).toBe(plain?.adjoint.top);
      expect(adjoint.top).toBe((inside?.top ?? 0) + (inside?.height ?? 0));
      expect(height).toBe((plain?.height ?? 0) + (inside?.height ?? 0));
      expect((inside?.grid?.x ?? 0) + (inside?.grid?.cells.width ?? 0)).toBeLessThan(width);
    }
  });

  test("does not depend on the numbers", () => {
    const huge = filled([3, 2], () => -1.23456789e-300);
    expect(planOf(node(huge), "roomy")).toEqual(planOf(node(matrix(3, 2)), "roomy"));
  });

  test("is as wide as a long name needs", () => {
    const wide = planOf(node(matrix(1, 1), "averylongnameindeedforamatrix"), "roomy");
    expect(wide.width).toBeGreaterThan(planOf(node(matrix(1, 1)), "roomy").width);
  });
});
