import { expect, it } from "vitest";
import { indentOf, joined } from "./listing.ts";
import { sourceFile } from "./source-file.ts";

it("parts of a listing that are one line apart are joined, in file order", () => {
  const ranges = (...parts: readonly [from: number, to: number][]) =>
    joined(parts.map(([from, to]) => ({ from, to })));
  expect(ranges([9, 9], [1, 3])).toEqual([
    { from: 1, to: 3 },
    { from: 9, to: 9 },
  ]);
  expect(ranges([5, 6], [1, 3])).toEqual([{ from: 1, to: 6 }]);
  expect(ranges([1, 6], [2, 3])).toEqual([{ from: 1, to: 6 }]);
});

it("the indent of a part is the smallest indent of its lines, except empty lines", () => {
  const text = "f();\n\n  g();\n\n    h();\n  i();\n\n\nj();\n";
  const file = sourceFile({ path: "a.ts", text, tokens: [] });
  expect(indentOf(file, { from: 3, to: 6 })).toBe(2);
  expect(indentOf(file, { from: 5, to: 5 })).toBe(4);
  expect(indentOf(file, { from: 1, to: 6 })).toBe(0);
});
