import type { SyntaxNode } from "@lezer/common";
import { lineAt, lineText, type SourceFile } from "./source-file.ts";

/** Lines of a file, from the first to the last, both counted from 1. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

/** Parts of a file, and where in them the engine stands. */
export interface Listing {
  readonly file: SourceFile;
  /** In the order of the file, none overlapping another. */
  readonly ranges: readonly LineRange[];
  /** The lines that run at the step: calls, from the outermost to the innermost. */
  readonly running: readonly number[];
  /** The line that made the node which the step is about, where none of the listing runs. */
  readonly origin: number | undefined;
  /** The closure that runs. */
  readonly closure: SyntaxNode | undefined;
  /** What there is to say of the whole. */
  readonly note: string | undefined;
}

const UNMARKED = { running: [], origin: undefined, closure: undefined, note: undefined };

/** A listing of some parts of a file with nothing marked but what is given. */
export function listing(
  file: SourceFile,
  parts: readonly (SyntaxNode | LineRange)[],
  marks: Partial<Omit<Listing, "file" | "ranges">> = {},
): Listing {
  const ranges = parts.map((part) => ("type" in part ? linesOf(file, part) : part));
  return { file, ranges: joined(ranges), ...UNMARKED, ...marks };
}

/** The lines that a part of the tree stands on. */
export function linesOf(file: SourceFile, { from, to }: SyntaxNode): LineRange {
  return { from: lineAt(file, from), to: lineAt(file, to) };
}

/** How many spaces all lines of a range begin with. */
export function indentOf(file: SourceFile, { from, to }: LineRange): number {
  const lines = Array.from({ length: to - from + 1 }, (_, i) => lineText(file, from + i));
  const filled = lines.filter((text) => text.trim() !== "");
  return Math.min(...filled.map((text) => text.length - text.trimStart().length));
}

/** Sorted; ranges that touch, overlap or have one line between them become one. */
function joined(ranges: readonly LineRange[]): LineRange[] {
  const result: LineRange[] = [];
  for (const range of ranges.toSorted((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last === undefined || range.from > last.to + 2) result.push(range);
    else result[result.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
  }
  return result;
}
