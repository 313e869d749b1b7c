import {
  factorPosition,
  hasCommas,
  isParenthesized,
  numberText,
  type Position,
  type ProductSign,
  signAfter,
} from "./arrange.ts";
import { list } from "./build.ts";
import { printedParts, printedSign } from "./equality.ts";
import type {
  CallExpression,
  Expression,
  ProductExpression,
  SumExpression,
  SymbolExpression,
} from "./expression.ts";
import { formatEntry } from "./format-entry.ts";
import { isRaisable, type Run } from "./runs.ts";

type Script = Run["script"];

const PRODUCTS = { thin: " ", close: " ", "×": " × ", "·": " · ", "⊙": " ⊙ " } as const;

/** Writes a formula in one line of letters, such as `v̄₂ cos(v₁)` or `[1, −2; 0.5, 3]`. */
export function toRuns(of: Expression): readonly Run[] {
  return merged(line(of, "normal"));
}

function line(of: Expression, script: Script): readonly Run[] {
  const write = (part: Expression): readonly Run[] => line(part, script);
  switch (of.kind) {
    case "number":
      return numberRuns(numberText(of), script);
    case "matrix":
      return rowsRuns(of.rows, script, (x) => [upright(formatEntry(x), script)]);
    case "symbol":
      return symbolRuns(of, script);
    case "call":
      return callRuns(of, script);
    case "sum":
      return sumRuns(of, script);
    case "product":
      return productRuns(of, script);
    case "negative":
      return [upright("−", script), ...at(of.of, "negated", script)];
    case "quotient":
      return [...numerator(of.over, script), upright("/", script), ...fractionPart(of.under, script)];
    case "power":
      return powerRuns(of.base, of.exponent, script);
    case "transpose":
      return [...baseRuns(of.of, script), ...line({ kind: "text", text: "⊤" }, "super")];
    case "entry":
      return [...at(of.of, "indexed", script), ...indexRuns(of.indices)];
    case "indicator":
      return [upright("1[", script), ...write(of.condition), upright("]", script)];
    case "piecewise": {
      const pieces = of.pieces.map(({ value, condition }) => list([value, condition]));
      return [upright("{", script), ...joined(pieces, "; ", script), upright("}", script)];
    }
    case "fold": {
      const to = of.to === undefined ? [] : line(of.to, "super");
      const index = line(of.index, "sub");
      return [
        upright(of.sign, script),
        ...index,
        ...to,
        upright(" ", script),
        ...at(of.of, "last factor", script),
      ];
    }
    case "differential":
      return [{ ...upright(of.sign, script), face: of.sign === "d" ? "math" : "main" }, ...write(of.of)];
    case "relation":
      return [...write(of.left), spaced(printedSign(of), script), ...write(of.right)];
    case "rows":
      return rowsRuns(of.rows, script, write);
    case "list":
      return joined(of.items, ", ", script);
    case "text":
      return [upright(of.text, script)];
    case "beside":
      return [...write(of.left), upright(" ", script), ...write(of.right)];
    case "brace":
      return write(of.of);
    case "aligned":
      return of.rows.flatMap(({ left }, i) => [
        ...(i > 0 && left !== undefined ? [upright(", ", script)] : []),
        ...(left === undefined ? [] : write(left)),
        ...printedParts(of.rows, i).flatMap((part) => [spaced(part.sign, script), ...write(part.of)]),
      ]);
  }
}

function upright(text: string, script: Script): Run {
  return { text, face: "main", script, bar: false };
}

function at(of: Expression, position: Position, script: Script): readonly Run[] {
  return isParenthesized(of, position) ? parenthesized(of, script) : line(of, script);
}

function parenthesized(of: Expression, script: Script): readonly Run[] {
  return [upright("(", script), ...line(of, script), upright(")", script)];
}

/** A numerator or denominator has parentheses unless it is a single thing. */
function fractionPart(of: Expression, script: Script): readonly Run[] {
  return isSingle(of) && !isParenthesized(of, "term") ? line(of, script) : parenthesized(of, script);
}

/** A numerator such as `2x` has no parentheses either. */
function numerator(of: Expression, script: Script): readonly Run[] {
  const isAttached =
    of.kind === "product" &&
    of.by === "close" &&
    of.factors.length === 2 &&
    attaches(of.factors[0], of.factors[1]);
  return isAttached ? line(of, script) : fractionPart(of, script);
}

/** A root has parentheses before an exponent, which would otherwise stand under the root. */
function baseRuns(of: Expression, script: Script): readonly Run[] {
  return of.kind === "call" && of.of === "sqrt" ? parenthesized(of, script) : at(of, "base", script);
}

function isSingle({ kind }: Expression): boolean {
  return !["sum", "product", "negative", "quotient", "fold", "relation", "list", "beside"].includes(kind);
}

/** The digits of an exponent are upright, its `e` is not. */
function numberRuns(text: string, script: Script): readonly Run[] {
  const [digits = "", exponent] = text.split("e");
  if (exponent === undefined) return [upright(text, script)];
  return [upright(digits, script), { ...upright("e", script), face: "math" }, upright(exponent, script)];
}

function symbolRuns(of: SymbolExpression, script: Script): readonly Run[] {
  const { base, indices, bar, dot } = of;
  const face = base.length === 1 && base !== "1" ? "math" : "main";
  return [{ text: base, face, script, bar, dot, of }, ...indexRuns(indices).map((run) => ({ ...run, of }))];
}

function indexRuns(indices: readonly Expression[]): readonly Run[] {
  return joined(indices, hasCommas(indices) ? "," : "", "sub");
}

function callRuns({ of, args, bare }: CallExpression, script: Script): readonly Run[] {
  const inside = joined(args, ", ", script);
  const [first] = args;
  if (of === "abs") return [upright("|", script), ...inside, upright("|", script)];
  if (of === "sqrt" && first !== undefined) return [upright("√", script), ...rootOperand(first, script)];
  const name: readonly Run[] =
    typeof of !== "string"
      ? line(of, script)
      : [{ ...upright(of, script), face: of.length === 1 ? "math" : "main" }];
  return bare
    ? [...name, upright(" ", script), ...inside]
    : [...name, upright("(", script), ...inside, upright(")", script)];
}

function rootOperand(of: Expression, script: Script): readonly Run[] {
  const isRaised = of.kind === "power" || of.kind === "transpose";
  return isRaised ? parenthesized(of, script) : fractionPart(of, script);
}

function sumRuns({ terms }: SumExpression, script: Script): readonly Run[] {
  return terms.flatMap((term, i) => {
    if (i === 0) return line(term, script);
    return term.kind === "negative"
      ? [spaced("−", script), ...at(term.of, "negated", script)]
      : [spaced("+", script), ...at(term, "term", script)];
  });
}

function productRuns(product: ProductExpression, script: Script): readonly Run[] {
  const { factors } = product;
  return factors.flatMap((factor, i) => {
    const written = at(factor, factorPosition(product, i), script);
    const next = factors[i + 1];
    if (next === undefined) return written;
    const sign = signAfter(product, i);
    const isAttached = product.by === "close" && sign === "close" && attaches(factor, next);
    const text = isAttached ? "" : isTight(product) ? "·" : signText(sign, next);
    return [...written, upright(script === "normal" ? text : text.trim(), script)];
  });
}

/** Returns whether a product with dots has numbers alone, such as `0.5·2`, which is easily found among terms. */
function isTight({ by, factors }: ProductExpression): boolean {
  return by === "dots" && factors.every(({ kind }) => kind === "number");
}

function signText(sign: ProductSign, right: Expression): string {
  return (sign === "thin" || sign === "close") && startsWithQuotient(right) ? " · " : PRODUCTS[sign];
}

function startsWithQuotient(of: Expression): boolean {
  if (of.kind !== "product") return of.kind === "quotient";
  return of.factors[0] !== undefined && startsWithQuotient(of.factors[0]);
}

/** Returns whether a number is written close to the letter after it, as in `2x`. */
function attaches(left: Expression | undefined, right: Expression | undefined): boolean {
  return left?.kind === "number" && right?.kind === "symbol" && /^\d+$/.test(numberText(left));
}

/**
 * An exponent stands above the line if every letter of it has such a form, else `pow(a, n)` is written, as for
 * a difference of numbers, which would read as one number.
 */
function powerRuns(base: Expression, exponent: Expression, script: Script): readonly Run[] {
  const isDifference = exponent.kind === "sum" && exponent.terms[0]?.kind === "number";
  if (!isDifference && exponent.kind !== "matrix" && isRaisable(line(exponent, "normal"))) {
    return [...baseRuns(base, script), ...line(exponent, "super")];
  }
  return callRuns({ kind: "call", of: "pow", args: [base, exponent], bare: false }, script);
}

function rowsRuns<T>(
  rows: readonly (readonly T[])[],
  script: Script,
  write: (entry: T) => readonly Run[],
): readonly Run[] {
  const entries = rows.flatMap((row, i) =>
    row.flatMap((entry, k) => [
      ...(k > 0 ? [upright(", ", script)] : i > 0 ? [upright("; ", script)] : []),
      ...write(entry),
    ]),
  );
  return [upright("[", script), ...entries, upright("]", script)];
}

function joined(parts: readonly Expression[], separator: string, script: Script): readonly Run[] {
  return parts.flatMap((part, i) => {
    return [...(i > 0 ? [upright(separator, script)] : []), ...line(part, script)];
  });
}

/** Within a script, signs have no space around them. */
function spaced(sign: string, script: Script): Run {
  return upright(script !== "normal" ? sign : sign === ":" ? ": " : ` ${sign} `, script);
}

/** Joins neighbouring upright letters of one symbol or none. */
function merged(runs: readonly Run[]): readonly Run[] {
  const all: Run[] = [];
  for (const run of runs) {
    const last = all.at(-1);
    const joins =
      last?.face === "main" &&
      run.face === "main" &&
      last.script === run.script &&
      last.of === run.of &&
      !last.bar &&
      !run.bar &&
      !last.dot &&
      !run.dot;
    if (joins) all[all.length - 1] = { ...last, text: last.text + run.text };
    else if (run.text !== "") all.push(run);
  }
  return all;
}
