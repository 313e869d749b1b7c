import type { Size } from "./sizes.ts";

/** The x coordinates of the columns and of the tracks between them. */
export interface Grid {
  readonly width: number;
  /** Returns the x of a column's left side. */
  left(column: number): number;
  /** Returns the x of a column's right side; a column is as wide as its widest node. */
  right(column: number): number;
  /** Returns the x of a track in the gap before a column. */
  track(column: number, track: number): number;
}

/** The space between two tracks of a gap. */
const TRACK_GAP = 14;

/**
 * Makes each column as wide as its widest node and each gap as wide as its tracks need.
 *
 * @param gaps least width of the gap before a column, without its tracks, if not `gap`.
 */
export function gridOf(
  columns: ReadonlyMap<number, number>,
  sizes: readonly Size[],
  tracks: ReadonlyMap<number, number>,
  gap: number,
  gaps: ReadonlyMap<number, number> = new Map(),
): Grid {
  const count = columns.size === 0 ? 0 : Math.max(...columns.values()) + 1;
  const widths = new Array<number>(count).fill(0);
  for (const [node, column] of columns) {
    widths[column] = Math.max(widths[column] ?? 0, sizes[node]?.width ?? 0);
  }
  const lefts: number[] = [];
  let width = 0;
  for (const [column, own] of widths.entries()) {
    if (column > 0)
      width += (gaps.get(column) ?? gap) + TRACK_GAP * Math.max(0, (tracks.get(column) ?? 0) - 1);
    lefts.push(width);
    width += own;
  }
  const left = (column: number): number => lefts[column] ?? 0;
  return {
    width,
    left,
    right: (column) => left(column) + (widths[column] ?? 0),
    track: (column, track) => {
      const last = (tracks.get(column) ?? 1) - 1;
      return left(column) - gap / 2 - TRACK_GAP * (last - track);
    },
  };
}
