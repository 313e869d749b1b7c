import type { Expression, ProductExpression } from "./expression.ts";
import { formatExactly, formatNumber } from "./format-number.ts";
import { hasPart } from "./walk.ts";

/** Where an expression stands within another, as far as parentheses depend on it. */
export type Position =
  /** After the first term of a sum. */
  | "term"
  /** The operand of a minus sign. */
  | "negated"
  | "first factor"
  | "factor"
  | "last factor"
  /** Below an exponent, or before an index or the sign of a transpose. */
  | "base"
  | "indexed";

/** How two factors are joined; `thin` is a small space, `close` no space. */
export type ProductSign = "thin" | "close" | "×" | "·" | "⊙";

/** Formats a number of a formula, with the minus U+2212. */
export function numberText({
  value,
  exact,
}: {
  readonly value: number;
  readonly exact?: boolean | undefined;
}): string {
  return exact ? formatExactly(value) : formatNumber(value);
}

/** Returns whether an expression gets parentheses at a position. */
export function isParenthesized(of: Expression, at: Position): boolean {
  const isFollowed = at === "first factor" || at === "factor";
  switch (of.kind) {
    case "number": {
      const text = numberText(of);
      return text.startsWith("−") || (at === "base" && text.includes("e"));
    }
    case "negative":
      return at !== "first factor" || endsOpen(of);
    case "sum":
    case "relation":
    case "list":
      return true;
    case "product":
      if (at === "base" || at === "indexed") return true;
      return (at !== "first factor" && startsWithSign(of)) || (isFollowed && endsOpen(of));
    case "quotient":
    case "power":
      return at === "base" || at === "indexed";
    case "fold":
    case "call":
      return endsOpen(of) && (isFollowed || at === "base" || at === "indexed");
    case "symbol":
      return at === "indexed" && of.indices.length > 0;
    case "transpose":
    case "entry":
      return at === "indexed";
    default:
      return false;
  }
}

/** Returns the position of a factor of a product. */
export function factorPosition(product: ProductExpression, i: number): Position {
  const { factors } = product;
  const factor = factors[i];
  if (factor !== undefined && mixesProducts(product, factor)) return "base";
  return i === factors.length - 1 ? "last factor" : i === 0 ? "first factor" : "factor";
}

function startsWithSign(of: Expression): boolean {
  if (of.kind !== "product") return of.kind === "negative";
  return of.factors[0] !== undefined && startsWithSign(of.factors[0]);
}

/** Returns whether a factor to the right would be read as part of the expression. */
function endsOpen(of: Expression): boolean {
  switch (of.kind) {
    case "fold":
      return true;
    case "call":
      return of.bare;
    case "negative":
      return endsOpen(of.of);
    case "product": {
      const last = of.factors.at(-1);
      return last !== undefined && endsOpen(last);
    }
    default:
      return false;
  }
}

/**
 * Returns whether a factor is a product of matrices in a product entry by entry, or the other way round. The two
 * are not associative with each other.
 */
export function mixesProducts({ by }: ProductExpression, factor: Expression): boolean {
  if (factor.kind !== "product") return false;
  return by === "entries" ? factor.by === "matrices" : by === "matrices" && factor.by === "entries";
}

/** Returns how a factor of a product is joined to the next. */
export function signAfter(product: ProductExpression, i: number): ProductSign {
  const { by, factors } = product;
  const [left, right] = [factors[i], factors[i + 1]];
  if (left === undefined || right === undefined) return "close";
  switch (by) {
    case "cross":
      return "×";
    case "dots":
      return "·";
    case "matrices":
      return "thin";
    case "close":
      return closeSign(left, right);
    case "entries":
      return scales(left) || (scales(right) && i + 2 === factors.length)
        ? scalarSign(product, left, right)
        : "⊙";
    case "numbers":
      return scalarSign(product, left, right);
  }
}

function closeSign(left: Expression, right: Expression): ProductSign {
  if (startsWithDigit(right)) return "·";
  if (left.kind === "quotient") return "close";
  return [left, right].some(({ kind }) => kind === "sum" || kind === "indicator") ? "thin" : "close";
}

/** A number scales a tensor. */
function scales(of: Expression): boolean {
  return of.kind === "number";
}

function scalarSign(product: Expression, left: Expression, right: Expression): ProductSign {
  if (!hasPart(product, ({ kind }) => kind === "symbol")) return "×";
  if (startsWithDigit(right)) return "·";
  if (left.kind !== "number") return "thin";
  const isOne = right.kind === "indicator" || (right.kind === "symbol" && right.base === "1");
  if (isOne) return "·";
  return Number.isInteger(left.value) && left.value >= 0 ? "close" : "thin";
}

function startsWithDigit(of: Expression): boolean {
  switch (of.kind) {
    case "number":
      return /^\d/.test(numberText(of));
    case "power":
      return startsWithDigit(of.base);
    case "product":
      return of.factors[0] !== undefined && startsWithDigit(of.factors[0]);
    default:
      return false;
  }
}

/** Returns whether an expression is taller than a line, so that brackets around it grow. */
export function isTall(of: Expression): boolean {
  return hasPart(of, (part) => (part.kind === "matrix" || part.kind === "rows") && part.rows.length > 1);
}

/** Returns whether indices are separated by commas: one of several has more than one letter. */
export function hasCommas(indices: readonly Expression[]): boolean {
  return (
    indices.length > 1 &&
    indices.some(
      (index) => index.kind !== "symbol" && !(index.kind === "number" && numberText(index).length === 1),
    )
  );
}
