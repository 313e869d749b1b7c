import { equationsOf } from "./aligned.ts";
import { numberText } from "./arrange.ts";
import { entry, number, symbol } from "./build.ts";
import type {
  CallExpression,
  EntryExpression,
  Expression,
  FoldExpression,
  ProductExpression,
  QuotientExpression,
  RelationExpression,
  RelationSign,
  SymbolExpression,
} from "./expression.ts";
import { toText } from "./to-text.ts";
import { hasPart, keyOf, substitute } from "./walk.ts";

/** The precedences of Python, from loose to tight. */
const LAMBDA = 0;
const COMPARISON = 1;
const SUM = 2;
const PRODUCT = 3;
const UNARY = 4;
const POWER = 5;
const LITERAL = 6;
const PRIMARY = 7;

const KEYWORDS = new Set(
  "False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield np".split(
    " ",
  ),
);

const FUNCTIONS: Readonly<Record<string, string>> = {
  abs: "np.abs",
  cos: "np.cos",
  exp: "np.exp",
  log: "np.log",
  mean: "np.mean",
  sign: "np.sign",
  sin: "np.sin",
  sqrt: "np.sqrt",
  sum: "np.sum",
  tan: "np.tan",
  tanh: "np.tanh",
};

const COMPARISONS: Readonly<Partial<Record<RelationSign, string>>> = {
  "=": "==",
  "≈": "==",
  ">": ">",
  "<": "<",
  "≥": ">=",
};

/**
 * Writes a formula as a line of Python that computes the same, with NumPy as `np`: `v1_bar += v2_bar * np.cos(v1)`.
 *
 * - Names: `v1` for v₁, `h[k - 1]` for an index with letters and `h[0]` beside it, `d_in` for an index that is a
 *   word, `_bar` for an adjoint, `_dot` for a tangent, `ones` for the matrix of ones. Letters count as in the formula; numbers of entries
 *   count from 1, so (v₁)₁₂ is `v1[0, 1]`.
 * - A product without a sign is a matrix product (`@`) between capital letters without an index and their
 *   transposes, as they are written in the text.
 * - Matrices have two axes, also rows and columns.
 * - A sum over all entries or rows is `np.sum`; other sums and products run over a `range`.
 * - Equations and arrows are assignments if there is a name on the left, else comparisons or the right side alone.
 *   A third side of an equation is a comment. `f(x) = …` is a `lambda`.
 * - Derivatives are names: `dy_dx`, `grad_y`. Functions that NumPy lacks keep their names: `softmax`.
 * - Braces are left out. Words are left out beside an expression, and are a string elsewhere.
 */
export function toPython(of: Expression): string {
  const comments: string[] = [];
  const listed = withListed(of.kind === "aligned" ? equationsOf(of) : of);
  const lines = (listed.kind === "list" ? listed.items : [listed]).map((item) => statement(item, comments));
  return [lines.join("; "), ...comments].join("  # ");
}

/** Turns h₀ into an entry of the list h, if the formula also has an entry such as hₖ. */
function withListed(of: Expression): Expression {
  const lists = new Set<string>();
  hasPart(of, (part) => {
    if (part.kind === "symbol" && part.indices.some(isPosition)) lists.add(part.base);
    return false;
  });
  return substitute(of, (name) => {
    if (!lists.has(name.base) || name.indices.length === 0 || name.indices.some(isPosition)) return undefined;
    // The list counts as the formula does, other entries from 1.
    const positions = name.indices.map((index) =>
      index.kind === "number" ? number(index.value + 1) : index,
    );
    return entry({ ...name, indices: [] }, ...positions);
  });
}

/** Writes an expression or assignment, and adds what has no place in it to the comments. */
function statement(of: Expression, comments: string[]): string {
  if (of.kind !== "relation") return write(of);
  const { left, sign } = of;
  if (sign === ":") {
    comments.push(toText(left));
    return statement(of.right, comments);
  }
  if (sign === "↦") return lambda(left, of.right);
  if (sign === ">" || sign === "<" || sign === "≥") return write(of);
  const right = firstSide(of.right, comments);
  if (isTarget(left)) return `${write(left)} ${sign === "+=" ? "+=" : "="} ${write(right)}`;
  if (sign === "+=") return write({ kind: "sum", terms: [left, right] });
  if (sign === "←") return write(right);
  const isFunction = left.kind === "call" && typeof left.of !== "string" && left.args.every(isTarget);
  return isFunction
    ? `${calleeOf(left)} = ${lambda({ kind: "list", items: left.args, wide: false }, right)}`
    : `${at(left, SUM)} == ${at(right, SUM)}`;
}

/** Returns the first of several sides that are equal, and adds the others to the comments. */
function firstSide(of: Expression, comments: string[]): Expression {
  if (of.kind !== "relation" || of.sign !== "=") return of;
  comments.push(`= ${write(of.right)}`);
  return of.left;
}

function isTarget(of: Expression): boolean {
  return (
    of.kind === "symbol" ||
    of.kind === "entry" ||
    of.kind === "differential" ||
    (of.kind === "quotient" && isDerivative(of))
  );
}

function lambda(parameters: Expression, of: Expression): string {
  const names = parameters.kind === "list" ? parameters.items : [parameters];
  return `lambda ${names.map((name) => identifierOf(name)).join(", ")}: ${write(of)}`;
}

function write(of: Expression): string {
  switch (of.kind) {
    case "number":
      return numberPython(of.value);
    case "matrix":
      return arrayPython(of.rows, numberPython);
    case "rows":
      return arrayPython(of.rows, write);
    case "symbol":
      return symbolPython(of);
    case "call":
      return callPython(of);
    case "sum":
      return of.terms
        .map((term, i) => {
          if (i === 0) return at(term, SUM);
          return term.kind === "negative" ? ` - ${at(term.of, PRODUCT)}` : ` + ${at(term, PRODUCT)}`;
        })
        .join("");
    case "product":
      return productPython(of);
    case "negative":
      return precedenceOf(of.of) === UNARY ? `-(${write(of.of)})` : `-${at(of.of, PRODUCT)}`;
    case "quotient":
      return isDerivative(of)
        ? `${identifierOf(of.over)}_${identifierOf(of.under)}`
        : `${at(of.over, PRODUCT)} / ${at(of.under, UNARY)}`;
    case "power":
      return `${at(of.base, LITERAL)} ** ${at(of.exponent, UNARY)}`;
    case "transpose":
      return `${at(of.of, PRIMARY)}.T`;
    case "entry":
      return entryPython(of);
    case "indicator":
      return `np.where(${write(of.condition)}, 1, 0)`;
    case "piecewise":
      return of.pieces.reduceRight(
        (otherwise, { value, condition }) => `np.where(${write(condition)}, ${write(value)}, ${otherwise})`,
        "np.nan",
      );
    case "fold":
      return foldPython(of);
    case "differential":
      return identifierOf(of);
    case "relation":
      return relationPython(of);
    case "list":
      return `(${of.items.map(write).join(", ")})`;
    case "text":
      return JSON.stringify(of.text);
    case "beside": {
      if (of.left.kind === "text") return write(of.right);
      return of.right.kind === "text" ? write(of.left) : `(${write(of.left)}, ${write(of.right)})`;
    }
    case "aligned":
      return write(equationsOf(of));
    case "brace":
      return write(of.of);
  }
}

function at(of: Expression, precedence: number): string {
  return precedenceOf(of) < precedence ? `(${write(of)})` : write(of);
}

function precedenceOf(of: Expression): number {
  switch (of.kind) {
    case "relation":
      return of.sign === "↦" ? LAMBDA : of.sign === ":" ? precedenceOf(of.right) : COMPARISON;
    case "sum":
      return SUM;
    case "product":
      return PRODUCT;
    case "quotient":
      return isDerivative(of) ? PRIMARY : PRODUCT;
    case "negative":
      return precedenceOf(of.of) === PRODUCT ? PRODUCT : UNARY;
    case "number":
      return /^-/.test(numberPython(of.value)) ? UNARY : LITERAL;
    case "power":
      return POWER;
    case "beside":
      if (of.left.kind === "text") return precedenceOf(of.right);
      return of.right.kind === "text" ? precedenceOf(of.left) : PRIMARY;
    case "brace":
      return precedenceOf(of.of);
    case "call":
      return of.of === "σ" ? PRODUCT : PRIMARY;
    default:
      return PRIMARY;
  }
}

/** Writes a number with all digits, as Python's `repr` does, but whole numbers without a decimal point. */
function numberPython(value: number): string {
  if (Number.isNaN(value)) return "np.nan";
  if (!Number.isFinite(value)) return value > 0 ? "np.inf" : "-np.inf";
  if (Object.is(value, -0)) return "-0.0";
  const size = Math.abs(value);
  if (size === 0 || (size >= 1e-4 && size < 1e16)) return String(value);
  return value.toExponential().replace(/e([+-])(\d)$/, "e$10$2");
}

function arrayPython<T>(rows: readonly (readonly T[])[], write: (of: T) => string): string {
  return `np.array([${rows.map((row) => `[${row.map(write).join(", ")}]`).join(", ")}])`;
}

function symbolPython(of: SymbolExpression): string {
  const { base, indices } = of;
  if (base === "…") return "...";
  if (!indices.some(isPosition)) return identifierOf(of);
  return `${identifierOf({ ...of, indices: [] })}[${indices.map(write).join(", ")}]`;
}

/** An index that is neither a number nor a word is a position in a list. */
function isPosition(index: Expression): boolean {
  return index.kind !== "number" && !(index.kind === "symbol" && index.base.length > 1);
}

/** Returns a name for an expression: `v1_bar` for v̄₁, `dx` for a differential. */
function identifierOf(of: Expression): string {
  const name = nameOf(of)
    .replace(/[^\p{L}\p{N}_]+/gu, "_")
    .replace(/^(?=\p{N}|$)/u, "_");
  return KEYWORDS.has(name) ? `${name}_` : name;
}

function nameOf(of: Expression): string {
  if (of.kind === "differential")
    return (of.sign === "∇" ? "grad_" : of.sign === "Δ" ? "delta_" : "d") + nameOf(of.of);
  if (of.kind !== "symbol") return toText(of);
  const { base, indices, bar, dot } = of;
  const below = indices.map((index) => (index.kind === "number" ? numberText(index) : `_${nameOf(index)}`));
  return `${base === "1" ? "ones" : base}${below.join("")}${bar ? "_bar" : dot ? "_dot" : ""}`;
}

function calleeOf({ of }: CallExpression): string {
  return typeof of === "string" ? (FUNCTIONS[of] ?? identifierOf(symbol(of))) : identifierOf(of);
}

function callPython(of: CallExpression): string {
  const [first, ...others] = of.args;
  const args = of.args.map(write);
  switch (of.of) {
    case "max":
    case "min":
      return extremumPython(of.of === "max" ? "np.maximum" : "np.minimum", args);
    case "ReLU":
      return `np.maximum(0, ${args.join(", ")})`;
    case "rowsum":
      return `np.sum(${args.join(", ")}, axis=1, keepdims=True)`;
    case "CE":
      return `cross_entropy(${args.join(", ")})`;
    case "σ":
      if (first === undefined || others.length > 0) break;
      return `1 / (1 + np.exp(-${at(first, PRODUCT)}))`;
  }
  return `${calleeOf(of)}(${args.join(", ")})`;
}

/** NumPy's maximum and minimum take two operands. */
function extremumPython(name: string, args: readonly string[]): string {
  const [first = "", ...others] = args;
  return others.length === 0 ? first : `${name}(${first}, ${extremumPython(name, others)})`;
}

function productPython(of: ProductExpression): string {
  return of.factors
    .map((factor, i) => {
      // The factors are multiplied from the left, so a product to the right keeps its parentheses.
      const written = at(factor, i === 0 ? PRODUCT : UNARY);
      const previous = of.factors[i - 1];
      if (previous === undefined) return written;
      return `${isOfMatrices(of, previous, factor) ? " @ " : " * "}${written}`;
    })
    .join("");
}

function isOfMatrices({ by }: ProductExpression, left: Expression, right: Expression): boolean {
  if (by === "matrices") return ![left, right].some(({ kind }) => kind === "number" || kind === "quotient");
  return by === "close" && isMatrix(left) && isMatrix(right);
}

/** Returns whether an expression is a matrix by the convention of its letter. */
function isMatrix(of: Expression): boolean {
  switch (of.kind) {
    case "symbol":
      return of.indices.length === 0 && (of.base === "1" || /^\p{Lu}$/u.test(of.base));
    case "call":
      return typeof of.of !== "string" && /^\p{Lu}$/u.test(of.of.base);
    case "transpose":
    case "matrix":
    case "rows":
      return true;
    default:
      return false;
  }
}

/** Formulas count entries from 1, Python counts from 0. */
function entryPython({ of, indices }: EntryExpression): string {
  const positions = indices.map((index) =>
    index.kind === "number" ? numberPython(index.value - 1) : write(index),
  );
  return `${at(of, PRIMARY)}[${positions.join(", ")}]`;
}

function foldPython(of: FoldExpression): string {
  const whole = wholePython(of);
  if (whole !== undefined) return whole;
  const { index, to } = of;
  const isStarted = index.kind === "relation" && index.sign === "=";
  const name = identifierOf(isStarted ? index.left : index);
  const start = isStarted ? write(index.right) : "0";
  const stop = to === undefined ? "n" : stopAfter(to);
  const loop = `${write(of.of)} for ${name} in range(${start === "0" ? "" : `${start}, `}${stop})`;
  return of.sign === "∑" ? `sum(${loop})` : `np.prod([${loop}])`;
}

/** Writes the end of a range whose last number is given. */
function stopAfter(last: Expression): string {
  if (last.kind === "number") return numberPython(last.value + 1);
  if (last.kind === "sum" && last.terms.length === 2) {
    const [first, second] = last.terms;
    const isOneLess = second?.kind === "negative" && second.of.kind === "number" && second.of.value === 1;
    if (first !== undefined && isOneLess) return write(first);
  }
  return `${at(last, SUM)} + 1`;
}

/**
 * Writes a sum over all entries, `∑ⱼ exp(zⱼ)`, or over the rows of one value, `∑ᵢ₌₁ Ȳᵢ`, without the index.
 * Returns undefined for other sums.
 */
function wholePython({ sign, index, to, of }: FoldExpression): string | undefined {
  const function_ = sign === "∑" ? "np.sum" : "np.prod";
  if (index.kind === "symbol" && to === undefined) {
    const whole = withoutIndex(of, index);
    return hasPart(whole, (part) => part.kind === "symbol" && keyOf(part) === keyOf(index))
      ? undefined
      : `${function_}(${write(whole)})`;
  }
  const isFromOne = index.kind === "relation" && index.right.kind === "number" && index.right.value === 1;
  if (!isFromOne || index.left.kind !== "symbol") return undefined;
  const isRow = (indices: readonly Expression[]): boolean => {
    const [only] = indices;
    return (
      indices.length === 1 && only?.kind === "symbol" && keyOf(only) === keyOf(index.left as SymbolExpression)
    );
  };
  if (of.kind === "entry" && isRow(of.indices)) return `${function_}(${write(of.of)}, axis=0)`;
  if (of.kind === "symbol" && isRow(of.indices))
    return `${function_}(${write({ ...of, indices: [] })}, axis=0)`;
  return undefined;
}

/** Drops an index from the symbols that have no other. */
function withoutIndex(of: Expression, index: SymbolExpression): Expression {
  return substitute(of, (name) => {
    const [only] = name.indices;
    const isIndexed = name.indices.length === 1 && only?.kind === "symbol" && keyOf(only) === keyOf(index);
    return isIndexed ? { ...name, indices: [] } : undefined;
  });
}

function relationPython(of: RelationExpression): string {
  if (of.sign === "↦") return lambda(of.left, of.right);
  const sign = COMPARISONS[of.sign];
  return sign === undefined ? write(of.right) : `${at(of.left, SUM)} ${sign} ${at(of.right, SUM)}`;
}

function isDerivative({ over, under }: QuotientExpression): boolean {
  return over.kind === "differential" && under.kind === "differential";
}
