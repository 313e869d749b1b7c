import type { Value } from "../../autodiff/value.ts";
import { formatEntry } from "../../formula/format-entry.ts";
import { formatExactly, formatNumber } from "../../formula/format-number.ts";
import { matrixRows } from "../../words/notation.ts";
import { entriesText } from "../../words/texts.ts";

/** A number, or a tensor as a grid of short numbers. A tooltip shows each entry in full precision. */
export function Entries({ value }: { readonly value: Value }) {
  if (typeof value === "number") return formatNumber(value);
  const rows = matrixRows(value);
  return (
    <span
      className="entries"
      role="img"
      aria-label={entriesText(value)}
      style={{ gridTemplateColumns: `repeat(${rows[0]?.length ?? 1}, auto)` }}
    >
      {rows.flatMap((row, i) =>
        row.map((entry, k) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an entry is its place
          <span key={`${i} ${k}`} title={formatExactly(entry)}>
            {formatEntry(entry)}
          </span>
        )),
      )}
    </span>
  );
}
