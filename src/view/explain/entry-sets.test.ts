import { describe, expect, it } from "vitest";
import { adjointOf, exactNumber, symbolOf } from "../../formula/build.ts";
import type { SymbolExpression } from "../../formula/expression.ts";
import { provenanceWords } from "../../words/en/provenance.ts";
import { READ } from "../../words/writing.ts";
import { entryGroup, linesOf, positionText } from "./entry-sets.ts";

describe("a position", () => {
  it.each([
    [[3, 2], 3, "(2,2)"],
    [[4], 2, "3"],
    [[2, 3, 4], 23, "(2,3,4)"],
    [[], 0, ""],
  ])("in shape %j at %i is written %s", (shape, entry, text) => {
    expect(positionText(shape, entry)).toBe(text);
  });
});

const [X, b] = [symbolOf("X"), symbolOf("b")];

describe("entries of a value", () => {
  it.each<[string, SymbolExpression, number[], number[]]>([
    ["row 1 of X", X, [3, 2], [0, 1]],
    ["column 2 of X", X, [3, 2], [1, 3, 5]],
    ["rows 1, 3 of X", X, [3, 2], [0, 1, 4, 5]],
    ["columns 1, 3 of X", X, [2, 3], [0, 2, 3, 5]],
    ["all of X", X, [2, 2], [0, 1, 2, 3]],
    ["all of X", X, [1, 3], [0, 1, 2]],
    ["2 entries of X", X, [3, 2], [0, 3]],
    ["4 entries of X", X, [3, 3], [0, 1, 3, 4]],
    ["X₂₂", X, [3, 2], [3]],
    ["X[11,2]", X, [12, 2], [21]],
    ["(v₁)₂₂", symbolOf("v1"), [3, 2], [3]],
    ["Ȳ₁₁", adjointOf(symbolOf("Y")), [3, 2], [0]],
    ["b₂", b, [4], [1]],
    ["all of b", b, [4], [0, 1, 2, 3]],
    ["2 entries of b", b, [4], [0, 1]],
    ["L̄", adjointOf(symbolOf("L")), [], [0]],
  ])("are called “%s”", (text, name, shape, list) => {
    const terms = [{ kind: "groups", groups: [entryGroup(name, shape, list)] }] as const;
    const sentence = { name: symbolOf("y"), position: "", value: exactNumber(1), terms, numbers: [] };
    expect(provenanceWords.sentence(sentence, READ)).toBe(`y = 1, from ${text.normalize("NFD")}`);
  });

  it("of a constant without a name are entries of a constant", () => {
    expect(entryGroup(undefined, [3, 2], [3])).toEqual({ kind: "some", count: 1, of: undefined });
    expect(entryGroup(undefined, [3, 2], [2, 3])).toEqual({ kind: "rows", numbers: [2], of: undefined });
  });

  it("that fill no rows or columns are counted", () => {
    expect(linesOf([3, 2], [0, 3])).toEqual({ kind: "some", count: 2 });
    expect(linesOf([3, 2], [2, 3])).toEqual({ kind: "rows", numbers: [2] });
  });
});
