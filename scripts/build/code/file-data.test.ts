import { describe, expect, it } from "vitest";
import { type FileData, TOKEN_KINDS } from "../../../src/view/code/code-data.ts";
import { fileData } from "./file-data.ts";
import { projectOf } from "./parsed-file.ts";

/** Returns lines of a file as data. */
function dataOf(text: string, ...ranges: readonly [from: number, to: number][]): FileData {
  return fileData(
    projectOf(new Map([["a.ts", text]])).file("a.ts"),
    ranges.map(([from, to]) => ({ from, to })),
  );
}

/** Returns the tokens of a file with their texts. */
function tokensOf({ text, tokens }: FileData): [text: string, kind: string | undefined][] {
  let from = 0;
  return Array.from({ length: tokens.length / 2 }, (_, i) => {
    const [kind = 0, length = 0] = tokens.slice(2 * i);
    from += length;
    return [text.slice(from - length, from), TOKEN_KINDS[kind]];
  });
}

describe("a file as data", () => {
  it("has tokens of each kind, which add up to its text", () => {
    const text = 'const a = 1;\n// why\nlet b: T = f(a, "s");\n';
    const tokens = tokensOf(dataOf(text, [1, 3]));
    expect(tokens.filter(([, kind]) => kind !== "plain")).toEqual([
      ["const", "keyword"],
      ["1", "number"],
      ["// why", "comment"],
      ["let", "keyword"],
      ["T", "type"],
      ["f", "function"],
      ['"s"', "string"],
    ]);
    expect(tokens.map(([part]) => part).join("")).toBe(text.trimEnd());
  });

  it("has empty lines in place of lines that are not shown, and of their tokens", () => {
    const data = dataOf("/** One\n * two\n * three */\na();\n\n\nlet b;\n", [2, 2], [7, 7]);
    expect(data.text).toBe("\n * two\n\n\n\n\nlet b;");
    expect(tokensOf(data)).toEqual([
      ["\n", "plain"],
      [" * two", "comment"],
      ["\n\n\n\n\n", "plain"],
      ["let", "keyword"],
      [" b;", "plain"],
    ]);
  });

  it("has no text if no line is shown", () => {
    expect(dataOf("a();\nb();")).toEqual({ path: "a.ts", text: "", tokens: [] });
  });

  it("has the line between two ranges that a listing joins", () => {
    expect(dataOf("a();\nb();\nc();\nd();", [1, 1], [3, 3]).text).toBe("a();\nb();\nc();");
  });
});
