import { expect, it } from "vitest";
import { closest } from "./closest.ts";

const NAMES = ["two-inputs", "recurrence", "relu-layer", "linear-layer", "x1", "T"];

it.each<[string, string | undefined]>([
  ["two-inputs", "two-inputs"],
  ["two-input", "two-inputs"],
  ["twoinputs", "two-inputs"],
  ["TWO_INPUTS", "two-inputs"],
  ["recurence", "recurrence"],
  ["relu", undefined],
  ["rellu-layer", "relu-layer"],
  ["linear-relu", undefined],
  ["x2", "x1"],
  ["y2", undefined],
  ["y", undefined],
  ["X1", "x1"],
  ["t", "T"],
  ["", undefined],
  ["constructor", undefined],
])("closest to %j is %j", (given, meant) => {
  expect(closest(given, NAMES)).toBe(meant);
});

it("closest finds no name near a very long text", () => {
  expect(closest("z".repeat(100_000), NAMES)).toBeUndefined();
});

it("closest prefers the fewest edits, then the first name", () => {
  expect(closest("abcdex", ["abcxyx", "abcdef", "abcdeg"])).toBe("abcdef");
});
