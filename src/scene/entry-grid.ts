import type { Tensor, Value } from "../autodiff/value.ts";
import type { Slot } from "../layout/node-plan.ts";
import { formatEntry } from "../words/format-entry.ts";

/** An entry of a tensor as its cell shows it. */
export interface Entry {
  /** At most seven characters. */
  readonly text: string;
  /** How large it is beside the largest finite one of its tensor: from 0 to 1. */
  readonly tint: number;
  readonly sign: "negative" | "positive" | "not a number";
  readonly finite: boolean;
  /** Whether an operation has no derivative there and uses a convention. */
  readonly kink: boolean;
}

/** The entries of a tensor in the cells of a node or a chip. */
export interface EntryGrid extends NonNullable<Slot["grid"]> {
  readonly entries: readonly Entry[];
}

/** The entries of a tensor, ready to be drawn at a place. */
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
      sign: Number.isNaN(value) ? "not a number" : value < 0 ? "negative" : "positive",
      finite,
      kink: kinks.has(i),
    };
  });
  return { ...place, entries };
}

/** Whether a value is 0 in all its entries, so that adding to it is no event. */
export function isZero(value: Value): boolean {
  return typeof value === "number" ? value === 0 : value.data.every((entry) => entry === 0);
}
