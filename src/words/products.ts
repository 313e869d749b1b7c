import { SLOT } from "./slots.ts";

/** How an operation's formulas are filled: with symbols as in the text, or with the run's numbers. */
export type FormulaStyle = "symbols" | "numbers";

/** How operands are multiplied: numbers and matrices as wholes, or tensors entry by entry. */
export type ProductKind = "whole" | "entrywise";

const TIMES = / ?\\\* ?/g;
const MATRIX_PRODUCT = new RegExp(`(${SLOT}(?:\\^\\\\top)?) ?\\\\\\* ?(?=${SLOT})`, "gu");
const NUMBER_BEFORE = /(?:^|[ ({])(?:\\(?:primal|adjoint)\{)?\(?-?[\d.]+\)?\}?$/;
const NUMBER_AFTER = /^(?:\\(?:primal|adjoint)\{)?\(?-?[\d.]+\)?\}?(?![\d.)} ]*\\\*)/;

/**
 * Replaces the discretionary times `\*`: between numbers by `×`; between symbols by juxtaposition, or by a
 * dot before a digit, where juxtaposition would be misread. Matrices are juxtaposed; tensors multiplied entry
 * by entry get `⊙`. Removes parentheses that are not needed.
 */
export function writeProducts(tex: string, filling: FormulaStyle, taking: ProductKind): string {
  const lean = withoutNeedlessParentheses(withSingleSubscripts(tex));
  const tensors = taking === "entrywise" ? withHadamard(lean) : lean.replace(MATRIX_PRODUCT, "$1 \\, ");
  if (filling === "numbers") return tensors.replace(TIMES, " \\times ");
  const dotted = tensors.replace(
    / ?\\\* ?(?=\d)|(?<=(?:^|[ (])[\d.]+) ?\\\* ?(?=\\mathbf\{1\})/g,
    " \\cdot ",
  );
  return dotted.replace(/(^|[ ({])(\d+) \\\* /g, "$1$2 ").replace(TIMES, " \\, ");
}

/** Replaces `\*` by `⊙`, except beside a number, which only scales a tensor. */
function withHadamard(tex: string): string {
  return tex.replace(TIMES, (times: string, offset: number) => {
    const scales =
      NUMBER_BEFORE.test(tex.slice(0, offset)) || NUMBER_AFTER.test(tex.slice(offset + times.length));
    return scales ? times : " \\odot ";
  });
}

/** Parenthesizes names with a subscript that get a second one. */
function withSingleSubscripts(tex: string): string {
  return tex.replace(/((?:\\bar )?[A-Za-z]_(?:\w|\{\w+\}))_i/g, "($1)_i");
}

const OPERAND = /(\\(?:primal|adjoint)\{)?\((-[\d.]+|-\\infty|-?[\d.]+ \\cdot 10\^\{-?\d+\})\)(\})?/g;

/** Keeps the parentheses of an operand only under a power, after a sign and around a negative factor. */
function withoutNeedlessParentheses(tex: string): string {
  return tex.replace(OPERAND, (whole, mark = "", number: string, end = "", offset: number) => {
    const [before, after] = [tex.slice(0, offset).trimEnd(), tex.slice(offset + whole.length)];
    const signed = number.startsWith("-") && (/[^({[|,<>]$/.test(before) || /^ ?\\\*/.test(after));
    return signed || after.startsWith("^") ? whole : `${mark}${number}${end}`;
  });
}
