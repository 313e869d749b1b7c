import {
  call,
  entry,
  equation,
  list,
  negative,
  number,
  over,
  power,
  productOf,
  relation,
  symbol,
  transposed,
  words,
} from "./build.ts";
import type { Expression, FoldExpression, Piece, RelationSign, SymbolExpression } from "./expression.ts";

/** A token: a number, a letter or word, a script in Unicode, or a sign. */
interface Token {
  readonly kind: "number" | "letter" | "word" | "sub" | "super" | "sign" | "end";
  readonly text: string;
  /** Whether there is space before the token. */
  readonly spaced: boolean;
}

const TOKEN =
  /(\s*)(?:(?<number>\d+(?:\.\d+)?)|(?<letter>[A-Za-zα-ω]\u0304|[α-ω]|[A-Za-z](?![A-Za-z]))|(?<word>[A-Za-z]+)|(?<sub>[₀-₉ᵢⱼₖₜₙ]+)|(?<super>[⁰¹²³⁴-⁹]+|ᵀ)|(?<sign>\+=|\S))/gu;
const SUB = "₀₁₂₃₄₅₆₇₈₉ᵢⱼₖₜₙ";
const SUPER = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const SIGNS: readonly string[] = ["=", "≈", "+=", "←", "↦", ">", "<", "≥", ":"] satisfies RelationSign[];
const CLOSING: Readonly<Record<string, string>> = { "(": ")", "{": "}", "[": "]", "|": "|" };

/**
 * Reads a formula as it is written in plain text: `h_k = tanh(w_k h_{k-1})`, `Ȳ Wᵀ`, `∑_{i=1}^{B} Ȳ_i`,
 * `(2x)/(1 + x^2)`, `X̄_{ij} = Ȳ_{ij} 1_{X_{ij} > 0}`.
 *
 * Factors stand beside one another, or with a dot between them; a letter directly before a parenthesis is a
 * function. A fraction's parts are single factors or in parentheses. An index of several letters in braces is
 * several indices; `d_in` has one. Braces hold the values of a function that is defined piecewise, each with its
 * condition: `{1, x > 0; 0, x < 0}`. Commas separate formulas, and semicolons do so with more space.
 *
 * @throws SyntaxError if the text is not a formula
 */
export function formula(text: string): Expression {
  const tokens = tokensOf(text);
  let at = 0;

  const peek = (ahead = 0): Token => tokens[at + ahead] ?? { kind: "end", text: "", spaced: false };
  const isSign = (sign: string, ahead = 0): boolean => {
    const { kind, text: own } = peek(ahead);
    return kind === "sign" && own === sign;
  };

  function take(sign?: string): Token {
    const token = peek();
    if (token.kind === "end" || (sign !== undefined && token.text !== sign)) {
      throw new SyntaxError(`formula: ${sign ?? "more"} is expected at "${token.text}" in "${text}"`);
    }
    at++;
    return token;
  }

  function formulas(): Expression {
    const items = [relations()];
    let wide = false;
    while (isSign(",") || isSign(";")) {
      wide = take().text === ";" || wide;
      items.push(relations());
    }
    const [only] = items;
    return items.length === 1 && only !== undefined ? only : list(items, wide);
  }

  function relations(): Expression {
    const left = sums();
    const { kind, text: sign } = peek();
    if (kind !== "sign" || !SIGNS.includes(sign)) return left;
    take();
    const right = relations();
    return sign === "=" ? equation(left, right) : relation(left, sign as RelationSign, right);
  }

  function sums(): Expression {
    const terms = [signed()];
    while (isSign("+") || isMinus()) {
      if (isSign("+")) take();
      terms.push(signed());
    }
    const [only] = terms;
    return terms.length === 1 && only !== undefined ? only : { kind: "sum", terms };
  }

  const isMinus = (): boolean => isSign("-") || isSign("−");

  function signed(): Expression {
    if (!isMinus()) return products();
    take();
    return negative(products());
  }

  function products(): Expression {
    const factors = [quotients()];
    if (isSign("×") || isSign("⊙")) {
      const by = take().text === "×" ? "cross" : "entries";
      return productOf(by, [...factors, products()]);
    }
    while (isSign("·") || startsFactor(peek())) {
      if (isSign("·")) take();
      factors.push(quotients());
    }
    const [only] = factors;
    return factors.length === 1 && only !== undefined ? only : productOf("close", factors);
  }

  function startsFactor({ kind, text: own }: Token): boolean {
    return (
      kind === "number" ||
      kind === "letter" ||
      kind === "word" ||
      (kind === "sign" && ["(", "[", "{", "∑", "∏", "∇", "∂", "Δ", "∞"].includes(own))
    );
  }

  function quotients(): Expression {
    const above = factor();
    if (!isSign("/")) return above;
    take();
    return over(above, factor());
  }

  function factor(): Expression {
    let of = base();
    for (;;) {
      const { kind, text: own } = peek();
      if (kind === "super") {
        take();
        of = own === "ᵀ" ? transposed(of) : power(of, Number(plain(own, SUPER)));
      } else if (isSign("^")) {
        take();
        of = power(of, isSign("{") ? group("{") : base());
      } else if (kind === "sub" || isSign("_")) of = entry(of, ...indices());
      else return of;
    }
  }

  function base(): Expression {
    const { kind, text: own } = peek();
    if (kind === "number") return numeral();
    if (kind === "letter") return named();
    if (kind === "word") return word();
    switch (own) {
      case "(":
      case "[":
      case "|":
        return bracketed(own);
      case "∑":
      case "∏":
        return fold(own);
      case "∇":
      case "∂":
      case "Δ":
        take();
        return { kind: "differential", sign: own, of: base() };
      case "{":
        return piecewise();
      case "…":
        return symbol(take().text);
      case "∞":
        take();
        return number(Number.POSITIVE_INFINITY);
      default:
        throw new SyntaxError(`formula: "${own}" is not expected in "${text}"`);
    }
  }

  function numeral(): Expression {
    const { text: digits } = take();
    if (digits === "1" && isSign("[") && !peek().spaced) {
      take();
      const condition = relations();
      take("]");
      return { kind: "indicator", condition, below: false };
    }
    if (digits === "1" && isSign("_")) {
      take();
      return { kind: "indicator", condition: group("{"), below: true };
    }
    return number(Number(digits));
  }

  function named(): Expression {
    const { text: letter } = take();
    const name: SymbolExpression = {
      ...symbol(letter.charAt(0)),
      bar: letter.length > 1,
      indices: peek().kind === "sub" || isSign("_") ? indices() : [],
    };
    return isSign("(") && !peek().spaced ? call(name, ...args()) : name;
  }

  function word(): Expression {
    const { text: name } = take();
    if (isSign("(")) return call(name, ...args());
    if (name === "log") return { kind: "call", of: name, args: [factor()], bare: true };
    if (/^d[a-z]$/.test(name)) return { kind: "differential", sign: "d", of: symbol(name.charAt(1)) };
    return symbol(name);
  }

  function args(): readonly Expression[] {
    take("(");
    const inside = formulas();
    take(")");
    return inside.kind === "list" ? inside.items : [inside];
  }

  function bracketed(open: string): Expression {
    if (open !== "[") {
      const inside = group(open);
      return open === "|" ? call("abs", inside) : inside;
    }
    take();
    const rows = [row()];
    while (isSign(";")) {
      take();
      rows.push(row());
    }
    take("]");
    return { kind: "rows", rows };
  }

  function row(): Expression[] {
    const entries = [relations()];
    while (isSign(",")) {
      take();
      entries.push(relations());
    }
    return entries;
  }

  function piecewise(): Expression {
    const pieces: Piece[] = [];
    do {
      take();
      const value = sums();
      take(",");
      pieces.push({ value, condition: relations() });
    } while (isSign(";"));
    take("}");
    return { kind: "piecewise", pieces };
  }

  function group(open: string): Expression {
    take(open);
    const inside = relations();
    take(CLOSING[open]);
    return inside;
  }

  function fold(sign: FoldExpression["sign"]): Expression {
    take();
    take("_");
    const index = isSign("{") ? group("{") : base();
    if (!isSign("^")) return { kind: "fold", sign, index, to: undefined, of: products() };
    take();
    return { kind: "fold", sign, index, to: isSign("{") ? group("{") : base(), of: products() };
  }

  function indices(): readonly Expression[] {
    if (peek().kind === "sub") return scriptIndices(plain(take().text, SUB));
    take("_");
    if (!isSign("{")) {
      const { kind, text: own } = take();
      return [kind === "number" ? number(Number(own)) : symbol(own)];
    }
    if (peek(1).kind === "word") {
      take();
      const letters = [...take().text];
      take("}");
      return letters.map((letter) => symbol(letter));
    }
    return [group("{")];
  }

  const whole = formulas();
  if (peek().kind !== "end") throw new SyntaxError(`formula: "${peek().text}" is not expected in "${text}"`);
  return whole;
}

/** Reads a formula, or returns the text itself as words if the text is no formula. */
export function readFormula(text: string): Expression {
  try {
    return formula(text);
  } catch {
    return words(text);
  }
}

function tokensOf(text: string): Token[] {
  return [...text.normalize("NFD").matchAll(TOKEN)].map(([, space = "", ...found]) => {
    const kinds = ["number", "letter", "word", "sub", "super", "sign"] as const;
    const i = found.findIndex((part) => part !== undefined);
    return { kind: kinds[i] ?? "sign", text: found[i] ?? "", spaced: space !== "" };
  });
}

function scriptIndices(text: string): Expression[] {
  return /^\d+$/.test(text) ? [number(Number(text))] : [...text].map((letter) => symbol(letter));
}

/** Returns the plain characters for scripts of Unicode. */
function plain(text: string, table: string): string {
  return [...text].map((letter) => "0123456789ijktn"[table.indexOf(letter)] ?? letter).join("");
}
