import type { Expression, MatrixExpression } from "./expression.ts";
import { mapParts } from "./walk.ts";

/** Limit on the entries of a sum whose rows are written out. */
const MOST_ADDED = 8;

/**
 * Evaluates what a formula of numbers can show as numbers: the transpose of a matrix, an indicator of its
 * entries, as zeros and ones, and the rows of a short sum.
 */
export function settle(of: Expression): Expression {
  const inside = mapParts(of, settle);
  switch (inside.kind) {
    case "transpose":
      return inside.of.kind === "matrix" ? transposed(inside.of) : inside;
    case "indicator":
      return evaluated(inside.condition) ?? inside;
    case "fold":
      return rowsAdded(inside) ?? inside;
    default:
      return inside;
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
