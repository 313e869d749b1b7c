import { shapeOf, type Value } from "../autodiff/value.ts";
import { isSingle } from "../trace/entries.ts";
import { texToText } from "./tex-to-text.ts";

/**
 * Writes the name of an entry, with indices from 1: `P₁₂`, `(v₁)₁₂`; the name alone for a value of one entry.
 */
export function entryText(symbol: string, value: Value, position: number): string {
  if (isSingle(value)) return texToText(symbol);
  let rest = position;
  const indices = shapeOf(value)
    .toReversed()
    .map((size) => {
      const index = (rest % size) + 1;
      rest = Math.floor(rest / size);
      return index;
    })
    .reverse();
  const written = indices.join(indices.some((index) => index > 9) ? "," : "");
  return texToText(symbol.includes("_") ? `(${symbol})_{${written}}` : `${symbol}_{${written}}`);
}
