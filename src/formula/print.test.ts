import { describe, expect, it } from "vitest";
import { printedFormulas } from "./testing/formulas.ts";
import { toPython } from "./to-python.ts";
import { toTex } from "./to-tex.ts";
import { toText } from "./to-text.ts";

it.each(printedFormulas)("$text is written as text, TeX and Python", ({ of, text, tex, python }) => {
  expect({ text: toText(of).normalize("NFC"), tex: toTex(of), python: toPython(of) }).toEqual({
    text,
    tex,
    python,
  });
});

describe("toPython", () => {
  it.each([
    [1e16, "1e+16"],
    [123456789.25, "123456789.25"],
    [1e-4, "0.0001"],
    [-9.5e-5, "-9.5e-05"],
    [5e-324, "5e-324"],
  ])("writes %d as Python does", (value, text) => {
    expect(toPython({ kind: "number", value })).toBe(text);
  });
});
