import { describe, expect, it } from "vitest";
import { provenanceWords } from "../../words/en/provenance.ts";
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

describe("entries", () => {
  it.each<[string, number[], number[], string]>([
    ["X", [3, 2], [0, 1], "row 1 of X"],
    ["X", [3, 2], [1, 3, 5], "column 2 of X"],
    ["X", [3, 2], [0, 1, 4, 5], "rows 1, 3 of X"],
    ["X", [2, 3], [0, 2, 3, 5], "columns 1, 3 of X"],
    ["X", [2, 2], [0, 1, 2, 3], "all of X"],
    ["X", [1, 3], [0, 1, 2], "all of X"],
    ["X", [3, 2], [0, 3], "2 entries of X"],
    ["X", [3, 3], [0, 1, 3, 4], "4 entries of X"],
    ["X", [3, 2], [3], "X₂₂"],
    ["X", [12, 2], [21], "X₁₁,₂"],
    ["v₁", [3, 2], [3], "(v₁)₂₂"],
    ["Ȳ", [3, 2], [0], "Ȳ₁₁"],
    ["b", [4], [1], "b₂"],
    ["b", [4], [0, 1, 2, 3], "all of b"],
    ["b", [4], [0, 1], "2 entries of b"],
    ["L̄", [], [0], "L̄"],
  ])("of %s of shape %j at %j are called %s", (name, shape, list, text) => {
    const groups = [entryGroup(name, shape, list)];
    const terms = [{ kind: "groups", groups }] as const;
    expect(provenanceWords.sentence({ name: "y", position: "", value: "1", terms })).toBe(
      `y = 1, from ${text}`,
    );
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
