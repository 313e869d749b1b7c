/** The values of names in a line. */
export type Values = Readonly<Record<string, number>>;

const TOKEN = /\s*(\d+(?:\.\d+)?(?:e[+-]?\d+)?|\*\*|[A-Za-z][\w.]*|\S)/gy;
const FUNCTIONS: Readonly<Record<string, (...args: number[]) => number>> = {
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
const PRODUCT = 2;
const UNARY = 3;
const POWER = 4;
const BINARY: Readonly<
  Record<string, readonly [precedence: number, apply: (a: number, b: number) => number]>
> = {
  "+": [1, (a, b) => a + b],
  "-": [1, (a, b) => a - b],
  "*": [PRODUCT, (a, b) => a * b],
  "/": [PRODUCT, (a, b) => a / b],
};

/** Evaluates a line of Python with numbers, names, `+ - * / **`, parentheses and functions of `np`. */
export function evaluatePython(line: string, values: Values): number {
  return evaluate(line, values, false);
}

/** Evaluates a formula in plain text: products stand beside one another, exponents and `√` are signs. */
export function evaluateText(text: string, values: Values): number {
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

function evaluate(line: string, values: Values, isJuxtaposed: boolean): number {
  const tokens = [...line.matchAll(TOKEN)].map(([, token = ""]) => token);
  let at = 0;

  function take(expected?: string): string {
    const token = tokens[at++];
    if (token === undefined || (expected !== undefined && token !== expected)) {
      throw new SyntaxError(`${expected ?? "more"} is expected in ${line}`);
    }
    return token;
  }

  function binary(precedence: number): number {
    let value = unary();
    for (;;) {
      const token = tokens[at] ?? "";
      const [own, apply] = BINARY[token] ?? [];
      if (own !== undefined && apply !== undefined) {
        if (own < precedence) return value;
        take();
        value = apply(value, binary(own + 1));
      } else if (isJuxtaposed && /^[\w(]/.test(token) && precedence <= PRODUCT) value *= binary(PRODUCT + 1);
      else return value;
    }
  }

  function unary(): number {
    if (tokens[at] !== "-") return power();
    take();
    return -binary(isJuxtaposed ? PRODUCT : UNARY);
  }

  function power(): number {
    const base = primary();
    if (tokens[at] !== "**") return base;
    take();
    return base ** binary(POWER);
  }

  function primary(): number {
    const token = take();
    if (token === "(") {
      const value = binary(0);
      take(")");
      return value;
    }
    if (/^\d/.test(token)) return Number(token);
    const apply = FUNCTIONS[token.replace("np.", "")];
    if (apply === undefined) return values[token] ?? Number.NaN;
    if (isJuxtaposed && token === "sqrt" && tokens[at] !== "(") return apply(primary());
    take("(");
    const args = [binary(0)];
    while (tokens[at] === ",") {
      take();
      args.push(binary(0));
    }
    take(")");
    return apply(...args);
  }

  const value = binary(0);
  if (at < tokens.length) throw new SyntaxError(`${tokens[at]} is not expected in ${line}`);
  return value;
}
