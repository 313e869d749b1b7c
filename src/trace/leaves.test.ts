import { describe, expect, it } from "vitest";
import { backward } from "../autodiff/backward.ts";
import { add, mul } from "../autodiff/operations/arithmetic.ts";
import { matmul } from "../autodiff/operations/matrices.ts";
import { sum } from "../autodiff/operations/reductions.ts";
import type { Nested } from "../autodiff/tensor.ts";
import type { Var } from "../autodiff/var.ts";
import { createLeaf, type MatrixLeaf, type TakenLeaf, type VectorLeaf } from "./leaves.ts";

const offered = (value: Nested): TakenLeaf => createLeaf({ name: "X", value, role: "input" });
const vector = ({ given }: TakenLeaf): VectorLeaf => given as VectorLeaf;
const matrix = ({ given }: TakenLeaf): MatrixLeaf => given as MatrixLeaf;
const namesOf = (leaf: TakenLeaf): string[] => leaf.nodes().map(([name]) => name);
const BOTH = new RangeError("record: X is taken both whole and by entries; take it one way");

describe("a leaf", () => {
  it("that is a number is one node with a number as gradient", () => {
    const leaf = offered(3);
    backward([[mul(leaf.given as Var, leaf.given as Var), 1]]);
    expect(leaf.nodes()).toEqual([["X", leaf.given]]);
    expect(leaf.gradient()).toBe(6);
  });

  it("that is taken whole is one node, the same each time", () => {
    const leaf = offered([1, -2]);
    const { whole } = vector(leaf);
    backward([[sum(whole), 5]]);
    expect(vector(leaf).whole).toBe(whole);
    expect(leaf.nodes()).toEqual([["X", whole]]);
    expect(leaf.gradient()).toEqual([5, 5]);
  });

  it("that is a matrix taken whole has a gradient of its shape", () => {
    const leaf = offered([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    const ones = offered([[1], [10], [100]]);
    backward([[sum(matmul(matrix(leaf).whole, matrix(ones).whole)), 1]]);
    expect(leaf.gradient()).toEqual([
      [1, 10, 100],
      [1, 10, 100],
    ]);
    expect(ones.gradient()).toEqual([[5], [7], [9]]);
  });

  it("that is taken by entries is a node per entry, counted from 1, in row-major order", () => {
    const list = offered([1, -2]);
    expect(vector(list).entries.map(({ value }) => value)).toEqual([1, -2]);
    expect(namesOf(list)).toEqual(["X1", "X2"]);
    const rows = offered([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
    const { entries } = matrix(rows);
    expect(matrix(rows).entries).toBe(entries);
    expect(rows.nodes().map(([name, { value }]) => [name, value])).toEqual([
      ["X11", 1],
      ["X12", 2],
      ["X21", 3],
      ["X22", 4],
      ["X31", 5],
      ["X32", 6],
    ]);
    const [first, , last] = entries;
    backward([[add(first?.[1] as Var, last?.[0] as Var), 2]]);
    expect(rows.gradient()).toEqual([
      [0, 2],
      [0, 0],
      [2, 0],
    ]);
  });

  it("that no program takes is one node with a gradient of zeros", () => {
    const leaf = offered([
      [1, 2],
      [3, 4],
    ]);
    expect(namesOf(leaf)).toEqual(["X"]);
    expect(leaf.gradient()).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });

  it("cannot be taken both whole and by entries, in either order", () => {
    const wholeFirst = vector(offered([1, 2]));
    expect(wholeFirst.whole.value.shape).toEqual([2]);
    expect(() => wholeFirst.entries).toThrow(BOTH);
    const entriesFirst = matrix(offered([[1, 2]]));
    expect(entriesFirst.entries).toHaveLength(1);
    expect(() => entriesFirst.whole).toThrow(BOTH);
    expect(() => ({ ...offered([1]).given })).toThrow(BOTH);
  });
});
