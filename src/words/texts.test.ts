import { describe, expect, it } from "vitest";
import { mul } from "../autodiff/operations/arithmetic.ts";
import { filled, type Nested, tensor } from "../autodiff/tensor.ts";
import { run } from "../trace/testing/run.ts";
import { adjointText, bytesText, entriesText, kindText, nameText, signedText, valueText } from "./texts.ts";

describe("a value as text", () => {
  it.each<[Nested, string]>([
    [-1.25, "−1.25"],
    [[0.5, -0.5], "[0.5, −0.5]"],
    [[[1]], "[1]"],
    [
      [
        [1.25, -2.5],
        [-0.5, -1],
      ],
      "[1.25, −2.5; −0.5, −1]",
    ],
    [[[2], [0.12345678]], "[2; 0.123]"],
    [[1, 2, 3, 4, 5, 6, 7], "vector of 7"],
  ])("of %j is %s", (nested, text) => {
    expect(valueText(typeof nested === "number" ? nested : tensor(nested))).toBe(text);
  });

  it("is the shape for seven entries or more", () => {
    expect(valueText(filled([2, 3], (i) => i))).toBe("[0, 1, 2; 3, 4, 5]");
    expect(valueText(filled([4, 2], (i) => i))).toBe("4 × 2 matrix");
    expect(entriesText(filled([4, 2], (i) => i))).toBe("[0, 1; 2, 3; 4, 5; 6, 7]");
  });

  it("of rank 0 is a number", () => {
    expect(valueText(filled([], () => 2.5))).toBe("2.5");
    expect(kindText(filled([], () => 2.5))).toBe("number");
  });

  it("is in parentheses as a second term if it is a negative number", () => {
    expect([-1, 1, -0, tensor([-1])].map(signedText)).toEqual(["(−1)", "1", "0", "[−1]"]);
  });
});

it("nameText and adjointText write names as the text does", () => {
  const trace = run([2, 3], (a, b) => mul(a, b));
  expect(nameText(trace, 0)).toBe("x₁");
  expect(adjointText(trace, 1).normalize("NFC")).toBe("x̄₂".normalize("NFC"));
});

it.each<[number, string]>([
  [0, "0 B"],
  [1, "1 B (1 bit)"],
  [6, "1 B (6 bits)"],
  [8, "1 B"],
  [12, "2 B (12 bits)"],
  [16, "2 B"],
  [64, "8 B"],
  [384, "48 B"],
  [390, "49 B (390 bits)"],
])("%i bits are formatted as %s", (bits, text) => {
  expect(bytesText(bits)).toBe(text);
});
