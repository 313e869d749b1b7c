import { describe, expect, it } from "vitest";
import { quote, textOf } from "./quote.ts";

it.each([
  ["two-input", '"two-input"'],
  ["", '""'],
  ["<script>alert(1)</script>", '"<script>alert(1)</script>"'],
  ["a\u202eb\u200bc\u0000d\ne", '"a�b�c�d�e"'],
  ["a\u2028b", '"a�b"'],
  ["x".repeat(41), `"${"x".repeat(40)}…"`],
  ["x".repeat(40), `"${"x".repeat(40)}"`],
  [`${"x".repeat(39)}😀`, `"${"x".repeat(39)}�…"`],
  ["naïve 中文 عربي 😀", '"naïve 中文 عربي 😀"'],
])("quote(%j) is %s", (text, shown) => {
  expect(quote(text)).toBe(shown);
});

it.each<[unknown, string]>([
  [1.5, "1.5"],
  [-0, "-0"],
  [Number.NaN, "NaN"],
  ["1,2", "1,2"],
  [undefined, "undefined"],
  [null, "null"],
  [true, "true"],
  [10n, "10"],
  [Symbol("s"), "Symbol(s)"],
  [{ x: 1 }, "[object Object]"],
  [Object.create(null), "[object Object]"],
  [[], "[]"],
  [new Array(2), "[undefined,undefined]"],
  [["a", [1]], "[a,[1]]"],
])("textOf(%o) is %s", (value, text) => {
  expect(textOf(value)).toBe(text);
});

it("textOf writes the NaN, −0 and −Infinity of a matrix", () => {
  const rows = [
    [1, Number.NaN],
    [-0, Number.NEGATIVE_INFINITY],
  ];
  expect(textOf(rows)).toBe("[[1,NaN],[-0,-Infinity]]");
});

it("textOf ends for an array that contains itself", () => {
  const endless: unknown[] = [1];
  endless.push(endless);
  expect(textOf(endless)).toBe("[1,[1,[1,[1,[…]]]]]");
});

describe("textOf reads at most 21 entries of", () => {
  const dense = (length: number, entry: unknown): unknown[] => new Array(length).fill(entry);
  const shared = dense(60, dense(60, dense(60, dense(60, 1))));
  const ones = Array(21).fill(1).join(",");

  it.each<[string, unknown, string]>([
    ["a list written in 41 characters", dense(21, 1), `[${ones}]`],
    ["a longer list", dense(22, 1), `[${ones},…]`],
    ["two long strings", dense(2, "x".repeat(40)), `[${"x".repeat(40)},…]`],
    ["nested arrays", shared, `[[[[${ones},…],…],…],…]`],
    ["many holes", new Array(3e8), "[undefined,undefined,undefined,undefined,undefined,…]"],
    [
      "the longest array of holes",
      new Array(2 ** 32 - 1),
      "[undefined,undefined,undefined,undefined,undefined,…]",
    ],
  ])("%s", (_, value, text) => {
    let looks = 0;
    const get = (list: object, key: PropertyKey) => {
      if (key !== "length") looks++;
      return Reflect.get(list, key);
    };
    expect(textOf(new Proxy(value as object, { get }))).toBe(text);
    expect(looks).toBeLessThanOrEqual(21);
  });
});

it("textOf writes no bigint beyond 64 bits", () => {
  expect(textOf(2n ** 63n)).toBe("[object BigInt]");
  expect(textOf(-(2n ** 63n))).toBe("-9223372036854775808");
});
