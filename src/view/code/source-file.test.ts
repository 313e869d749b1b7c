import { describe, expect, it } from "vitest";
import { lineText, offsetAt, sourceFile, tokensIn } from "./source-file.ts";

describe("a file", () => {
  const text = 'let b = f(a, "s");\n\nb();';
  const data = { path: "b.ts", text, tokens: [1, 3, 0, 5, 6, 1, 0, 4, 2, 3, 0, 4, 6, 1, 0, 3] };
  const file = sourceFile(data);

  it("is the same for the same data, so that its lines are drawn once", () => {
    expect(sourceFile(data)).toBe(file);
  });

  it("has lines by number, and offsets by line and column", () => {
    expect([1, 2, 3].map((line) => lineText(file, line))).toEqual(text.split("\n"));
    expect(text.slice(offsetAt(file, [1, 8]), offsetAt(file, [3, 1]))).toBe('f(a, "s");\n\nb');
  });

  it("has tokens of each kind", () => {
    const kinds = file.tokens.map(({ from, to, kind }) => [text.slice(from, to), kind]);
    expect(kinds).toEqual([
      ["let", "keyword"],
      [" b = ", "plain"],
      ["f", "function"],
      ["(a, ", "plain"],
      ['"s"', "string"],
      [");\n\n", "plain"],
      ["b", "function"],
      ["();", "plain"],
    ]);
  });

  it("splits tokens at the ends of a highlighted range", () => {
    const [from, to] = [text.indexOf("f("), text.indexOf(";")];
    const cut = text.indexOf("a,");
    const parts = tokensIn(file, from, to, [cut]).map((token) => text.slice(token.from, token.to));
    expect(parts).toEqual(["f", "(", "a, ", '"s"', ")"]);
  });
});
