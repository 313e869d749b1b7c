import type { SyntaxNode } from "@lezer/common";
import { parser } from "@lezer/javascript";
import { sources } from "./sources.ts";

const typescript = parser.configure({ dialect: "ts" });

/** A file of the project with its syntax tree. */
export interface SourceFile {
  /** Its path below `src/`. */
  readonly path: string;
  readonly text: string;
  readonly root: SyntaxNode;
  /** Where each line starts. */
  readonly starts: readonly number[];
}

const parsed = new Map<string, SourceFile>();

/**
 * One of the files that listings show, parsed the first time it is asked for.
 *
 * @throws RangeError if there is no such file.
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

/** A file by its text. */
export function parseSource(path: string, text: string): SourceFile {
  const starts = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
  return { path, text, root: typescript.parse(text).topNode, starts };
}

/** The number of the line, from 1, that a position is on. */
export function lineAt({ starts }: SourceFile, position: number): number {
  const after = starts.findIndex((start) => start > position);
  return after < 0 ? starts.length : after;
}

/** The text of a line without its end. */
export function lineText({ text, starts }: SourceFile, line: number): string {
  return text.slice(starts[line - 1], starts[line]).replace(/\r?\n$/, "");
}

/** The text of a part of the tree. */
export function textOf({ text }: SourceFile, { from, to }: Pick<SyntaxNode, "from" | "to">): string {
  return text.slice(from, to);
}
