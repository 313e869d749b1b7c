import type { LineRange } from "./code-data.ts";
import { lineText, type SourceFile } from "./source-file.ts";

/** Parts of a file, with marks for the current step. */
export interface Listing {
  readonly file: SourceFile;
  /** In file order, without overlap. */
  readonly ranges: readonly LineRange[];
  /** The lines that run at the step: calls, from the outermost to the innermost. */
  readonly running: readonly number[];
  /** The line that made the node of the step, where no line of the listing runs. */
  readonly origin: number | undefined;
  /** The closure that runs, by the offsets of its code. */
  readonly closure: { readonly from: number; readonly to: number } | undefined;
  /** Whether the listing runs for each entry of a tensor. */
  readonly entrywise: boolean;
}

const UNMARKED = { running: [], origin: undefined, closure: undefined, entrywise: false };

/** Returns a listing of some parts of a file, with only the given marks. */
export function listing(
  file: SourceFile,
  parts: readonly LineRange[],
  marks: Partial<Omit<Listing, "file" | "ranges">> = {},
): Listing {
  return { file, ranges: joined(parts), ...UNMARKED, ...marks };
}

/** Returns the number of spaces that all nonempty lines of a range start with. */
export function indentOf(file: SourceFile, { from, to }: LineRange): number {
  const lines = Array.from({ length: to - from + 1 }, (_, i) => lineText(file, from + i));
  const filled = lines.filter((text) => text.trim() !== "");
  return Math.min(...filled.map((text) => text.length - text.trimStart().length));
}

/** Sorts ranges, and joins ranges that overlap, touch, or have one line between them. */
export function joined(ranges: readonly LineRange[]): LineRange[] {
  const result: LineRange[] = [];
  for (const range of ranges.toSorted((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last === undefined || range.from > last.to + 2) result.push(range);
    else result[result.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
  }
  return result;
}
