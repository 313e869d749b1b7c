import { highlightTree, tagHighlighter, tags } from "@lezer/highlight";
import { type FileData, type LineRange, TOKEN_KINDS } from "../../../src/view/code/code-data.ts";
import { joined } from "../../../src/view/code/listing.ts";
import type { ParsedFile } from "./parsed-file.ts";

const KINDS: readonly string[] = TOKEN_KINDS;

const highlighter = tagHighlighter([
  { tag: tags.keyword, class: "keyword" },
  { tag: [tags.bool, tags.null, tags.self], class: "keyword" },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], class: "string" },
  { tag: tags.number, class: "number" },
  { tag: tags.comment, class: "comment" },
  { tag: tags.typeName, class: "type" },
  { tag: [tags.function(tags.variableName), tags.function(tags.propertyName)], class: "function" },
]);

interface Token {
  readonly from: number;
  readonly to: number;
  readonly kind: string;
}

/**
 * Returns a file as data, with the text of the given lines and of lines between them that a listing shows too. The
 * text ends with the last of these lines.
 */
export function fileData(file: ParsedFile, lines: readonly LineRange[]): FileData {
  const all = tokensOf(file);
  const tokens: number[] = [];
  let text = "";
  let line = 1;
  for (const { from, to } of joined(lines)) {
    const start = file.starts[from - 1] ?? 0;
    const end = (file.starts[to] ?? file.text.length + 1) - 1;
    const gap = "\n".repeat(from - line);
    text += gap + file.text.slice(start, end);
    line = to;
    if (gap !== "") tokens.push(KINDS.indexOf("plain"), gap.length);
    for (const token of all) {
      const length = Math.min(token.to, end) - Math.max(token.from, start);
      if (length > 0) tokens.push(KINDS.indexOf(token.kind), length);
    }
  }
  return { path: file.path, text, tokens };
}

/** Returns all tokens of a file, in text order. */
function tokensOf({ root, text }: ParsedFile): Token[] {
  const tokens: Token[] = [];
  let done = 0;
  const add = (to: number, kind: string): void => {
    if (to > done) tokens.push({ from: done, to, kind });
    done = Math.max(done, to);
  };
  highlightTree(root.toTree(), highlighter, (from, to, kind) => {
    add(from, "plain");
    add(to, kind);
  });
  add(text.length, "plain");
  return tokens;
}
