import { parseNumber } from "./parse-number.ts";

const CONSTANTS: Readonly<Record<string, number>> = { pi: Math.PI, π: Math.PI, e: Math.E };

const FUNCTIONS: Readonly<Record<string, (x: number) => number>> = {
  sqrt: Math.sqrt,
  "√": Math.sqrt,
  exp: Math.exp,
  log: Math.log,
  ln: Math.log,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  tanh: Math.tanh,
  abs: Math.abs,
};

/** The maximum length of the text, in characters. It limits the nesting of parentheses. */
const LONGEST = 200;

const TOKEN = /\s*(?:((?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)|([a-z]+|[π√])|(\*\*|[-+*/^()]))/y;

/** A decimal comma: a comma between or before digits, unless it may separate thousands, as in `1,000`. */
const DECIMAL_COMMA = /(?<![\d,])(?:(\d*),(?=\d+(?![\d,]))(?!\d{3}(?!\d))|(0),(?=\d{3}(?![\d,])))/g;

/**
 * Evaluates the text of a field for one number: `pi/2`, `-sqrt(2)`, `ln 2`, `2e-3`, `0,5`, `2^10`, `2pi`. Also
 * accepts the typographic signs `−`, `×`, `·` and `÷`. `^` is right-associative.
 *
 * @returns the number, which may be NaN or infinite, or undefined if the text is not an expression
 */
export function evaluate(text: string): number | undefined {
  const tokens = tokensOf(text);
  if (tokens === undefined) return undefined;
  const parser = new Parser(tokens);
  const value = parser.sum();
  return parser.isDone ? value : undefined;
}

interface Token {
  readonly kind: "number" | "name" | "sign" | "end";
  readonly text: string;
  /** Whether space precedes the token. */
  readonly isApart: boolean;
}

const END: Token = { kind: "end", text: "", isApart: false };

function tokensOf(text: string): readonly Token[] | undefined {
  if (text.length > LONGEST) return undefined;
  const plain = withPoints(
    text.trim().toLowerCase().replaceAll("−", "-").replace(/[×·]/g, "*").replaceAll("÷", "/"),
  );
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < plain.length) {
    const found = TOKEN.exec(plain);
    if (found === null) return undefined;
    const [whole, number, name, sign = ""] = found;
    const isApart = /^\s/.test(whole);
    if (number !== undefined) tokens.push({ kind: "number", text: number, isApart });
    else if (name !== undefined) tokens.push({ kind: "name", text: name, isApart });
    else tokens.push({ kind: "sign", text: sign === "**" ? "^" : sign, isApart });
  }
  return tokens;
}

/** Replaces decimal commas by points. In a text with points, no comma is a decimal comma. */
function withPoints(text: string): string {
  return text.includes(".") ? text : text.replaceAll(DECIMAL_COMMA, "$1$2.");
}

/**
 * A recursive descent parser that evaluates as it reads. Each method returns undefined if it cannot read its
 * part.
 */
class Parser {
  private at = 0;
  private readonly tokens: readonly Token[];

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  get isDone(): boolean {
    return this.next === END;
  }

  sum(): number | undefined {
    let value = this.product();
    for (let sign = this.take("+", "-"); sign !== undefined; sign = this.take("+", "-")) {
      const term = this.product();
      if (value === undefined || term === undefined) return undefined;
      value = sign === "+" ? value + term : value - term;
    }
    return value;
  }

  private product(): number | undefined {
    let value = this.signed();
    for (;;) {
      // `2pi` and `2(1+1)` are products. Two adjacent numbers are a typo, and `2e` may be an unfinished
      // `2e3`.
      const sign = this.take("*", "/") ?? (this.startsFactor ? "*" : undefined);
      if (sign === undefined) return value;
      const factor = this.signed();
      if (value === undefined || factor === undefined) return undefined;
      value = sign === "*" ? value * factor : value / factor;
    }
  }

  private get startsFactor(): boolean {
    const { kind, text } = this.next;
    return text === "(" || (kind === "name" && text !== "e");
  }

  /** Reads at most one sign: `--1` is a typo. */
  private signed(): number | undefined {
    const sign = this.take("+", "-");
    const value = this.power();
    return sign === "-" && value !== undefined ? -value : value;
  }

  private power(): number | undefined {
    const base = this.atom();
    if (this.take("^") === undefined) return base;
    const exponent = this.signed();
    return base === undefined || exponent === undefined ? undefined : base ** exponent;
  }

  private atom(): number | undefined {
    const { kind, text } = this.next;
    if (this.take("(") !== undefined) {
      const value = this.sum();
      return this.take(")") === undefined ? undefined : value;
    }
    if (kind !== "number" && kind !== "name") return undefined;
    this.at++;
    if (kind === "number") return literal(text);
    if (Object.hasOwn(CONSTANTS, text)) return CONSTANTS[text];
    const apply = Object.hasOwn(FUNCTIONS, text) ? FUNCTIONS[text] : undefined;
    if (apply === undefined) return undefined;
    const argument = text === "√" || this.next.text === "(" ? this.atom() : this.bareArgument();
    return argument === undefined ? undefined : apply(argument);
  }

  /** Reads the argument of `ln 2`: one number or constant. Refuses `ln 2/3`, which can be read in two ways. */
  private bareArgument(): number | undefined {
    const { kind, text, isApart } = this.next;
    const isSingle = kind === "number" || Object.hasOwn(CONSTANTS, text);
    const argument = isApart && isSingle ? this.atom() : undefined;
    const { text: after } = this.next;
    return this.isDone || ["+", "-", ")"].includes(after) ? argument : undefined;
  }

  private get next(): Token {
    return this.tokens[this.at] ?? END;
  }

  private take(...signs: readonly string[]): string | undefined {
    const { kind, text } = this.next;
    if (kind !== "sign" || !signs.includes(text)) return undefined;
    this.at++;
    return text;
  }
}

/** Returns NaN for a literal that overflows or underflows, since nobody means ∞ or 0 by it. */
function literal(text: string): number {
  const read = parseNumber(text);
  return "value" in read ? read.value : Number.NaN;
}
