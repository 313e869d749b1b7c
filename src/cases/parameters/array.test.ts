import { describe, expect, it } from "vitest";
import { matrix, vector } from "./array.ts";

const X = matrix(
  "input",
  ["B", "n"],
  [
    [1, -2],
    [0.5, 3],
  ],
);
const w = vector("parameter", "L", [0.9, -1.1, 1.2]);
const NOT_DECIMAL = "it is not a decimal number such as 1.5 or -2e3";
const wide = Array.from({ length: 100 }, (_, i) => Array.from({ length: 100 }, (_, j) => i - j));

describe("a matrix", () => {
  it.each<[string, readonly (readonly number[])[]]>([
    ["7", [[7]]],
    [
      "1,2;3,4",
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      " 1 ,\t2 ; 3,4 ",
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ["\u22121,2e\u22123", [[-1, 2e-3]]],
    [
      "-0,5e-324;.5,5.",
      [
        [-0, 5e-324],
        [0.5, 5],
      ],
    ],
    ["1;2;3", [[1], [2], [3]]],
  ])("is read from %j", (text, value) => {
    expect(X.read(text)).toStrictEqual({ value });
  });

  it.each<[string, string]>([
    ["", "row 1, entry 1: it is empty"],
    [";", "row 1, entry 1: it is empty"],
    ["1,2;", "row 2, entry 1: it is empty"],
    ["1,2;;3,4", "row 2, entry 1: it is empty"],
    ["1,,2", "row 1, entry 2: it is empty"],
    ["1,2;3", "row 2 has 1 entry, row 1 has 2"],
    ["1;2,3", "row 2 has 2 entries, row 1 has 1"],
    ["1,2;3,x", `row 2, entry 2: ${NOT_DECIMAL}`],
    ["1,NaN", `row 1, entry 2: ${NOT_DECIMAL}`],
    ["Infinity", `row 1, entry 1: ${NOT_DECIMAL}`],
    ["0x10", `row 1, entry 1: ${NOT_DECIMAL}`],
    ["\u0661,\u0662", `row 1, entry 1: ${NOT_DECIMAL}`],
    ["1,2\u00a0", `row 1, entry 2: ${NOT_DECIMAL}`],
    ["1 2;3 4", `row 1, entry 1: ${NOT_DECIMAL}`],
    ["[[1,2]]", `row 1, entry 1: ${NOT_DECIMAL}`],
    ["1,1e400", "row 1, entry 2: it is larger than the largest number, about 1.8e308"],
    ["1e-400", "row 1, entry 1: it is smaller than the smallest number, about 5e-324"],
  ])("is not read from %j", (text, problem) => {
    expect(X.read(text)).toEqual({ problem });
  });

  it("of 100 × 100 entries is read and written: the case limits sizes, not the parameter", () => {
    expect(X.problem(wide)).toBeUndefined();
    expect(X.read(X.write(wide))).toStrictEqual({ value: wide });
    expect(X.sizesOf?.(wide)).toEqual({ B: 100, n: 100 });
  });

  it.each<[string, unknown, string]>([
    ["a number", 1, "it is not a list of rows"],
    ["a string", "1,2;3,4", "it is not a list of rows"],
    ["undefined", undefined, "it is not a list of rows"],
    ["a typed array", new Float64Array(2), "it is not a list of rows"],
    ["no rows", [], "it is empty"],
    ["an empty row", [[]], "row 1: it is empty"],
    ["a row that is a number", [[1], 2], "row 2: it is not a list"],
    ["rows that are holes", new Array(2), "row 1: it is not a list"],
    ["an array of depth 3", [[[1]]], "row 1: not all entries are finite numbers"],
    [
      "NaN",
      [
        [1, 2],
        [3, Number.NaN],
      ],
      "row 2: not all entries are finite numbers",
    ],
    ["−∞", [[Number.NEGATIVE_INFINITY]], "row 1: not all entries are finite numbers"],
    ["an entry that is a string", [[1, "2"]], "row 1: not all entries are finite numbers"],
    ["entries that are holes", [new Array(2)], "row 1: not all entries are finite numbers"],
    ["3e8 holes", new Array(3e8), "it has 300000000 entries, more than 1000"],
    ["a row of 3e8 holes", [new Array(3e8)], "row 1: it has 300000000 entries, more than 1000"],
    ["a short row", [[1, 2, 3], [4, 5, 6], [7]], "row 3 has 1 entry, row 1 has 3"],
  ])("cannot be %s", (_, value, problem) => {
    expect(X.problem(value)).toBe(problem);
  });

  it.each<[string, Record<string, number>, readonly (readonly number[])[]]>([
    [
      "the same sizes",
      { B: 2, n: 2 },
      [
        [7, 8],
        [9, -0],
      ],
    ],
    ["fewer rows", { B: 1, n: 2 }, [[7, 8]]],
    ["fewer columns", { B: 2, n: 1 }, [[7], [9]]],
    [
      "more rows, which repeat the default's",
      { B: 4, n: 2 },
      [
        [7, 8],
        [9, -0],
        [1, -2],
        [0.5, 3],
      ],
    ],
    [
      "more columns, which repeat the default's",
      { B: 2, n: 4 },
      [
        [7, 8, 1, -2],
        [9, -0, 0.5, 3],
      ],
    ],
    ["fewer rows and more columns", { B: 1, n: 3 }, [[7, 8, 1]]],
    [
      "its default where no size is given",
      {},
      [
        [7, 8],
        [9, -0],
      ],
    ],
  ])("is fitted to %s and keeps its entries", (_, sizes, fitted) => {
    expect(
      X.fit?.(
        [
          [7, 8],
          [9, -0],
        ],
        sizes,
      ),
    ).toStrictEqual(fitted);
  });
});

describe("a vector", () => {
  it.each<[string, readonly number[]]>([
    ["7", [7]],
    ["1,\u22122, 3", [1, -2, 3]],
  ])("is read from %j", (text, value) => {
    expect(w.read(text)).toStrictEqual({ value });
  });

  it.each<[string, string]>([
    ["", "entry 1: it is empty"],
    ["1,", "entry 2: it is empty"],
    ["1;2", `entry 1: ${NOT_DECIMAL}`],
    ["0,0b1", `entry 2: ${NOT_DECIMAL}`],
  ])("is not read from %j", (text, problem) => {
    expect(w.read(text)).toEqual({ problem });
  });

  it.each<[unknown, string]>([
    [0.5, "it is not a list"],
    [[], "it is empty"],
    [[[1, 2]], "not all entries are finite numbers"],
    [new Array(3), "not all entries are finite numbers"],
    [[1, Number.POSITIVE_INFINITY], "not all entries are finite numbers"],
  ])("cannot be %j", (value, problem) => {
    expect(w.problem(value)).toBe(problem);
  });

  it("is cut, or continued with the default's entries at those positions", () => {
    expect(w.fit?.([7, 8], { L: 1 })).toEqual([7]);
    expect(w.fit?.([7, 8], { L: 7 })).toEqual([7, 8, 1.2, 0.9, -1.1, 1.2, 0.9]);
    expect(w.sizesOf?.([7, 8])).toEqual({ L: 2 });
  });
});

it("array parameters describe allowed values in the syntax of links", () => {
  expect(X.allowed).toBe("equal-length rows of finite numbers, such as 1,2;3,4");
  expect(w.allowed).toBe("finite numbers such as 1,2,3");
});
