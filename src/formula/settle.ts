import type { Expression, MatrixExpression } from "./expression.ts";
import { mapParts } from "./walk.ts";

/** Limit on the entries of a sum whose rows are written out. */
const MOST_ADDED = 8;

/**
 * Evaluates what a formula of numbers can show as numbers: the transpose of a matrix, an indicator of its
 * entries, as zeros and ones, and the rows of a short sum. Zero loses its minus sign.
 */
export function settle(of: Expression): Expression {
  const inside = of.kind === "sum" ? settledSum(of) : mapParts(of, settle);
  switch (inside.kind) {
    case "transpose":
      return inside.of.kind === "matrix" ? transposed(inside.of) : inside;
    case "indicator":
      return evaluated(inside.condition) ?? inside;
    case "fold":
      return rowsAdded(inside) ?? inside;
    case "negative":
      return opposite(inside.of);
    default:
      return inside;
  }
}

/** Settles terms; those after the first keep their signs, which are printed as in 0.5 − 0. */
function settledSum(of: Expression & { kind: "sum" }): Expression {
  const terms = of.terms.map((term, i) =>
    i > 0 && term.kind === "negative" ? { ...term, of: settle(term.of) } : settle(term),
  );
  return { ...of, terms };
}

/** Returns the negative of an expression; the expression itself if it begins with the number 0, as 0 × 3 does. */
function opposite(of: Expression): Expression {
  return beginsWithZero(of) ? of : { kind: "negative", of };
}

function beginsWithZero(of: Expression): boolean {
  switch (of.kind) {
    case "number":
      return of.value === 0;
    case "product":
      return of.factors[0] !== undefined && beginsWithZero(of.factors[0]);
    case "quotient":
      return beginsWithZero(of.over);
    default:
      return false;
  }
}

function transposed(of: MatrixExpression): MatrixExpression {
  const [first = []] = of.rows;
  return { ...of, rows: first.map((_, k) => of.rows.map((row) => row[k] ?? Number.NaN)) };
}

/** Returns zeros and ones for a comparison of a matrix with a number. */
function evaluated(condition: Expression): MatrixExpression | undefined {
  if (condition.kind !== "relation") return undefined;
  const { left, sign, right } = condition;
  if (left.kind !== "matrix" || right.kind !== "number") return undefined;
  const holds = (entry: number): boolean => {
    if (sign === ">") return entry > right.value;
    if (sign === "<") return entry < right.value;
    return sign === "=" ? entry === right.value : entry >= right.value;
  };
  return { ...left, rows: left.rows.map((row) => row.map((entry) => Number(holds(entry)))) };
}

function rowsAdded(of: Expression & { kind: "fold" }): Expression | undefined {
  const summand = of.of;
  if (summand.kind !== "entry" || summand.of.kind !== "matrix") return undefined;
  const { rows, part } = summand.of;
  const entries = rows.reduce((sum, row) => sum + row.length, 0);
  if (entries > MOST_ADDED) return undefined;
  const terms = rows.map((row): Expression => ({ kind: "matrix", rows: [row], part }));
  const [only] = terms;
  return terms.length === 1 && only !== undefined ? only : { kind: "sum", terms };
}
