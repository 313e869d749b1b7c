import { numberText } from "./arrange.ts";
import type { AlignedPart, AlignedRow, Expression, RelationExpression, RelationSign } from "./expression.ts";
import { formatEntry } from "./format-entry.ts";
import { formatNumber } from "./format-number.ts";
import { partsOf } from "./walk.ts";

/**
 * Returns the sign of a relation as it is printed: `≈` for an equation that does not hold for the digits that
 * are printed, such as 1.5452 + 0.9826 ≈ 2.5277.
 */
export function printedSign({ left, sign, right }: RelationExpression): RelationSign {
  if (sign !== "=") return sign;
  return isEqual(left.kind === "relation" ? last(left) : left, first(right)) ? "=" : "≈";
}

/** Returns the parts of a row of aligned equations with their signs as they are printed. */
export function printedParts(rows: readonly AlignedRow[], row: number): readonly AlignedPart[] {
  const sides: Expression[][] = [];
  const signed = rows.slice(0, row + 1).map(({ left, parts }) => {
    if (left !== undefined) sides.splice(0, sides.length, [left]);
    return parts.map((part, i) => {
      if (part.sign !== "+") sides.push([]);
      sides.at(-1)?.push(part.of);
      const next = parts.slice(i + 1);
      const end = next.findIndex(({ sign }) => sign !== "+");
      const side = [part, ...next.slice(0, end < 0 ? next.length : end)].map(({ of }) => of);
      const isTrue = part.sign !== "=" || isEqual(sum(sides.at(-2) ?? []), sum(side));
      return isTrue ? part : { ...part, sign: "≈" as const };
    });
  });
  return signed[row] ?? [];
}

function first(of: Expression): Expression {
  return of.kind === "relation" ? first(of.left) : of;
}

function last(of: Expression): Expression {
  return of.kind === "relation" ? last(of.right) : of;
}

function sum(terms: readonly Expression[]): Expression {
  return { kind: "sum", terms };
}

/**
 * Returns whether two sides are equal for the digits that are printed. A side with symbols stands for the unrounded
 * number. Where the printed digits of one side are not rounded, the other is its result as the engine computed it.
 */
function isEqual(left: Expression, right: Expression): boolean {
  if ([left, right].some(hasSymbols)) return true;
  if (right.kind === "number" && !Number.isFinite(right.value)) return true;
  const [a, b] = [evaluated(left), evaluated(right)];
  if (a === undefined || b === undefined) return isExact(left);
  // All digits of an exact result are printed, but the computation rounds the last.
  if (right.kind === "number" && right.exact)
    return isExact(left) && a.toPrecision(DIGITS) === b.toPrecision(DIGITS);
  return formatNumber(a) === formatNumber(b);
}

/** The digits of a result that rounding in its computation leaves unchanged, as a rule. */
const DIGITS = 12;

function hasSymbols(of: Expression): boolean {
  return of.kind === "symbol" || of.kind === "text" || unlabelled(of).some(hasSymbols);
}

/** Returns the parts of an expression; the label below a brace is none of them. */
function unlabelled(of: Expression): readonly Expression[] {
  return of.kind === "brace" ? [of.of] : partsOf(of);
}

/** Returns whether no number of an expression is rounded. */
function isExact(of: Expression): boolean {
  if (of.kind === "number") return read(numberText(of)) === of.value;
  if (of.kind === "matrix") return of.rows.flat().every((entry) => read(formatEntry(entry)) === entry);
  return unlabelled(of).every(isExact);
}

function read(text: string): number {
  return Number(text.replaceAll("−", "-").replace("∞", "Infinity"));
}

/** Evaluates an expression of numbers with the digits that are printed; undefined for other expressions. */
function evaluated(of: Expression): number | undefined {
  if (of.kind === "number") return read(numberText(of));
  const values = unlabelled(of).map((part) => evaluated(part) ?? Number.NaN);
  if (of.kind === "call") {
    const apply: unknown = Math[of.of as "max"];
    const value = typeof apply === "function" ? Number(apply(...values)) : Number.NaN;
    return Number.isNaN(value) ? undefined : value;
  }
  const [a = Number.NaN, ...others] = values;
  const apply = OPERATIONS[of.kind];
  const value = apply && others.reduce(apply, a);
  return Number.isNaN(value) ? undefined : of.kind === "negative" && value !== undefined ? -value : value;
}

const OPERATIONS: Partial<Record<Expression["kind"], (a: number, b: number) => number>> = {
  sum: (a, b) => a + b,
  product: (a, b) => a * b,
  quotient: (a, b) => a / b,
  power: (a, b) => a ** b,
  negative: (a) => a,
  brace: (a) => a,
};
