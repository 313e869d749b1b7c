import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { filled, type Nested, nestedOf, tensor } from "./tensor.ts";

describe("tensor", () => {
  it.each<[Nested, number[]]>([
    [7, []],
    [[], [0]],
    [
      [[], []],
      [2, 0],
    ],
    [[5], [1]],
    [[[5]], [1, 1]],
    [[[1, 2, 3]], [1, 3]],
    [[[[1], [2]]], [1, 2, 1]],
  ])("infers the shape of %j", (nested, shape) => {
    expect(tensor(nested).shape).toEqual(shape);
    expect(nestedOf(tensor(nested))).toEqual(nested);
  });

  it("stores the entries row by row, and preserves −0, NaN and subnormals", () => {
    const { data } = tensor([
      [1, -0, Number.NaN],
      [4, Number.MIN_VALUE, Number.NEGATIVE_INFINITY],
    ]);
    expect([...data]).toEqual([1, -0, Number.NaN, 4, Number.MIN_VALUE, Number.NEGATIVE_INFINITY]);
  });

  it.each<[string, Nested, string]>([
    ["a longer row", [[1], [2, 3]], "entry [1] has 2 entries, but the first one has 1"],
    ["a shorter row", [[1, 2], [3]], "entry [1] has 1 entry, but the first one has 2"],
    ["an empty row", [[1, 2], [3, 4], []], "entry [2] has 0 entries, but the first one has 2"],
    ["a row after an empty one", [[], [1]], "entry [1] has 1 entry, but the first one has 0"],
    ["a number among rows", [[1], 2], "entry [1] is a number, but the first one has 1"],
    ["a row among numbers", [1, [2]], "entry [1] has 1 entry, but the first one is a number"],
    [
      "a row too deep",
      [
        [1, 2],
        [3, [4]],
      ],
      "entry [1][1] has 1 entry, but the first one is a number",
    ],
    ["a ragged block", [[[1]], [[1, 2]]], "entry [1][0] has 2 entries, but the first one has 1"],
  ])("rejects %s", (_, nested, message) => {
    expect(() => tensor(nested)).toThrow(new RangeError(`tensor: ${message}; make all alike`));
  });
});

describe("nestedOf", () => {
  it("returns the numbers that a tensor was created from, bit for bit", () => {
    const number = fc.double();
    const matrix = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.nat(4)).chain(([rows, columns]) =>
      fc.array(fc.array(number, { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      }),
    );
    fc.assert(
      fc.property(fc.oneof(number, fc.array(number), matrix), (nested) => {
        expect(nestedOf(tensor(nested))).toEqual(nested);
      }),
    );
  });

  it("returns a number unchanged, and empty lists for sizes of 0", () => {
    expect(nestedOf(-0)).toBe(-0);
    expect(nestedOf(filled([], () => 7))).toBe(7);
    expect(nestedOf(filled([0, 2], () => 7))).toEqual([]);
    expect(nestedOf(filled([2, 0], () => 7))).toEqual([[], []]);
  });
});
