import { expect, it } from "vitest";
import { caseProgram } from "../../programs/case-programs.ts";
import { lambdaIn, pythonSource } from "./python-source.ts";
import { lineText, tokensIn } from "./source-file.ts";

const text = caseProgram("tiny-engine");
const file = pythonSource("tiny-engine.py", text);

it("a listing in Python has all its text in tokens, with keywords, numbers and strings told apart", () => {
  expect(file.tokens.map(({ from, to }) => text.slice(from, to)).join("")).toBe(text);
  const line = 1 + text.split("\n").indexOf("        self.grad = 0.0");
  const start = file.starts[line - 1] as number;
  const own = tokensIn(file, start, start + lineText(file, line).length);
  expect(own.filter(({ kind }) => kind === "number").map(({ from, to }) => text.slice(from, to))).toEqual([
    "0.0",
  ]);
  const keywords = file.tokens.filter(({ kind }) => kind === "keyword");
  expect(new Set(keywords.map(({ from, to }) => text.slice(from, to)))).toContain("lambda");
});

it.each([
  ["        (a, lambda g: g * math.cos(a.value)),", "lambda g: g * math.cos(a.value)"],
  ["f = lambda g, h: g(h)  ", "lambda g, h: g(h)"],
  ["pairs = [(a, lambda g: g), (b, lambda g: -g)]", "lambda g: g"],
  ["x = 1", undefined],
])("the lambda in %s is found", (line, expected) => {
  const found = lambdaIn(`${line}\nnext`, 0);
  expect(found && line.slice(found.from, found.to)).toBe(expected);
});
