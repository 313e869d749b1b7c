import { describe, expect, it } from "vitest";
import { real, whole } from "../../cases/parameters/number.ts";
import { finite, readField } from "./read-field.ts";

const x = real("input", { default: 1.2, min: -3, max: 3 });
const T = whole("size", { default: 4, min: 1, max: 50 });
const readX = (typed: string) =>
  readField(typed, { parameter: "x", allowed: x.allowed, using: 1.2 }, x.problem);
const readT = (typed: string) =>
  readField(typed, { parameter: "T", allowed: T.allowed, using: 4 }, T.problem);
const readEntry = (typed: string) =>
  readField(typed, { parameter: "W", entry: "W 1,2", allowed: "a finite decimal number", using: -0 }, finite);

describe("a field reads", () => {
  it.each([
    ["pi/2", Math.PI / 2],
    ["1/3", 1 / 3],
    ["sqrt(2)", Math.SQRT2],
    ["2e-3", 0.002],
    ["0,5", 0.5],
    [`0.${"1".repeat(1000)}`, 1 / 9],
  ])("%s", (typed, value) => {
    expect(readX(typed)).toEqual({ value });
    expect(readEntry(typed)).toEqual({ value });
  });

  it("a whole number from an expression", () => {
    expect(readT("2*3")).toEqual({ value: 6 });
  });
});

describe("a field that cannot read its text", () => {
  it.each(["abc", "1,000", "--1", "0x10"])("reports the text and keeps its number: %j", (typed) => {
    expect(readX(typed)).toMatchObject({
      refused: {
        parameter: "x",
        text: `Cannot read "${typed}". Enter a number such as 1.57 or pi/2. Kept 1.2.`,
      },
    });
  });

  it.each(["", " "])("reports that the field is empty: %j", (typed) => {
    const rest = "is empty. Enter a number such as 1.57 or pi/2. Kept";
    expect(readX(typed)).toMatchObject({ refused: { text: `The field ${rest} 1.2.` } });
    expect(readEntry(typed)).toMatchObject({ refused: { text: `The field of W 1,2 ${rest} -0.` } });
  });

  it("names the entry of a matrix", () => {
    expect(readEntry("abc")).toMatchObject({
      refused: { text: 'Cannot read "abc" in W 1,2. Enter a number such as 1.57 or pi/2. Kept -0.' },
    });
  });
});

describe("a field that does not accept a number", () => {
  it.each([
    [readX("1/0"), "1/0", "a finite decimal number", "1.2"],
    [readX("1e999"), "1e999", "a finite decimal number", "1.2"],
    [readX("sqrt(-1)"), "sqrt(-1)", "a finite decimal number", "1.2"],
    [readT("51"), "51", "a whole number from 1 to 50", "4"],
    [readT("pi"), "pi", "a whole number from 1 to 50", "4"],
    [readEntry("1/0"), "1/0", "a finite decimal number in W 1,2", "-0"],
  ])("names the allowed numbers", (read, value, allowed, using) => {
    expect(read).toMatchObject({ refused: { value, allowed, using } });
    expect(read).not.toHaveProperty("refused.text");
  });
});
