import type { AnyOperation } from "../../autodiff/operation.ts";
import { texToText } from "../../words/tex-to-text.ts";
import { entrySetText, placeWords } from "./entry-sets.ts";

/** Some entries of a value that another entry was made of. */
export interface EntrySet {
  /** The name of the value, such as `X` or `v̄₁`. */
  readonly name: string;
  readonly shape: readonly number[];
  /** Positions in row-major order. Empty if the value contributes nothing. */
  readonly entries: readonly number[];
  /** The text for a constant, such as 0.5, in formulas. */
  readonly literal?: string;
}

/** A placeholder letter per set, from the private use area of Unicode, for use in formulas. */
const FIRST = 0xe000;
const LETTER = "[\\uE000-\\uF8FF]";
const REPLACEMENTS: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`(${LETTER})\\^\\\\top`, "gu"), "$1"],
  [new RegExp(`\\\\sum_\\{[^{}]*\\}\\^\\{[^{}]*\\} ?(${LETTER})_i`, "gu"), "\\text{sum of }$1"],
  [new RegExp(`\\\\operatorname\\{(?:row)?sum\\}\\((${LETTER})\\)`, "gu"), "\\text{sum of }$1"],
  [new RegExp(`\\\\operatorname\\{mean\\}\\((${LETTER})\\)`, "gu"), "\\text{mean of }$1"],
  [/ ?\\\* ?\\mathbf\{1\}(?:\^\\top)?(?!\[)/g, ""],
  [/ ?\\\* ?| ?\\odot ?/g, " \\cdot "],
];

/**
 * Describes how an entry was made, by putting words into the formula of the operation, such as
 * `column 1 of X · column 1 of Ȳ`. If the formula leaves out some of the sources, lists the sources: `from L̄
 * and row 1 of z`.
 *
 * @param write returns a formula of the operation in TeX, given the letters of the sets
 * @param over for a scalar operation applied entry by entry, the set whose entries were added up, if any
 */
export function provenanceText(
  op: AnyOperation,
  write: ((letters: string[]) => string | undefined) | undefined,
  sets: readonly EntrySet[],
  over: EntrySet | undefined,
): string {
  const letters = sets.map((set, k) => set.literal ?? String.fromCharCode(FIRST + k));
  const tex = write?.(letters);
  const parts = sets.filter(({ entries, literal }) => entries.length > 0 && literal === undefined);
  const words = parts.map(({ name, shape, entries }) => entrySetText(name, shape, entries));
  const from = `from ${words.join(", ").replace(/, (?=[^,]*$)/, " and ")}`;
  if (tex === undefined) return from;
  const text = texToText(REPLACEMENTS.reduce((so, [pattern, by]) => so.replace(pattern, by), tex));
  const speaksOfAll = sets.every(
    ({ entries, literal }, k) =>
      literal !== undefined || text.includes(letters[k] ?? "") === entries.length > 0,
  );
  if (!speaksOfAll || /[\\∑_^{}]/.test(text)) return from;
  const summed = !op.tensors && over !== undefined && over.entries.length > 1;
  const filled = sets.reduce((so, { name, shape, entries, literal }, k) => {
    if (literal !== undefined) return so;
    return so.replaceAll(letters[k] ?? "", summed ? name : entrySetText(name, shape, entries));
  }, text);
  return summed ? `sum over ${placeWords(over.shape, over.entries) ?? "entries"} of ${filled}` : filled;
}
