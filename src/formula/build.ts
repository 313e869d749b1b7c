import type {
  Expression,
  MatrixExpression,
  NumberExpression,
  Part,
  ProductExpression,
  RelationExpression,
  RelationSign,
  SymbolExpression,
} from "./expression.ts";

/** A number stands for itself in the arguments of builders. */
type Given = Expression | number;

/** Returns a number, as a value of a part if one is given. */
export function number(value: number, part?: Part): NumberExpression {
  return { kind: "number", value, part };
}

/** Returns a number of which all digits are printed. */
export function exactNumber(value: number, part?: Part): NumberExpression {
  return { kind: "number", value, part, exact: true };
}

/** Returns a matrix of numbers, given by its rows. */
export function matrix(rows: readonly (readonly number[])[], part?: Part): MatrixExpression {
  return { kind: "matrix", rows, part };
}

/** Returns the symbol with a base and indices: `symbol("h", 1)`. */
export function symbol(base: string, ...indices: readonly (Given | string)[]): SymbolExpression {
  return { kind: "symbol", base, indices: indices.map(given), bar: false };
}

/** Returns the symbol of a name: v₁ for `v1`, h₁₀ for `h10`, X with 1 and 12 for `X1_12`, d with the index in for `d_in`, Ȳ for `Ybar`. */
export function symbolOf(name: string): SymbolExpression {
  const [, barred] = /^([A-Za-z])bar$/.exec(name) ?? [];
  if (barred !== undefined) return adjointOf(symbol(barred));
  const [, base = name, digits] = /^([A-Za-z]+)(\d+(?:_\d+)*)$/.exec(name) ?? [];
  if (digits !== undefined) return symbol(base, ...digits.split("_").map(Number));
  const [, letter, index] = /^([A-Za-z])_(\w+)$/.exec(name) ?? [];
  return letter === undefined || index === undefined ? symbol(name) : symbol(letter, index);
}

/** Returns the adjoint of a symbol: v̄₁ for v₁. */
export function adjointOf(of: SymbolExpression): SymbolExpression {
  return { ...of, bar: true };
}

/** Returns the tangent of a symbol: v̇₁ for v₁. */
export function tangentOf(of: SymbolExpression): SymbolExpression {
  return { ...of, dot: true };
}

/**
 * Returns a symbol that no formula has, for the operand at a position, for the result, or for the result's
 * adjoint.
 */
export function placeholder(of: number | "out" | "adjoint"): SymbolExpression {
  return symbol("", of);
}

/** The matrix of ones, in the shape that its place needs. */
export const ones: SymbolExpression = symbol("1");

/** Returns a function of arguments. Functions of more than one letter are upright. */
export function call(of: string | SymbolExpression, ...args: readonly Given[]): Expression {
  return { kind: "call", of, args: args.map(given), bare: false };
}

/** Returns the natural logarithm, without parentheses around its operand. */
export function bareLog(of: Expression): Expression {
  return { kind: "call", of: "log", args: [of], bare: true };
}

/** Returns a sum. */
export function plus(...terms: readonly Given[]): Expression {
  return { kind: "sum", terms: terms.map(given) };
}

/** Returns the difference a − b. */
export function minus(a: Given, b: Given): Expression {
  return plus(a, negative(b));
}

/** Returns −a. */
export function negative(a: Given): Expression {
  return { kind: "negative", of: given(a) };
}

/** Returns a product of numbers, or of tensors if `entrywise` is applied to the formula. */
export function times(...factors: readonly Given[]): Expression {
  return productOf("numbers", factors);
}

/** Returns a product of matrices. */
export function matrixProduct(...factors: readonly Given[]): Expression {
  return productOf("matrices", factors);
}

/** Returns a product of tensors, entry by entry. */
export function hadamard(...factors: readonly Given[]): Expression {
  return productOf("entries", factors);
}

/** Returns a product of the given kind. */
export function productOf(by: ProductExpression["by"], factors: readonly Given[]): Expression {
  return { kind: "product", by, factors: factors.map(given) };
}

/** Returns the quotient a / b. */
export function over(a: Given, b: Given): Expression {
  return { kind: "quotient", over: given(a), under: given(b) };
}

/** Returns the power aⁿ. */
export function power(a: Given, n: Given): Expression {
  return { kind: "power", base: given(a), exponent: given(n) };
}

/** Returns the transpose of a matrix. */
export function transposed(of: Expression): Expression {
  return { kind: "transpose", of };
}

/** Returns an entry or a row of a value: Yᵢⱼ, (v₁)ᵢ. */
export function entry(of: Expression, ...indices: readonly (Given | string)[]): Expression {
  return { kind: "entry", of, indices: indices.map(given) };
}

/** Returns the indicator 1[a > b], or with another comparison. */
export function indicator(a: Given, sign: RelationSign, b: Given): Expression {
  return { kind: "indicator", condition: relation(given(a), sign, given(b)), below: false };
}

/** Returns the sum over an index from 1 to `to`. */
export function sumOver(index: string, to: Given, of: Expression): Expression {
  return { kind: "fold", sign: "∑", index: equation(symbol(index), number(1)), to: given(to), of };
}

/** Returns the partial derivative ∂a/∂b. */
export function partial(a: Expression, b: Expression): Expression {
  const differential = (of: Expression): Expression => ({ kind: "differential", sign: "∂", of });
  return over(differential(a), differential(b));
}

/** Returns two sides with a sign between them. */
export function relation(left: Expression, sign: RelationSign, right: Expression): RelationExpression {
  return { kind: "relation", left, sign, right };
}

/** Returns the equation of two or more sides. */
export function equation(first: Expression, ...sides: readonly Expression[]): Expression {
  const [second, ...more] = sides;
  return second === undefined ? first : relation(first, "=", equation(second, ...more));
}

/** Returns formulas after one another. */
export function list(items: readonly Expression[], wide = false): Expression {
  return { kind: "list", items, wide };
}

/** Returns words within a formula, before an expression if one is given. */
export function words(text: string, before?: Expression): Expression {
  const left: Expression = { kind: "text", text };
  return before === undefined ? left : { kind: "beside", left, right: before };
}

function given(of: Given | string): Expression {
  if (typeof of === "number") return number(of);
  return typeof of === "string" ? symbol(of) : of;
}
