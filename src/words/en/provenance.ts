import { equation, plus, relation, words } from "../../formula/build.ts";
import { printedSign } from "../../formula/equality.ts";
import type { Expression, SymbolExpression } from "../../formula/expression.ts";
import { settle } from "../../formula/settle.ts";
import { substitute } from "../../formula/walk.ts";
import { texts } from "../language.ts";
import type { Writing } from "../writing.ts";

/** Entries of a value, by whole rows or columns with numbers from 1 where they fill them. */
export type EntryLines =
  | { readonly kind: "all" }
  | { readonly kind: "rows" | "columns"; readonly numbers: readonly number[] }
  | { readonly kind: "some"; readonly count: number };

/** A number or single entry by its symbol, such as `X₁₂`, or entries of a value, which may have no name. */
export type EntryGroup =
  | { readonly kind: "symbol"; readonly symbol: Expression }
  | (EntryLines & { readonly of: Expression | undefined });

/** Entries that stand for themselves, their sum or their mean in a formula. */
export interface FoldedGroup {
  readonly fold: "none" | "sum" | "mean";
  readonly group: EntryGroup;
}

/** A term of the sum that made an entry. */
export type ProvenanceTerm =
  | { readonly kind: "seed" }
  /** The adjoint before the step. */
  | { readonly kind: "before"; readonly amount: Expression }
  | { readonly kind: "groups"; readonly groups: readonly EntryGroup[] }
  | {
      readonly kind: "formula";
      readonly formula: Expression;
      /** The entries for which symbols of the formula stand. */
      readonly groups: ReadonlyMap<SymbolExpression, FoldedGroup>;
      /** The entries over which the formula is summed, if any. */
      readonly over: EntryLines | undefined;
    };

/** An entry with its number and the terms that made it. */
export interface ProvenanceSentence {
  readonly name: Expression;
  /** The position in the tensor, such as `(1,2)`; empty for a number. */
  readonly position: string;
  readonly value: Expression;
  /** Empty if the sources are not known. */
  readonly terms: readonly ProvenanceTerm[];
  /** The terms in numbers; empty if they are not known, or tell no more than the value. */
  readonly numbers: readonly Expression[];
}

type Write = (formula: Expression) => string;

/** The texts about the sources of an entry. */
export const provenanceWords = texts({
  /** Such as `entry (1,1): column 1 of X · column 1 of Ȳ = 1·1 + 0.5·0.5 + (−1)·0 = 1.25`. */
  sentence: ({ name, position, value, terms, numbers }: ProvenanceSentence, writing: Writing) => {
    const write: Write = (formula) => writing.formula(formula);
    const entry = position === "" ? write(name) : `entry ${position}`;
    const isNumber = position === "";
    const result = numbers.length === 0 ? value : sumOf(numbers, value);
    if (terms.length === 0)
      return write(equation(isNumber ? name : words(`${entry} of ${write(name)}`), result));
    const groups = terms.flatMap((term) => (term.kind === "groups" ? [term.groups] : []));
    return groups.length === terms.length
      ? `${write(equation(words(entry), result))}, from ${listed(groups.flat(), write)}`
      : `${entry}: ${write(equation(plus(...terms.map((part) => term(part, write))), result))}`;
  },
});

/** The largest number of terms that are written; of more terms, only the first ones and the last. */
const TERMS = { most: 6, first: 3 };

/** Writes a sum and its result. The sign is that of the whole sum, even if terms are left out. */
function sumOf(numbers: readonly Expression[], value: Expression): Expression {
  const sign = printedSign(relation(plus(...numbers), "=", value));
  const omitted = numbers.length - TERMS.first - 1;
  const last = numbers.at(-1);
  const written =
    numbers.length <= TERMS.most || last === undefined
      ? numbers
      : [...numbers.slice(0, TERMS.first), words(`… ${omitted} more terms …`), last];
  return relation(settle(plus(...written)), sign, value);
}

function term(part: ProvenanceTerm, write: Write): Expression {
  switch (part.kind) {
    case "seed":
      return words("seed");
    case "before":
      return words(`${write(part.amount)} so far`);
    case "groups":
      return words(`a term from ${listed(part.groups, write)}`);
    case "formula": {
      const { over, groups } = part;
      const formula = substitute(part.formula, (symbol) => {
        const folded = groups.get(symbol);
        return folded && entriesOf(folded, write);
      });
      if (over === undefined) return formula;
      return words(`sum over ${over.kind === "some" ? "entries" : lines(over)} of ${write(formula)}`);
    }
  }
}

function entriesOf({ fold, group }: FoldedGroup, write: Write): Expression {
  if (fold === "none" && group.kind === "symbol") return group.symbol;
  return words(`${fold === "none" ? "" : `${fold} of `}${entries(group, write)}`);
}

function entries(group: EntryGroup, write: Write): string {
  if (group.kind === "symbol") return write(group.symbol);
  return `${lines(group)} of ${group.of === undefined ? "a constant" : write(group.of)}`;
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

function listed(groups: readonly EntryGroup[], write: Write): string {
  return new Intl.ListFormat("en-GB").format(new Set(groups.map((group) => entries(group, write))));
}
