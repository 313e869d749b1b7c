import type { SyntaxNode } from "@lezer/common";
import { lineAt, lineText, type SourceFile } from "./source-file.ts";

/** A range of lines of a file, from the first to the last, both counted from 1. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

/** Parts of a file, with marks for the current step. */
export interface Listing {
  readonly file: SourceFile;
  /** In file order, without overlap. */
  readonly ranges: readonly LineRange[];
  /** The lines that run at the step: calls, from the outermost to the innermost. */
  readonly running: readonly number[];
  /** The line that made the node of the step, where no line of the listing runs. */
  readonly origin: number | undefined;
  /** The closure that runs. */
  readonly closure: SyntaxNode | undefined;
  /** Whether the listing runs for each entry of a tensor. */
  readonly entrywise: boolean;
}

const UNMARKED = { running: [], origin: undefined, closure: undefined, entrywise: false };

/** Returns a listing of some parts of a file, with only the given marks. */
export function listing(
  file: SourceFile,
  parts: readonly (SyntaxNode | LineRange)[],
  marks: Partial<Omit<Listing, "file" | "ranges">> = {},
): Listing {
  const ranges = parts.map((part) => ("type" in part ? linesOf(file, part) : part));
  return { file, ranges: joined(ranges), ...UNMARKED, ...marks };
}

/** Returns the lines of a syntax node. */
export function linesOf(file: SourceFile, { from, to }: SyntaxNode): LineRange {
  return { from: lineAt(file, from), to: lineAt(file, to) };
}

/** Returns the number of spaces that all nonempty lines of a range start with. */
export function indentOf(file: SourceFile, { from, to }: LineRange): number {
  const lines = Array.from({ length: to - from + 1 }, (_, i) => lineText(file, from + i));
  const filled = lines.filter((text) => text.trim() !== "");
  return Math.min(...filled.map((text) => text.length - text.trimStart().length));
}

/** Sorts ranges, and joins ranges that overlap, touch, or have one line between them. */
function joined(ranges: readonly LineRange[]): LineRange[] {
  const result: LineRange[] = [];
  for (const range of ranges.toSorted((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last === undefined || range.from > last.to + 2) result.push(range);
    else result[result.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
  }
  return result;
}
