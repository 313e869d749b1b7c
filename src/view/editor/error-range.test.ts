import fc from "fast-check";
import { expect, it } from "vitest";
import { errorRange } from "./error-range.ts";

function underlined(line: string, column: number): string {
  const { from, to } = errorRange(line, column);
  return line.slice(from, to);
}

it.each([
  ["y = undefined + 1", 5, "undefined"],
  ["y = x @ 2.5", 7, "@"],
  ["größe = 1", 1, "größe"],
  ["s = '😀'", 6, "😀"],
  ["    return x", 1, "    "],
  ["y = (x +", 9, "+"],
  ["if x   ", 20, "x"],
  ["y = 1", 0, "y"],
])("the error in %j at column %i underlines %j", (line, column, part) => {
  expect(underlined(line, column)).toBe(part);
});

it("an error in a line without text underlines nothing", () => {
  expect(errorRange("", 1)).toEqual({ from: 0, to: 0 });
  expect(errorRange("    ", 3)).toEqual({ from: 0, to: 0 });
});

it("the underlined part is in the line, and is empty only without text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.integer({ min: -2, max: 40 }), (line, column) => {
      const { from, to } = errorRange(line, column);
      expect(from).toBeGreaterThanOrEqual(0);
      expect(to).toBeLessThanOrEqual(line.length);
      expect(to > from).toBe(line.trim() !== "");
    }),
  );
});
