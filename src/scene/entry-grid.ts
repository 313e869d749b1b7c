import type { Tensor } from "../autodiff/value.ts";
import { formatEntry } from "../formula/format-entry.ts";
import type { Slot } from "../layout/node-plan.ts";

/** An entry of a tensor as shown in its cell. */
export interface Entry {
  /** At most seven characters. */
  readonly text: string;
  /** Magnitude relative to the largest finite entry of the tensor, from 0 to 1. */
  readonly tint: number;
  readonly sign: "negative" | "positive" | "nan";
  readonly finite: boolean;
  /** Whether an operation has no derivative at this entry and uses a convention. */
  readonly kink: boolean;
}

/** The entries of a tensor in the cells of a node or a chip. */
export interface EntryGrid extends NonNullable<Slot["grid"]> {
  readonly entries: readonly Entry[];
}

/** Prepares the entries of a tensor for drawing at a place. */
export function entryGrid(
  { data }: Tensor,
  place: NonNullable<Slot["grid"]>,
  kinks: ReadonlySet<number> = new Set(),
): EntryGrid {
  const largest = data.reduce(
    (most, entry) => (Number.isFinite(entry) ? Math.max(most, Math.abs(entry)) : most),
    0,
  );
  const entries = Array.from(data, (value, i): Entry => {
    const finite = Number.isFinite(value);
    return {
      text: formatEntry(value),
      tint: Number.isNaN(value) || largest === 0 ? 0 : finite ? Math.abs(value) / largest : 1,
      sign: Number.isNaN(value) ? "nan" : value < 0 ? "negative" : "positive",
      finite,
      kink: kinks.has(i),
    };
  });
  return { ...place, entries };
}
