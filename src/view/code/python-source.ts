import { tokenize } from "../../python/tokens.ts";
import type { SourceFile, Token } from "./source-file.ts";

const KINDS: Readonly<Record<string, Token["kind"]>> = {
  keyword: "keyword",
  number: "number",
  string: "string",
};

/** Returns a program in Python as a file for listings. */
export function pythonSource(path: string, text: string): SourceFile {
  const starts = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
  const tokens: Token[] = [];
  let at = 0;
  for (const { start, end, kind } of tokenize(text).list) {
    if (end <= at || start >= end) continue;
    if (start > at) tokens.push({ from: at, to: start, kind: "plain" });
    tokens.push({ from: start, to: end, kind: KINDS[kind] ?? "plain" });
    at = end;
  }
  if (at < text.length) tokens.push({ from: at, to: text.length, kind: "plain" });
  return { path, text, starts, tokens };
}

/** Returns where a lambda begins and ends in a text, from a place in the text on; undefined if the line has none. */
export function lambdaIn(
  text: string,
  lineStart: number,
): { readonly from: number; readonly to: number } | undefined {
  const line = text.slice(lineStart).split("\n", 1)[0] ?? "";
  const begin = line.search(/\blambda\b/);
  if (begin < 0) return undefined;
  let depth = 0;
  for (let i = begin; i < line.length; i++) {
    const letter = line[i] as string;
    if ("([{".includes(letter)) depth += 1;
    else if (")]}".includes(letter)) depth -= 1;
    if (depth < 0 || (depth === 0 && letter === "," && line.slice(begin, i).includes(":"))) {
      return { from: lineStart + begin, to: lineStart + i };
    }
  }
  return { from: lineStart + begin, to: lineStart + line.trimEnd().length };
}
