import type { AnyOperation } from "../../autodiff/operation.ts";
import type { EntryGroup, FormulaPiece, ProvenanceTerm } from "../../words/en/provenance.ts";
import { texToText } from "../../words/tex-to-text.ts";
import { entryGroup, linesOf } from "./entry-sets.ts";

/** Some entries of a value that another entry was made of. */
export interface EntrySet {
  /** The name of the value, such as `X` or `v̄₁`. Undefined for a constant without a name. */
  readonly name: string | undefined;
  readonly shape: readonly number[];
  /** Positions in row-major order. Empty if the value contributes nothing. */
  readonly entries: readonly number[];
  /** The text for a constant, such as 0.5, in formulas. */
  readonly literal?: string;
}

/** A placeholder letter per set, from the private use area of Unicode, for use in formulas. */
const FIRST = 0xe000;
const LETTER = "[\\uE000-\\uEFFF]";
/** The letters before a placeholder for the sum and the mean of a set. */
const [SUM, MEAN] = ["\uF000", "\uF001"];
const PLACEHOLDER = new RegExp(`([${SUM}${MEAN}]?${LETTER})`, "u");
const REPLACEMENTS: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`(${LETTER})\\^\\\\top`, "gu"), "$1"],
  [new RegExp(`\\\\sum_\\{[^{}]*\\}\\^\\{[^{}]*\\} ?(${LETTER})_i`, "gu"), `${SUM}$1`],
  [new RegExp(`\\\\operatorname\\{(?:row)?sum\\}\\((${LETTER})\\)`, "gu"), `${SUM}$1`],
  [new RegExp(`\\\\operatorname\\{mean\\}\\((${LETTER})\\)`, "gu"), `${MEAN}$1`],
  [/ ?\\\* ?\\mathbf\{1\}(?:\^\\top)?(?!\[)/g, ""],
  [/ ?\\\* ?| ?\\odot ?/g, " \\cdot "],
];

/**
 * Returns how an entry was made: the formula of the operation with groups of entries for its letters, such as
 * `column 1 of X · column 1 of Ȳ`. If the formula leaves out some of the sources, returns the sources alone.
 * Undefined if there are no sources.
 *
 * @param write returns a formula of the operation in TeX, given the letters of the sets
 * @param over for a scalar operation applied entry by entry, the set whose entries were added up, if any
 */
export function provenanceTerm(
  op: AnyOperation,
  write: ((letters: string[]) => string | undefined) | undefined,
  sets: readonly EntrySet[],
  over: EntrySet | undefined,
): ProvenanceTerm | undefined {
  const text = formulaText(write, sets);
  if (text === undefined) {
    const parts = sets.filter(({ entries, literal }) => entries.length > 0 && literal === undefined);
    const groups = parts.map(({ name, shape, entries }) => entryGroup(name, shape, entries));
    return groups.length === 0 ? undefined : { kind: "groups", groups };
  }
  const summed = !op.tensors && over !== undefined && over.entries.length > 1 ? over : undefined;
  const groupOf = ({ name, shape, entries }: EntrySet): EntryGroup =>
    summed === undefined || name === undefined
      ? entryGroup(name, shape, entries)
      : { kind: "symbol", symbol: name };
  const pieces = text.split(PLACEHOLDER).map((piece): FormulaPiece => {
    const set = PLACEHOLDER.test(piece) ? sets[piece.charCodeAt(piece.length - 1) - FIRST] : undefined;
    if (set === undefined) return piece;
    const fold = piece.startsWith(SUM) ? "sum" : piece.startsWith(MEAN) ? "mean" : "none";
    return { fold, group: groupOf(set) };
  });
  return { kind: "formula", pieces, over: summed && linesOf(summed.shape, summed.entries) };
}

/**
 * Returns a formula in plain text, with placeholders for the sets. Undefined if the formula has no plain
 * text, or leaves out a set that contributes, or names another set.
 */
function formulaText(
  write: ((letters: string[]) => string | undefined) | undefined,
  sets: readonly EntrySet[],
): string | undefined {
  const letters = sets.map(({ literal }, k) => literal ?? String.fromCharCode(FIRST + k));
  const tex = write?.(letters);
  if (tex === undefined) return undefined;
  const text = texToText(REPLACEMENTS.reduce((so, [pattern, by]) => so.replace(pattern, by), tex));
  const namesAll = sets.every(
    ({ entries, literal }, k) =>
      literal !== undefined || text.includes(letters[k] ?? "") === entries.length > 0,
  );
  return namesAll && !/[\\∑_^{}]/.test(text) ? text : undefined;
}
