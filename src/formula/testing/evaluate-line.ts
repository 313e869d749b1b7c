/** The values of names in a line. */
export type Values = Readonly<Record<string, number>>;

/** The rows of a matrix. */
export type Matrix = readonly (readonly number[])[];

/** The value of a side of an equation. */
export type Quantity = number | Matrix;

const TOKEN = /\s*(\d+(?:\.\d+)?(?:e[+-]?\d+)?|\*\*|[A-Za-z][\w.]*|\S)/gy;

type Apply = (a: number, b: number) => number;

/** Functions of numbers, which are applied to matrices entry by entry. */
const ENTRYWISE: Readonly<Record<string, Apply>> = {
  sin: Math.sin,
  cos: Math.cos,
  tanh: Math.tanh,
  log: Math.log,
  exp: Math.exp,
  sqrt: Math.sqrt,
  max: Math.max,
  maximum: Math.max,
  pow: (a, n) => a ** n,
};

/** Functions of whole matrices. */
const WHOLE: Readonly<Record<string, (...of: readonly Quantity[]) => Quantity>> = {
  sum: (of) => added(rowsOf(of).flat()),
  mean: (of) => added(rowsOf(of).flat()) / rowsOf(of).flat().length,
  rowsum: (of) => rowsOf(of).map((row) => [added(row)]),
  softmax: (of) => rowsOf(of).map(softmax),
  CE: (of, targets = 0) => {
    const losses = rowsOf(entrywise(of, targets, (p, t) => (t === 0 ? 0 : -t * Math.log(p))));
    return added(losses.flat()) / losses.length;
  },
};

const PRODUCT = 2;
const UNARY = 3;
const POWER = 4;
const BINARY: Readonly<Record<string, readonly [precedence: number, apply: Apply]>> = {
  "+": [1, (a, b) => a + b],
  "-": [1, (a, b) => a - b],
  "*": [PRODUCT, (a, b) => a * b],
  "⊙": [PRODUCT, (a, b) => a * b],
  "/": [PRODUCT, (a, b) => a / b],
};

/** Evaluates a line of Python with numbers, names, `+ - * / **`, parentheses and functions of `np`. */
export function evaluatePython(line: string, values: Values): number {
  return asNumber(evaluate(line, values, false));
}

/** Evaluates a formula in plain text: products stand beside one another, exponents and `√` are signs. */
export function evaluateText(text: string, values: Values): number {
  return asNumber(evaluateQuantity(text, values));
}

/**
 * Evaluates a formula of numbers and matrices in plain text. Matrices beside one another are multiplied as
 * matrices; other operations repeat a row, a column or a number for each entry of the other operand.
 *
 * @throws SyntaxError if the text is no such formula
 * @throws RangeError if shapes do not fit
 */
export function evaluateQuantity(text: string, values: Values = {}): Quantity {
  const line = text
    .replace(
      /[⁺⁻⁰¹²³⁴-⁹]+/g,
      (raised) => `**(${[...raised].map((sign) => "+-0123456789"["⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(sign)]).join("")})`,
    )
    .replaceAll("−", "-")
    .replace(/[×·]/g, "*")
    .replaceAll("√", "sqrt ");
  return evaluate(line, values, true);
}

function evaluate(line: string, values: Values, isJuxtaposed: boolean): Quantity {
  const tokens = [...line.matchAll(TOKEN)].map(([, token = ""]) => token);
  let at = 0;

  function take(expected?: string): string {
    const token = tokens[at++];
    if (token === undefined || (expected !== undefined && token !== expected)) {
      throw new SyntaxError(`${expected ?? "more"} is expected in ${line}`);
    }
    return token;
  }

  function binary(precedence: number): Quantity {
    let value = unary();
    for (;;) {
      const token = tokens[at] ?? "";
      const [own, apply] = BINARY[token] ?? [];
      if (own !== undefined && apply !== undefined) {
        if (own < precedence) return value;
        take();
        value = entrywise(value, binary(own + 1), apply);
      } else if (isJuxtaposed && /^[\w([]/.test(token) && precedence <= PRODUCT) {
        value = product(value, binary(PRODUCT + 1));
      } else return value;
    }
  }

  function unary(): Quantity {
    if (tokens[at] !== "-") return power();
    take();
    return entrywise(0, binary(isJuxtaposed ? PRODUCT : UNARY), (_, b) => -b);
  }

  function power(): Quantity {
    let base = primary();
    for (; tokens[at] === "ᵀ"; take()) base = transposed(base);
    if (tokens[at] !== "**") return base;
    take();
    return entrywise(base, binary(POWER), (a, n) => a ** n);
  }

  function primary(): Quantity {
    const token = take();
    if (token === "(") {
      const value = binary(0);
      take(")");
      return value;
    }
    if (token === "[") return matrix();
    if (/^\d/.test(token)) return Number(token);
    const name = token.replace("np.", "");
    const [apply, whole] = [ENTRYWISE[name], WHOLE[name]];
    if (apply === undefined && whole === undefined) return values[token] ?? Number.NaN;
    if (isJuxtaposed && token === "sqrt" && tokens[at] !== "(") return entrywise(primary(), 0, Math.sqrt);
    take("(");
    const args = [binary(0)];
    while (tokens[at] === ",") {
      take();
      args.push(binary(0));
    }
    take(")");
    const [a = Number.NaN, b = 0] = args;
    return whole?.(...args) ?? entrywise(a, b, apply as Apply);
  }

  /** Reads the rows of a matrix after its bracket. */
  function matrix(): Matrix {
    const rows: number[][] = [[]];
    for (let separator = ","; separator !== "]"; separator = take()) {
      if (separator === ";") rows.push([]);
      else if (separator !== ",") throw new SyntaxError(`${separator} is not expected in ${line}`);
      rows.at(-1)?.push(asNumber(binary(0)));
    }
    return rows;
  }

  const value = binary(0);
  if (at < tokens.length) throw new SyntaxError(`${tokens[at]} is not expected in ${line}`);
  return value;
}

function asNumber(of: Quantity): number {
  return typeof of === "number" ? of : Number.NaN;
}

/** Returns the rows of a quantity; a number is a matrix of one entry. */
export function rowsOf(of: Quantity): Matrix {
  return typeof of === "number" ? [[of]] : of;
}

function entrywise(a: Quantity, b: Quantity, apply: Apply): Quantity {
  if (typeof a === "number" && typeof b === "number") return apply(a, b);
  const [left, right] = [rowsOf(a), rowsOf(b)];
  const rows = commonSize(left.length, right.length);
  const columns = commonSize(left[0]?.length ?? 0, right[0]?.length ?? 0);
  const at = (of: Matrix, i: number, j: number): number => {
    const row = of[of.length === 1 ? 0 : i] ?? [];
    return row[row.length === 1 ? 0 : j] ?? Number.NaN;
  };
  return Array.from({ length: rows }, (_, i) =>
    Array.from({ length: columns }, (_, j) => apply(at(left, i, j), at(right, i, j))),
  );
}

function commonSize(a: number, b: number): number {
  if (a !== b && a !== 1 && b !== 1) throw new RangeError(`sizes ${a} and ${b} do not fit`);
  return Math.max(a, b);
}

function product(a: Quantity, b: Quantity): Quantity {
  if (typeof a === "number" || typeof b === "number") return entrywise(a, b, (x, y) => x * y);
  if (a[0]?.length !== b.length) throw new RangeError(`rows of ${a[0]?.length} do not fit ${b.length} rows`);
  const columns = transposed(b) as Matrix;
  return a.map((row) => columns.map((column) => added(row.map((x, k) => x * (column[k] as number)))));
}

function transposed(of: Quantity): Quantity {
  const rows = rowsOf(of);
  return (rows[0] ?? []).map((_, k) => rows.map((row) => row[k] as number));
}

function softmax(row: readonly number[]): number[] {
  const powers = row.map((z) => Math.exp(z - Math.max(...row)));
  return powers.map((power) => power / added(powers));
}

function added(terms: readonly number[]): number {
  return terms.reduce((sum, term) => sum + term, 0);
}
