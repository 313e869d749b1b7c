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
])("takes %s for %s", (given, meant) => {
  expect(closest(given, NAMES)).toBe(meant);
});

it("takes a very long text for nothing", () => {
  expect(closest("z".repeat(100_000), NAMES)).toBeUndefined();
});

it("prefers the nearest of several, and the first of two as near", () => {
  expect(closest("abcdex", ["abcxyx", "abcdef", "abcdeg"])).toBe("abcdef");
});
