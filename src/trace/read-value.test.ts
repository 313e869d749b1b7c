import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { filled, type Nested, tensor } from "../autodiff/tensor.ts";
import type { Value } from "../autodiff/value.ts";
import { decodeFloat64, encodeFloat64 } from "./base64.ts";
import { createValueReader } from "./read-value.ts";
import { MAX_NESTED_ENTRIES, writeNested, writeValue } from "./write-value.ts";

const read = (value: unknown): Value => createValueReader().value({ path: "v", value });
const readNested = (value: unknown): Nested => createValueReader().nested({ path: "v", value });
const through = (json: unknown): unknown => JSON.parse(JSON.stringify(json));
const number = fc.oneof(fc.double(), fc.constantFrom(0, -0, 5e-324, Number.NaN, Number.POSITIVE_INFINITY));

describe("a value in JSON", () => {
  it.each([
    [Number.NaN, "NaN"],
    [Number.POSITIVE_INFINITY, "Infinity"],
    [Number.NEGATIVE_INFINITY, "-Infinity"],
    [-0, "-0"],
    [0, 0],
    [0.1, 0.1],
  ])("writes %d as %j", (value, json) => {
    expect(writeValue(value)).toBe(json);
    expect(read(json)).toBe(value);
  });

  it("preserves every number", () => {
    fc.assert(fc.property(number, (x) => Object.is(read(through(writeValue(x))), x)));
  });

  it("preserves tensors of every rank and size", () => {
    const shape = fc.array(fc.nat(4), { maxLength: 4 });
    const entries = shape.chain((sizes) => fc.tuple(fc.constant(sizes), fc.array(number, { minLength: 1 })));
    fc.assert(
      fc.property(entries, ([sizes, some]) => {
        const value = filled(sizes, (i) => some[i % some.length] as number);
        expect(read(through(writeValue(value)))).toStrictEqual(value);
      }),
    );
  });

  it("preserves nested arrays with rows of different lengths", () => {
    const nested = fc.letrec<{ tree: Nested }>((tie) => ({
      tree: fc.oneof({ maxDepth: 4 }, number, fc.array(tie("tree"))),
    })).tree;
    fc.assert(
      fc.property(nested, (tree) => {
        expect(readNested(through(writeNested(tree)))).toStrictEqual(tree);
      }),
    );
  });

  it("is nested arrays up to a number of entries, packed beyond", () => {
    const row = (n: number) => Array.from({ length: n }, (_, i) => i);
    expect(writeValue(tensor([row(MAX_NESTED_ENTRIES)]))).toEqual([row(MAX_NESTED_ENTRIES)]);
    const more = row(MAX_NESTED_ENTRIES + 1);
    expect(writeValue(tensor([more]))).toEqual({
      float64: encodeFloat64(Float64Array.from(more)),
      shape: [1, more.length],
    });
    expect(writeNested([more])).toEqual(writeValue(tensor([more])));
    expect(readNested(writeNested([more]))).toEqual([more]);
  });

  it.each<[string, unknown, string]>([
    ["a word", "1", 'v is "1"; give a number, or "NaN", "Infinity", "-Infinity" or "-0" in quotes'],
    ["nothing", null, "v is null; give a number"],
    [
      "rows of two lengths",
      [[1, 2], [3]],
      "v[1] is a list of 1, but the first one there is a list of 2; make",
    ],
    ["a row among numbers", [1, [2]], 'v[1] is a list of 1; give a number, or "NaN"'],
    ["bad base64", { float64: "AAAA", shape: [] }, 'v.float64 is "AAAA", which is not the base64 of little-'],
    ["other text", { float64: "é", shape: [] }, 'v.float64 is "é", which is not the base64'],
    ["too few", { float64: "", shape: [2] }, 'v.float64 is "", which is 0 numbers; the shape [2] needs 2'],
    ["a negative size", { float64: "", shape: [-1] }, "v.shape[0] is -1; give a whole number from 0 to"],
    [
      "many empty rows",
      { float64: "", shape: [16_777_216, 2, 0] },
      "at v there are more than 16777216 numbers",
    ],
    [
      "deep lists",
      JSON.parse(`${"[".repeat(65)}1${"]".repeat(65)}`),
      "v is a list of 1, nested deeper than 64",
    ],
  ])("rejects %s", (_, json, message) => {
    expect(() => read(json)).toThrow(`readTrace: ${message}`);
  });

  it("counts toward the document's limits", () => {
    const reader = createValueReader();
    const value = { float64: "", shape: [2 ** 20, 0] };
    reader.value({ path: "a", value });
    expect(() => reader.value({ path: "b", value })).toThrow(
      "readTrace: at b there are more than 16777216 numbers, each list counted as 8; record less",
    );
  });
});

describe("base64", () => {
  it("encodes little-endian float64", () => {
    const numbers = Float64Array.of(1, -2.5, 0);
    expect(encodeFloat64(numbers)).toBe(Buffer.from(numbers.buffer).toString("base64"));
  });

  it("preserves long lists", () => {
    const numbers = Float64Array.from({ length: 10_001 }, (_, i) => Math.sin(i));
    expect(decodeFloat64(encodeFloat64(numbers))).toEqual(numbers);
  });
});
