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
])("%j is shown as %s", (text, shown) => {
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
])("%o is written as %s", (value, text) => {
  expect(textOf(value)).toBe(text);
});

it("a matrix is written row by row, with what JSON would lose", () => {
  const rows = [
    [1, Number.NaN],
    [-0, Number.NEGATIVE_INFINITY],
  ];
  expect(textOf(rows)).toBe("[[1,NaN],[-0,-Infinity]]");
});

it("an array that holds itself has an end", () => {
  const endless: unknown[] = [1];
  endless.push(endless);
  expect(textOf(endless)).toBe("[1,[1,[1,[1,[…]]]]]");
});

describe("of an array only the beginning is written, however long it is:", () => {
  const dense = (length: number, entry: unknown): unknown[] => new Array(length).fill(entry);
  const shared = dense(60, dense(60, dense(60, dense(60, 1))));
  const ones = Array(21).fill(1).join(",");

  it.each<[string, unknown, string]>([
    ["what has 41 characters", dense(21, 1), `[${ones}]`],
    ["what has more", dense(22, 1), `[${ones},…]`],
    ["two long texts", dense(2, "x".repeat(40)), `[${"x".repeat(40)},…]`],
    ["nested arrays", shared, `[[[[${ones},…],…],…],…]`],
    ["holes", new Array(3e8), "[undefined,undefined,undefined,undefined,undefined,…]"],
    [
      "as many holes as can be",
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

it("a whole number of a million digits is not written", () => {
  expect(textOf(2n ** 63n)).toBe("[object BigInt]");
  expect(textOf(-(2n ** 63n))).toBe("-9223372036854775808");
});
