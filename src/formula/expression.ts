/** Whether a number or symbol is a value of the forward pass or an adjoint. Printers colour the two apart. */
export type Part = "value" | "adjoint";

/** A number in a formula. */
export interface NumberExpression {
  readonly kind: "number";
  readonly value: number;
  /** The part that the number belongs to; undefined for a number that the formula itself names. */
  readonly part?: Part | undefined;
  /** Whether all digits are printed, instead of four decimals. */
  readonly exact?: boolean | undefined;
}

/** A matrix of numbers, or a row, by rows. */
export interface MatrixExpression {
  readonly kind: "matrix";
  readonly rows: readonly (readonly number[])[];
  readonly part?: Part | undefined;
}

/** A name: a base of one or more letters, with indices below and a bar or a dot above. */
export interface SymbolExpression {
  readonly kind: "symbol";
  readonly base: string;
  /** What stands below the base, such as `1`, `k − 1`, or `i` and `j`. */
  readonly indices: readonly Expression[];
  /** Whether the symbol is the adjoint of the name: `v̄₁`. */
  readonly bar: boolean;
  /** Whether the symbol is the tangent of the name: `v̇₁`. Never together with a bar. */
  readonly dot?: boolean | undefined;
}

/** A function, by its name or symbol, of some arguments. */
export interface CallExpression {
  readonly kind: "call";
  readonly of: string | SymbolExpression;
  readonly args: readonly Expression[];
  /** Whether the only argument has no parentheses: `log P`. */
  readonly bare: boolean;
}

/** A sum of terms. A `negative` term is subtracted. */
export interface SumExpression {
  readonly kind: "sum";
  readonly terms: readonly Expression[];
}

/**
 * A product: of numbers, which `close` sets without space; of matrices; or of tensors, entry by entry. `cross`
 * is written with `×` and `dots` with `·`, whatever the factors are.
 */
export interface ProductExpression {
  readonly kind: "product";
  readonly by: "numbers" | "close" | "matrices" | "entries" | "cross" | "dots";
  readonly factors: readonly Expression[];
}

/** The opposite of an expression. */
export interface NegativeExpression {
  readonly kind: "negative";
  readonly of: Expression;
}

/** A quotient. */
export interface QuotientExpression {
  readonly kind: "quotient";
  readonly over: Expression;
  readonly under: Expression;
}

/** A power. */
export interface PowerExpression {
  readonly kind: "power";
  readonly base: Expression;
  readonly exponent: Expression;
}

/** A transpose. */
export interface TransposeExpression {
  readonly kind: "transpose";
  readonly of: Expression;
}

/** An entry or row of a value, such as `(v₁)ᵢ`. */
export interface EntryExpression {
  readonly kind: "entry";
  readonly of: Expression;
  readonly indices: readonly Expression[];
}

/** The function that is 1 where a condition holds and 0 elsewhere, with the condition in brackets or below. */
export interface IndicatorExpression {
  readonly kind: "indicator";
  readonly condition: Expression;
  readonly below: boolean;
}

/** A value that depends on a condition. */
export interface Piece {
  readonly value: Expression;
  readonly condition: Expression;
}

/** A function that is defined piecewise: a value for each of several conditions. */
export interface PiecewiseExpression {
  readonly kind: "piecewise";
  readonly pieces: readonly Piece[];
}

/** A sum or product over an index. */
export interface FoldExpression {
  readonly kind: "fold";
  readonly sign: "∑" | "∏";
  /** The index, `j`, or its start, `i = 1`. */
  readonly index: Expression;
  /** The last index. */
  readonly to: Expression | undefined;
  readonly of: Expression;
}

/** A differential `dx` or `∂x`, a gradient `∇y`, or a change `Δy`. */
export interface DifferentialExpression {
  readonly kind: "differential";
  readonly sign: "d" | "∂" | "∇" | "Δ";
  readonly of: Expression;
}

/** The signs between the two sides of a relation. */
export type RelationSign = "=" | "≈" | "+=" | "←" | "↦" | ">" | "<" | "≥" | ":";

/** Two sides with a sign between them: an equation, a comparison, an assignment or a function. */
export interface RelationExpression {
  readonly kind: "relation";
  readonly left: Expression;
  readonly sign: RelationSign;
  readonly right: Expression;
}

/** A matrix of expressions, by rows. */
export interface RowsExpression {
  readonly kind: "rows";
  readonly rows: readonly (readonly Expression[])[];
  /** The part that all entries belong to. */
  readonly part?: Part | undefined;
}

/** Several formulas after one another, separated by commas, with more space between them if `wide`. */
export interface ListExpression {
  readonly kind: "list";
  readonly items: readonly Expression[];
  readonly wide: boolean;
}

/** Words within a formula. */
export interface TextExpression {
  readonly kind: "text";
  readonly text: string;
}

/** Two expressions after one another, without a sign. */
export interface BesideExpression {
  readonly kind: "beside";
  readonly left: Expression;
  readonly right: Expression;
}

/** An expression with a brace below it, and a label below the brace. `part` colours the expression. */
export interface BraceExpression {
  readonly kind: "brace";
  readonly of: Expression;
  readonly label: Expression;
  readonly part?: Part | undefined;
}

/** A side of an equation, or a term of a side, after its sign. */
export interface AlignedPart {
  readonly sign: RelationSign | "+";
  readonly of: Expression;
}

/** A row of aligned equations; a row that continues the row above has no left side. */
export interface AlignedRow {
  readonly left: Expression | undefined;
  readonly parts: readonly AlignedPart[];
}

/** Equations below one another, aligned after their first signs, with small matrices if they are wide. */
export interface AlignedExpression {
  readonly kind: "aligned";
  readonly rows: readonly AlignedRow[];
  readonly small: boolean;
}

/** A mathematical expression or formula as a tree. Printers decide on parentheses and signs of products. */
export type Expression =
  | NumberExpression
  | MatrixExpression
  | SymbolExpression
  | CallExpression
  | SumExpression
  | ProductExpression
  | NegativeExpression
  | QuotientExpression
  | PowerExpression
  | TransposeExpression
  | EntryExpression
  | IndicatorExpression
  | PiecewiseExpression
  | FoldExpression
  | DifferentialExpression
  | RelationExpression
  | RowsExpression
  | ListExpression
  | TextExpression
  | BesideExpression
  | BraceExpression
  | AlignedExpression;
