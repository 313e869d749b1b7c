import type { AnyOperation } from "../../autodiff/operation.ts";
import { exactNumber, symbol } from "../../formula/build.ts";
import type { Expression, SymbolExpression } from "../../formula/expression.ts";
import { hasPart, mapParts } from "../../formula/walk.ts";
import type { EntryGroup, ProvenanceTerm } from "../../words/en/provenance.ts";
import { entryGroup, linesOf } from "./entry-sets.ts";

/** Some entries of a value that another entry was made of. */
export interface EntrySet {
  /** The symbol of the value, such as `X` or `v̄₁`. Undefined for a constant without a name. */
  readonly name: SymbolExpression | undefined;
  readonly shape: readonly number[];
  /** Positions in row-major order. Empty if the value contributes nothing. */
  readonly entries: readonly number[];
  /** The number of a constant, such as 0.5, which formulas show as it is. */
  readonly literal?: number;
}

type Fold = "none" | "sum" | "mean";

/** The symbols that stand for a set, its sum and its mean in a formula. */
type StandIns = Readonly<Record<Fold, SymbolExpression>>;

/** The functions that sum or average entries, by their names in formulas. */
const FOLDS: ReadonlyMap<unknown, Fold> = new Map([
  ["sum", "sum"],
  ["rowsum", "sum"],
  ["mean", "mean"],
]);

/**
 * Returns how an entry was made: the formula of the operation with groups of entries for its operands, such as
 * `column 1 of X · column 1 of Ȳ`. If the formula leaves out some of the sources, returns the sources alone.
 * Undefined if there are no sources.
 *
 * @param write returns a formula of the operation, given expressions for the sets
 * @param over for a scalar operation applied entry by entry, the set whose entries were added up, if any
 */
export function provenanceTerm(
  op: AnyOperation,
  write: (sets: Expression[]) => Expression | undefined,
  sets: readonly EntrySet[],
  over: EntrySet | undefined,
): ProvenanceTerm | undefined {
  const standIns = sets.map((): StandIns => ({ none: symbol("x"), sum: symbol("x"), mean: symbol("x") }));
  const formula = ofEntries(write, sets, standIns);
  if (formula === undefined) {
    const parts = sets.filter(({ entries, literal }) => entries.length > 0 && literal === undefined);
    const groups = parts.map(({ name, shape, entries }) => entryGroup(name, shape, entries));
    return groups.length === 0 ? undefined : { kind: "groups", groups };
  }
  const summed = !op.tensors && over !== undefined && over.entries.length > 1 ? over : undefined;
  const groupOf = ({ name, shape, entries }: EntrySet): EntryGroup =>
    summed === undefined || name === undefined
      ? entryGroup(name, shape, entries)
      : { kind: "symbol", symbol: name };
  const groups = new Map(
    sets.flatMap((set, k) =>
      (["none", "sum", "mean"] as const).map(
        (fold) => [(standIns[k] as StandIns)[fold], { fold, group: groupOf(set) }] as const,
      ),
    ),
  );
  return { kind: "formula", formula, groups, over: summed && linesOf(summed.shape, summed.entries) };
}

/**
 * Returns a formula of single entries with stand-ins for the sets. Undefined if the formula has a sum over an
 * index, leaves out a set that contributes, or names another set.
 */
function ofEntries(
  write: (sets: Expression[]) => Expression | undefined,
  sets: readonly EntrySet[],
  standIns: readonly StandIns[],
): Expression | undefined {
  const given = sets.map(({ literal }, k) =>
    literal === undefined ? (standIns[k]?.none as Expression) : exactNumber(literal),
  );
  const whole = write(given);
  if (whole === undefined) return undefined;
  const formula = simplified(whole, standIns);
  if (hasPart(formula, ({ kind }) => kind === "fold")) return undefined;
  const namesAll = sets.every(({ entries, literal }, k) => {
    const symbols: readonly Expression[] = Object.values(standIns[k] ?? {});
    return literal !== undefined || hasPart(formula, (part) => symbols.includes(part)) === entries.length > 0;
  });
  return namesAll ? formula : undefined;
}

/** Leaves out transposes and ones, replaces sums and means by their stand-ins, and writes products with dots. */
function simplified(of: Expression, standIns: readonly StandIns[]): Expression {
  const inside = mapParts(of, (part) => simplified(part, standIns));
  const folded = (part: Expression | undefined, fold: Fold): Expression | undefined =>
    standIns.find(({ none }) => none === part)?.[fold];
  switch (inside.kind) {
    case "transpose":
      return folded(inside.of, "none") ?? inside;
    case "fold":
      return (inside.of.kind === "entry" && folded(inside.of.of, "sum")) || inside;
    case "call": {
      const fold = FOLDS.get(inside.of);
      return (fold && folded(inside.args[0], fold)) ?? inside;
    }
    case "product": {
      const factors = inside.factors.filter((factor) => !isOnes(factor));
      const [only] = factors;
      return factors.length === 1 && only !== undefined ? only : { ...inside, by: "dots", factors };
    }
    default:
      return inside;
  }
}

function isOnes(of: Expression): boolean {
  return of.kind === "transpose" ? isOnes(of.of) : of.kind === "symbol" && of.base === "1";
}
