import type { SyntaxNode } from "@lezer/common";
import { parser } from "@lezer/javascript";
import { sources } from "./sources.ts";

const typescript = parser.configure({ dialect: "ts" });

/** A file of the project with its syntax tree. */
export interface SourceFile {
  /** The path below `src/`. */
  readonly path: string;
  readonly text: string;
  readonly root: SyntaxNode;
  /** The offset at which each line starts. */
  readonly starts: readonly number[];
}

const parsed = new Map<string, SourceFile>();

/**
 * Returns a file that listings show. Parses the file on the first request.
 *
 * @throws RangeError if there is no such file
 */
export function sourceFile(path: string): SourceFile {
  const known = parsed.get(path);
  if (known !== undefined) return known;
  const text = sources.get(path);
  if (text === undefined) throw new RangeError(`code: no file ${path} among the sources`);
  const file = parseSource(path, text);
  parsed.set(path, file);
  return file;
}

/** Parses a file, given its text. */
export function parseSource(path: string, text: string): SourceFile {
  const starts = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
  return { path, text, root: typescript.parse(text).topNode, starts };
}

/** Returns the number of the line at an offset, counted from 1. */
export function lineAt({ starts }: SourceFile, position: number): number {
  const after = starts.findIndex((start) => start > position);
  return after < 0 ? starts.length : after;
}

/** Returns the text of a line without its line break. */
export function lineText({ text, starts }: SourceFile, line: number): string {
  return text.slice(starts[line - 1], starts[line]).replace(/\r?\n$/, "");
}

/** Returns the text of a syntax node. */
export function textOf({ text }: SourceFile, { from, to }: Pick<SyntaxNode, "from" | "to">): string {
  return text.slice(from, to);
}
