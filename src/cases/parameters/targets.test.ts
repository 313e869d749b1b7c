import { describe, expect, it } from "vitest";
import { targets } from "./targets.ts";

const NO_CLASS = "a class is a whole number, counted from 0";
const NOT_DECIMAL = "it is not a decimal number such as 1.5 or -2e3";
const t = targets("B", "K", [0, 2]);

describe("the targets", () => {
  it.each<[string, readonly number[]]>([
    ["0", [0]],
    ["0,2,1", [0, 2, 1]],
    [" 1 , 3 ", [1, 3]],
    ["2.0,1e1", [2, 10]],
    ["-0,\u22120", [0, 0]],
  ])("are read from %j", (text, value) => {
    expect(t.read(text)).toStrictEqual({ value });
  });

  it.each<[string, string]>([
    ["", "entry 1: it is empty"],
    ["1,", "entry 2: it is empty"],
    ["0;1", `entry 1: ${NOT_DECIMAL}`],
    ["a", `entry 1: ${NOT_DECIMAL}`],
    ["\u0661", `entry 1: ${NOT_DECIMAL}`],
    ["0x1", `entry 1: ${NOT_DECIMAL}`],
    ["1,-1", NO_CLASS],
    ["0.5", NO_CLASS],
  ])("are not read from %j", (text, problem) => {
    expect(t.read(text)).toEqual({ problem });
  });

  it.each<[string, unknown, string]>([
    ["a number", 1, "it is not a list"],
    ["a string", "0,1", "it is not a list"],
    ["an empty list", [], NO_CLASS],
    ["negative", [0, -1], NO_CLASS],
    ["fractional", [0.5], NO_CLASS],
    ["not finite", [Number.NaN], NO_CLASS],
    ["nested lists", [[0]], NO_CLASS],
    ["holes", new Array(2), NO_CLASS],
    ["3e8 holes", new Array(3e8), "it has 300000000 entries, more than 1000"],
  ])("cannot be %s", (_, value, problem) => {
    expect(t.problem(value)).toBe(problem);
  });

  it("conflict with fewer classes than they name", () => {
    expect(t.conflict?.([0, 2], { B: 2, K: 3 })).toBeUndefined();
    expect(t.conflict?.([0, 3], { B: 2, K: 3 })).toBe("classes from 0 to 2");
    expect(t.conflict?.([7], { B: 1, K: 5 })).toBe("classes from 0 to 4");
  });

  it("are fitted to one class per row, at most the last class", () => {
    expect(t.fit?.([4, 1, 3], { B: 3, K: 3 })).toEqual([2, 1, 2]);
    expect(t.fit?.([4, 1, 3], { B: 1, K: 5 })).toEqual([4]);
    expect(t.fit?.([1], { B: 4, K: 3 })).toEqual([1, 2, 0, 2]);
    expect(t.fit?.([1], { B: 4, K: 2 })).toEqual([1, 1, 0, 1]);
    expect(t.sizesOf?.([1, 0, 1])).toEqual({ B: 3 });
  });

  it("describe the allowed values", () => {
    expect(t.allowed).toBe("one class per row, counted from 0, such as 0,2");
  });
});
