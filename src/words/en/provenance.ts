import { texts } from "../language.ts";

/** Entries of a value, by whole rows or columns with numbers from 1 where they fill them. */
export type EntryLines =
  | { readonly kind: "all" }
  | { readonly kind: "rows" | "columns"; readonly numbers: readonly number[] }
  | { readonly kind: "some"; readonly count: number };

/** A number or single entry by its symbol, such as `X₁₂`, or entries of a value, which may have no name. */
export type EntryGroup =
  | { readonly kind: "symbol"; readonly symbol: string }
  | (EntryLines & { readonly of: string | undefined });

/** A piece of a formula: mathematics, or entries that stand for themselves, their sum or their mean. */
export type FormulaPiece = string | { readonly fold: "none" | "sum" | "mean"; readonly group: EntryGroup };

/** A term of the sum that made an entry. */
export type ProvenanceTerm =
  | { readonly kind: "seed" }
  /** The adjoint before the step. */
  | { readonly kind: "before"; readonly amount: string }
  | { readonly kind: "groups"; readonly groups: readonly EntryGroup[] }
  | {
      readonly kind: "formula";
      readonly pieces: readonly FormulaPiece[];
      /** The entries over which the formula is summed, if any. */
      readonly over: EntryLines | undefined;
    };

/** An entry with its number and the terms that made it. */
export interface ProvenanceSentence {
  readonly name: string;
  /** The position in the tensor, such as `(1,2)`; empty for a number. */
  readonly position: string;
  readonly value: string;
  /** Empty if the sources are not known. */
  readonly terms: readonly ProvenanceTerm[];
}

/** The texts about the sources of an entry. */
export const provenanceWords = texts({
  /** Such as `entry (1,1): column 1 of X · column 1 of Ȳ = 1.25`. */
  sentence: ({ name, position, value, terms }: ProvenanceSentence) => {
    const entry = position === "" ? name : `entry ${position}`;
    if (terms.length === 0) return `${position === "" ? name : `${entry} of ${name}`} = ${value}`;
    const groups = terms.flatMap((term) => (term.kind === "groups" ? [term.groups] : []));
    return groups.length === terms.length
      ? `${entry} = ${value}, from ${listed(groups.flat())}`
      : `${entry}: ${terms.map(term).join(" + ")} = ${value}`;
  },
});

function term(part: ProvenanceTerm): string {
  switch (part.kind) {
    case "seed":
      return "seed";
    case "before":
      return `${part.amount} so far`;
    case "groups":
      return `a term from ${listed(part.groups)}`;
    case "formula": {
      const formula = part.pieces.map(piece).join("");
      return part.over === undefined
        ? formula
        : `sum over ${part.over.kind === "some" ? "entries" : lines(part.over)} of ${formula}`;
    }
  }
}

function piece(part: FormulaPiece): string {
  if (typeof part === "string") return part;
  const words = entries(part.group);
  return part.fold === "none" ? words : `${part.fold} of ${words}`;
}

function entries(group: EntryGroup): string {
  return group.kind === "symbol" ? group.symbol : `${lines(group)} of ${group.of ?? "a constant"}`;
}

function lines(group: EntryLines): string {
  switch (group.kind) {
    case "all":
      return "all";
    case "rows":
    case "columns": {
      const line = group.kind === "rows" ? "row" : "column";
      return `${line}${group.numbers.length === 1 ? "" : "s"} ${group.numbers.join(", ")}`;
    }
    case "some":
      return group.count === 1 ? "1 entry" : `${group.count} entries`;
  }
}

function listed(groups: readonly EntryGroup[]): string {
  return new Intl.ListFormat("en-GB").format(new Set(groups.map(entries)));
}
