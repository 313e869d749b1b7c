import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { onlyNumbersDiffer, type TextChange, textChanges } from "./text-changes.ts";

function apply(text: string, changes: readonly TextChange[]): string {
  return changes.reduceRight(
    (all, { from, to, insert }) => all.slice(0, from) + insert + all.slice(to),
    text,
  );
}

const program = fc
  .array(fc.constantFrom("x = Var(2.0)", "x = Var(2.5)", "y = x * x", "", "    y", "é😀"), { maxLength: 6 })
  .map((lines) => lines.join("\n"));

describe("the changes between two texts", () => {
  it("give the second text, in order and without overlap", () => {
    fc.assert(
      fc.property(program, program, (before, after) => {
        const changes = textChanges(before, after);
        expect(apply(before, changes)).toBe(after);
        const offsets = changes.flatMap(({ from, to }) => [from, to]);
        expect(offsets).toEqual(offsets.toSorted((a, b) => a - b));
      }),
    );
  });

  it("are the digits of each number that differs, and leave the lines between untouched", () => {
    const before = "x = Var(2.0)\ny = x * x\nz = Var(-1.5)";
    const after = "x = Var(2.75)\ny = x * x\nz = Var(3.5)";
    expect(textChanges(before, after)).toEqual([
      { from: 10, to: 11, insert: "75" },
      { from: 31, to: 33, insert: "3" },
    ]);
  });

  it("insert a line as one change", () => {
    expect(textChanges("a = 1\nc = 3", "a = 1\nb = 2\nc = 3")).toEqual([
      { from: 6, to: 6, insert: "b = 2\n" },
    ]);
  });

  it("are none for equal texts", () => {
    expect(textChanges("a\nb", "a\nb")).toEqual([]);
  });
});

describe("only numbers differ", () => {
  it.each([
    ["x = Var(2.0)", "x = Var(-13.75)"],
    ["x = Var([1, 2e-3])", "x = Var([.5, -1_000])"],
    ["x = 1\ny = 2", "x = 3\ny = 4.5E+7"],
  ])("between %j and %j", (before, after) => {
    expect(onlyNumbersDiffer(before, after)).toBe(true);
  });

  it.each([
    ["y = x1 + 2", "y = x2 + 2"],
    ["y = x + 1", "y = x - 1"],
    ["x = 1", "x = 1\n"],
    ["x = Var(2.0)", "x = Var()"],
  ])("not between %j and %j", (before, after) => {
    expect(onlyNumbersDiffer(before, after)).toBe(false);
  });
});
