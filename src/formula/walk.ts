import type { Expression, SymbolExpression } from "./expression.ts";

/** Returns the parts of an expression, in the order of reading. */
export function partsOf(of: Expression): readonly Expression[] {
  switch (of.kind) {
    case "number":
    case "matrix":
    case "text":
      return [];
    case "symbol":
      return of.indices;
    case "call":
      return typeof of.of === "string" ? of.args : [of.of, ...of.args];
    case "sum":
      return of.terms;
    case "product":
      return of.factors;
    case "negative":
    case "transpose":
    case "differential":
      return [of.of];
    case "quotient":
      return [of.over, of.under];
    case "power":
      return [of.base, of.exponent];
    case "entry":
      return [of.of, ...of.indices];
    case "indicator":
      return [of.condition];
    case "piecewise":
      return of.pieces.flatMap(({ value, condition }) => [value, condition]);
    case "fold":
      return of.to === undefined ? [of.index, of.of] : [of.index, of.to, of.of];
    case "relation":
    case "beside":
      return [of.left, of.right];
    case "rows":
      return of.rows.flat();
    case "list":
      return of.items;
    case "brace":
      return [of.of, of.label];
    case "aligned":
      return of.rows.flatMap(({ left, parts }) => [
        ...(left === undefined ? [] : [left]),
        ...parts.map((part) => part.of),
      ]);
  }
}

/** Returns whether a condition holds for an expression or a part of it, however deep. */
export function hasPart(of: Expression, is: (part: Expression) => boolean): boolean {
  return is(of) || partsOf(of).some((part) => hasPart(part, is));
}

/** Returns whether an expression names a symbol, with the same base, indices, and bar or dot. */
export function names(of: Expression, name: SymbolExpression): boolean {
  const key = keyOf(name);
  return hasPart(of, (part) => part.kind === "symbol" && keyOf(part) === key);
}

/** Returns a text that two symbols share only if they are the same symbol. */
export function keyOf({ base, indices, bar, dot }: SymbolExpression): string {
  return `${bar ? "adjoint " : dot ? "tangent " : ""}${base} ${JSON.stringify(indices)}`;
}

/** Returns an expression with each direct part replaced. */
export function mapParts(of: Expression, change: (part: Expression) => Expression): Expression {
  const all = (parts: readonly Expression[]): Expression[] => parts.map(change);
  switch (of.kind) {
    case "number":
    case "matrix":
    case "text":
    case "symbol":
      return of;
    case "call":
      return { ...of, args: all(of.args) };
    case "sum":
      return { ...of, terms: all(of.terms) };
    case "product":
      return { ...of, factors: all(of.factors) };
    case "negative":
    case "transpose":
    case "differential":
      return { ...of, of: change(of.of) };
    case "quotient":
      return { ...of, over: change(of.over), under: change(of.under) };
    case "power":
      return { ...of, base: change(of.base), exponent: change(of.exponent) };
    case "entry":
      return { ...of, of: change(of.of) };
    case "indicator":
      return { ...of, condition: change(of.condition) };
    case "piecewise":
      return {
        ...of,
        pieces: of.pieces.map(({ value, condition }) => ({
          value: change(value),
          condition: change(condition),
        })),
      };
    case "fold":
      return { ...of, to: of.to && change(of.to), of: change(of.of) };
    case "relation":
    case "beside":
      return { ...of, left: change(of.left), right: change(of.right) };
    case "rows":
      return { ...of, rows: of.rows.map(all) };
    case "list":
      return { ...of, items: all(of.items) };
    case "brace":
      return { ...of, of: change(of.of), label: change(of.label) };
    case "aligned":
      return {
        ...of,
        rows: of.rows.map(({ left, parts }) => ({
          left: left && change(left),
          parts: parts.map((part) => ({ ...part, of: change(part.of) })),
        })),
      };
  }
}

/**
 * Substitutes expressions for symbols.
 *
 * @param by returns the expression for a symbol, or undefined to leave the symbol
 */
export function substitute(
  of: Expression,
  by: (name: SymbolExpression) => Expression | undefined,
): Expression {
  if (of.kind === "symbol") return by(of) ?? of;
  return mapParts(of, (part) => substitute(part, by));
}

/** Turns products of numbers into products of tensors, entry by entry. */
export function entrywise(of: Expression): Expression {
  const inside = mapParts(of, entrywise);
  return inside.kind === "product" && inside.by === "numbers" ? { ...inside, by: "entries" } : inside;
}
