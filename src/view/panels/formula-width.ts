import { isParenthesized, signAfter } from "../../formula/arrange.ts";
import type { Expression } from "../../formula/expression.ts";
import { formatEntry } from "../../formula/format-entry.ts";
import { toText } from "../../formula/to-text.ts";

/** The size of scripts and small matrices, relative to the letters of a line. */
const SMALL = 0.7;
/** The width of a sign between two parts, with its space, and of a thin space, in ems. */
const [SIGN, THIN] = [1.25, 0.2];
const PARENTHESIS = 0.33;

/**
 * Estimates the width of a formula as KaTeX sets it, in ems, closely enough to choose where a row ends.
 *
 * @param small whether matrices have small letters
 */
export function formulaWidth(of: Expression, small = false): number {
  const width = (part: Expression): number => formulaWidth(part, small);
  const sum = (parts: readonly Expression[], between = 0): number =>
    parts.reduce((total, part) => total + width(part), between * Math.max(0, parts.length - 1));
  switch (of.kind) {
    case "matrix":
      return matrixWidth(
        of.rows.map((row) => row.map((entry) => numberWidth(formatEntry(entry)))),
        small,
      );
    case "rows":
      return matrixWidth(
        of.rows.map((row) => row.map(width)),
        small,
      );
    case "symbol":
      return lettersWidth(of.base) + SMALL * sum(of.indices);
    case "entry":
      return width(of.of) + SMALL * sum(of.indices);
    case "power":
      return (
        width(of.base) + SMALL * width(of.exponent) + (isParenthesized(of.base, "base") ? 2 * PARENTHESIS : 0)
      );
    case "transpose":
      return width(of.of) + 0.5;
    case "quotient":
      return Math.max(width(of.over), width(of.under)) + 0.25;
    case "call":
      return callWidth(of, sum(of.args, 0.5));
    case "sum":
      return sum(
        of.terms.map((term, i) => (i > 0 && term.kind === "negative" ? term.of : term)),
        SIGN,
      );
    case "negative":
      return 0.78 + width(of.of);
    case "product":
      return (
        sum(of.factors) +
        of.factors.reduce((total, factor, i) => {
          const sign = i === of.factors.length - 1 ? "close" : signAfter(of, i);
          const parentheses = isParenthesized(factor, "factor") ? 2 * PARENTHESIS : 0;
          return total + parentheses + (sign === "close" ? 0 : sign === "thin" ? THIN : SIGN);
        }, 0)
      );
    case "indicator":
      return 1.1 + width(of.condition);
    case "piecewise":
      return (
        2 +
        Math.max(...of.pieces.map(({ value }) => width(value))) +
        Math.max(...of.pieces.map(({ condition }) => width(condition)))
      );
    case "fold":
      return 1.5 + width(of.of);
    case "relation":
      return width(of.left) + SIGN + width(of.right);
    case "list":
      return sum(of.items, 2);
    case "brace":
      return Math.max(width(of.of), SMALL * width(of.label));
    case "beside":
      return width(of.left) + THIN + width(of.right);
    case "text":
      return 0.5 * of.text.length;
    case "differential":
      return 0.5 + width(of.of);
    case "aligned":
      return Math.max(
        ...of.rows.map(({ left, parts }) =>
          parts.reduce((total, part) => total + SIGN + width(part.of), left === undefined ? 0 : width(left)),
        ),
      );
    case "number":
      return numberWidth(toText(of));
  }
}

function callWidth({ of, bare }: Expression & { readonly kind: "call" }, inside: number): number {
  const name = typeof of === "string" ? lettersWidth(of) : formulaWidth(of);
  return name + inside + (bare ? THIN : 2 * PARENTHESIS);
}

function matrixWidth(rows: readonly (readonly number[])[], small: boolean): number {
  const [scale, gap] = small ? [SMALL, 0.5] : [1, 1];
  const columns = (rows[0] ?? []).map((_, k) => Math.max(...rows.map((row) => scale * (row[k] ?? 0))));
  return columns.reduce((total, width) => total + width, 1) + gap * (columns.length - 1);
}

/** A power of ten takes the place of an exponent: the sign of a product, 10, and small digits. */
function numberWidth(text: string): number {
  const [digits = "", exponent] = text.split("e");
  return lettersWidth(digits) + (exponent === undefined ? 0 : SIGN + 1 + SMALL * lettersWidth(exponent));
}

function lettersWidth(text: string): number {
  return [...text].reduce((total, letter) => total + letterWidth(letter), 0);
}

function letterWidth(letter: string): number {
  if (/[A-Z−]/.test(letter)) return 0.77;
  return /[.,]/.test(letter) ? PARENTHESIS : 0.5;
}
