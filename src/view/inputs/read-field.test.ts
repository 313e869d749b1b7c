import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { real, whole } from "../../cases/parameters/number.ts";
import { numberText } from "../../cases/parameters/parse-number.ts";
import { readField } from "./read-field.ts";

const x = real("input", { default: 1.2, min: -3, max: 3 });
const T = whole("size", { default: 4, min: 1, max: 50 });
const readX = (typed: string) => readField(typed, (value) => x.problem(value) === undefined);
const readT = (typed: string) => readField(typed, (value) => T.problem(value) === undefined);
const readEntry = (typed: string) => readField(typed, Number.isFinite);

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

  it("every finite number as the field shows it", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(readEntry(numberText(value))).toEqual({ value });
      }),
    );
  });

  it("a whole number from an expression", () => {
    expect(readT("2*3")).toEqual({ value: 6 });
  });
});

describe("a field refuses", () => {
  it.each(["abc", "1,000", "--1", "0x10"])("a text that is not a number: %j", (typed) => {
    expect(readX(typed)).toEqual({ error: "unreadable" });
  });

  it.each(["", " "])("an empty text: %j", (typed) => {
    expect(readX(typed)).toEqual({ error: "empty" });
  });

  it.each([
    ["1/0", readX],
    ["1e999", readX],
    ["sqrt(-1)", readX],
    ["51", readT],
    ["pi", readT],
    ["1/0", readEntry],
  ])("a number that is not allowed: %s", (typed, read) => {
    expect(read(typed)).toEqual({ error: "invalid" });
  });
});
