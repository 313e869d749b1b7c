import { highlightTree, tagHighlighter, tags } from "@lezer/highlight";
import type { SourceFile } from "./source-file.ts";

/** A range of characters of one kind. */
export interface Token {
  readonly from: number;
  readonly to: number;
  readonly kind: "keyword" | "string" | "number" | "comment" | "type" | "function" | "plain";
}

const KINDS = tagHighlighter([
  { tag: tags.keyword, class: "keyword" },
  { tag: [tags.bool, tags.null, tags.self], class: "keyword" },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], class: "string" },
  { tag: tags.number, class: "number" },
  { tag: tags.comment, class: "comment" },
  { tag: tags.typeName, class: "type" },
  { tag: [tags.function(tags.variableName), tags.function(tags.propertyName)], class: "function" },
]);

const known = new WeakMap<SourceFile, readonly Token[]>();

/** Returns all tokens of a file. */
export function tokensOf(file: SourceFile): readonly Token[] {
  const found = known.get(file) ?? divide(file);
  known.set(file, found);
  return found;
}

/** Returns the tokens in a range of a file, split at the given offsets. */
export function tokensIn(file: SourceFile, from: number, to: number, cuts: readonly number[] = []): Token[] {
  const inside = tokensOf(file).filter((token) => token.to > from && token.from < to);
  return inside.flatMap(({ kind, ...token }) => {
    const [start, end] = [Math.max(token.from, from), Math.min(token.to, to)];
    const places = [start, ...cuts.filter((cut) => cut > start && cut < end), end];
    return places.slice(1).map((place, i): Token => ({ from: places[i] ?? start, to: place, kind }));
  });
}

function divide({ root, text }: SourceFile): Token[] {
  const tokens: Token[] = [];
  let done = 0;
  const add = (to: number, kind: Token["kind"]): void => {
    if (to > done) tokens.push({ from: done, to, kind });
    done = Math.max(done, to);
  };
  highlightTree(root.toTree(), KINDS, (from, to, kind) => {
    add(from, "plain");
    add(to, kind as Token["kind"]);
  });
  add(text.length, "plain");
  return tokens;
}
