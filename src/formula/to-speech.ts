import { equationsOf } from "./aligned.ts";
import { mixesProducts, numberText, signAfter } from "./arrange.ts";
import { printedSign } from "./equality.ts";
import type {
  CallExpression,
  Expression,
  FoldExpression,
  MatrixExpression,
  ProductExpression,
  QuotientExpression,
  RelationSign,
  SymbolExpression,
} from "./expression.ts";
import { formatEntry } from "./format-entry.ts";
import { hasPart, partsOf } from "./walk.ts";

/** A number to say: `−1.5e−7` has the digits `1.5` and the exponent −7. */
export interface SpokenNumber {
  readonly isNegative: boolean;
  /** Digits with a decimal point, `∞` or `NaN`. */
  readonly digits: string;
  /** The power of ten. */
  readonly exponent: number | undefined;
}

/** A symbol to say. */
export interface SpokenSymbol {
  readonly name: string;
  readonly indices: readonly string[];
  /** Whether an index is more than a letter or a number, such as `k − 1`. */
  readonly hasLongIndex: boolean;
  /** What stands above the name: a bar for an adjoint, a dot for a tangent. */
  readonly mark: "bar" | "dot" | undefined;
  readonly isFollowed: boolean;
}

/** A sum or product over an index to say. */
export interface SpokenFold {
  readonly index: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly of: string;
  readonly isFollowed: boolean;
}

/** A matrix to say. */
export interface SpokenMatrix {
  readonly rowCount: number;
  readonly columnCount: number;
  /** The entries; undefined if there are too many to be said. */
  readonly rows: readonly (readonly string[])[] | undefined;
  readonly isFollowed: boolean;
}

/**
 * The words of a language for formulas. `isFollowed` tells that more of the formula follows, so that the end of
 * the expression must be said.
 */
export interface SpeechWords {
  readonly number: (of: SpokenNumber) => string;
  /** The names of letters that speech does not read as they are written, such as `α`. */
  readonly letters: Readonly<Record<string, string>>;
  /** A capital letter, in a formula that also has the small letter. */
  readonly capital: (letter: string) => string;
  readonly symbol: (of: SpokenSymbol) => string;
  /** The names of functions; a function that is missing here is called as it is written. */
  readonly functions: Readonly<Record<string, string>>;
  readonly call: (name: string, args: readonly string[], isFollowed: boolean) => string;
  readonly plus: (a: string, b: string) => string;
  readonly minus: (a: string, b: string) => string;
  readonly negative: (a: string) => string;
  readonly times: (a: string, b: string) => string;
  readonly timesEntrywise: (a: string, b: string) => string;
  readonly fraction: (over: string, under: string, isFollowed: boolean) => string;
  readonly squared: (base: string) => string;
  readonly cubed: (base: string) => string;
  readonly power: (base: string, exponent: string) => string;
  readonly transpose: (of: string) => string;
  /** An entry or row of a value. */
  readonly entry: (of: string, indices: readonly string[]) => string;
  /** The function that is 1 where a condition holds and 0 elsewhere. */
  readonly indicator: (condition: string, isFollowed: boolean) => string;
  /** A function that is defined piecewise. */
  readonly piecewise: (
    pieces: readonly Readonly<Record<"value" | "condition", string>>[],
    isFollowed: boolean,
  ) => string;
  readonly sumOver: (of: SpokenFold) => string;
  readonly productOver: (of: SpokenFold) => string;
  readonly derivative: (of: string, by: string) => string;
  readonly partialDerivative: (of: string, by: string) => string;
  readonly differential: (of: string) => string;
  readonly partialDifferential: (of: string) => string;
  readonly gradient: (of: string) => string;
  readonly change: (of: string) => string;
  readonly relations: Readonly<Record<RelationSign, (left: string, right: string) => string>>;
  readonly matrix: (of: SpokenMatrix) => string;
  /** The rows of a matrix whose shape is known. */
  readonly rows: (rows: readonly (readonly string[])[]) => string;
  readonly list: (items: readonly string[]) => string;
  /** Two expressions after one another. */
  readonly beside: (left: string, right: string) => string;
  readonly labelled: (of: string, label: string, isFollowed: boolean) => string;
  /** An expression in parentheses. */
  readonly quantity: (of: string, isFollowed: boolean) => string;
}

/** Limit on the entries of a matrix that are said; of a larger matrix, only the shape is said. */
const MAX_SAID_ENTRIES = 6;

/** How tightly the words of an expression hold together, from loose to tight. */
const LOOSE = 0;
const SUM = 1;
const PRODUCT = 2;
const FRACTION = 3;
/** Words before an operand: `sine of x`. */
const PREFIXED = 4;
/** Words after an operand: `x squared`. */
const SUFFIXED = 5;
const ATOM = 6;

/**
 * Writes a formula as a lecturer says it: `y equals log of the quantity 1 plus x squared`.
 *
 * Words after an operand (`squared`, `transpose`) bind more tightly than words before an operand (`sine of`),
 * these more tightly than `over`, and `over` more tightly than `times`. Where an expression is looser than its
 * place, `the quantity` opens parentheses, and `end quantity` closes them if more of the formula follows. An
 * index of a single letter or number directly follows its base: `h k`, `v 1`. Capital letters are said to be so
 * only in a formula that also has the small letter.
 *
 * @param isFollowed whether a sentence goes on after the formula, so that the end of a quantity must be said
 */
export function toSpeech(of: Expression, words: SpeechWords, isFollowed = false): string {
  const letters = new Set<string>();
  hasPart(of, (part) => {
    if (part.kind === "symbol") letters.add(part.base);
    return false;
  });
  return new Speaker(words, letters, MAX_SAID_ENTRIES).say(of, isFollowed);
}

/** Says the rows of a matrix of numbers, with all entries. */
export function entriesToSpeech({ rows }: MatrixExpression, words: SpeechWords): string {
  const speaker = new Speaker(words, new Set(), Number.POSITIVE_INFINITY);
  return words.rows(rows.map((row) => row.map((x) => speaker.say({ kind: "number", value: x }, false))));
}

class Speaker {
  readonly #words: SpeechWords;
  /** The bases of all symbols of the formula. */
  readonly #letters: ReadonlySet<string>;
  readonly #maxEntries: number;

  constructor(words: SpeechWords, letters: ReadonlySet<string>, maxEntries: number) {
    this.#words = words;
    this.#letters = letters;
    this.#maxEntries = maxEntries;
  }

  say(of: Expression, isFollowed: boolean): string {
    const words = this.#words;
    switch (of.kind) {
      case "number":
        return this.#number(numberText(of));
      case "matrix":
        return this.#matrix(of.rows, isFollowed, (x) => this.#number(formatEntry(x)));
      case "rows":
        return this.#matrix(of.rows, isFollowed, (x) => this.say(x, false));
      case "symbol":
        return this.#symbol(of, isFollowed);
      case "call":
        return this.#call(of, isFollowed);
      case "sum":
        return this.#sum(of.terms, isFollowed);
      case "product":
        return this.#product(of, isFollowed);
      case "negative":
        return words.negative(this.#at(of.of, PRODUCT, isFollowed));
      case "quotient":
        return this.#quotient(of, isFollowed);
      case "power":
        return this.#power(of.base, of.exponent, isFollowed);
      case "transpose":
        return words.transpose(this.#at(of.of, ATOM, true));
      case "entry":
        return words.entry(
          this.#at(of.of, ATOM, true),
          of.indices.map((index) => this.#at(index, ATOM, isFollowed)),
        );
      case "indicator":
        return words.indicator(this.say(of.condition, false), isFollowed);
      case "piecewise":
        return words.piecewise(
          of.pieces.map(({ value, condition }) => ({
            value: this.say(value, true),
            condition: this.say(condition, false),
          })),
          isFollowed,
        );
      case "fold":
        return this.#fold(of, isFollowed);
      case "differential": {
        const operand = this.#at(of.of, SUFFIXED, isFollowed);
        if (of.sign === "∇") return words.gradient(operand);
        if (of.sign === "Δ") return words.change(operand);
        return of.sign === "d" ? words.differential(operand) : words.partialDifferential(operand);
      }
      case "relation":
        return words.relations[printedSign(of)](this.say(of.left, true), this.say(of.right, isFollowed));
      case "list":
        return words.list(of.items.map((item) => this.say(item, false)));
      case "text":
        return of.text;
      case "beside":
        return words.beside(this.say(of.left, true), this.say(of.right, isFollowed));
      case "aligned":
        return this.say(equationsOf(of), isFollowed);
      case "brace":
        return words.labelled(this.say(of.of, true), this.say(of.label, false), isFollowed);
    }
  }

  /** Says an expression in a place for expressions at least as tight as `level`. */
  #at(of: Expression, level: number, isFollowed: boolean): string {
    const said = this.say(of, isFollowed);
    return tightness(of) < level ? this.#words.quantity(said, isFollowed) : said;
  }

  #number(text: string): string {
    const [, minus = "", digits = "", exponent] = /^(−?)([^e]*)(?:e(.+))?$/.exec(text) ?? [];
    return this.#words.number({
      isNegative: minus !== "",
      digits,
      exponent: exponent === undefined ? undefined : Number(exponent.replace("−", "-")),
    });
  }

  #symbol({ base, indices, bar, dot }: SymbolExpression, isFollowed: boolean): string {
    return this.#words.symbol({
      name: this.#letter(base),
      indices: indices.flatMap((index) => this.#index(base, index)),
      hasLongIndex: indices.some((index) => tightness(index) < ATOM || partsOf(index).length > 0),
      mark: bar ? "bar" : dot ? "dot" : undefined,
      isFollowed,
    });
  }

  /** The index of an entry of a matrix, such as X₁₂ or m₁₁₂, has one digit per axis. */
  #index(base: string, index: Expression): string[] {
    const said = this.say(index, true);
    const isEntry = index.kind === "number" && /^\d+$/.test(said);
    return isEntry && (said.length > 2 || /^[A-Z]$/.test(base)) ? [...said] : [said];
  }

  #letter(base: string): string {
    const small = base.toLowerCase();
    const name = this.#words.letters[small] ?? small;
    if (base === small) return name;
    if (base.length > 1) return base;
    const isKnownByName = name !== small;
    return isKnownByName || this.#letters.has(small)
      ? this.#words.capital(isKnownByName ? name : base)
      : base;
  }

  #call({ of, args }: CallExpression, isFollowed: boolean): string {
    const name =
      typeof of === "string" ? (this.#words.functions[of] ?? this.#letter(of)) : this.say(of, true);
    const said = args.map((arg, i) =>
      this.#at(arg, arg.kind === "number" ? PREFIXED : ATOM, isFollowed || i < args.length - 1),
    );
    return this.#words.call(name, said, isFollowed);
  }

  #sum(terms: readonly Expression[], isFollowed: boolean): string {
    return terms
      .map((term, i) => ({ term, isFollowed: isFollowed || i < terms.length - 1 }))
      .reduce((said, { term, isFollowed }, i) => {
        if (i === 0) return this.#at(term, SUM, isFollowed);
        return term.kind === "negative"
          ? this.#words.minus(said, this.#at(term.of, PRODUCT, isFollowed))
          : this.#words.plus(said, this.#at(term, PRODUCT, isFollowed));
      }, "");
  }

  #product(product: ProductExpression, isFollowed: boolean): string {
    const { factors } = product;
    return factors.reduce((said, factor, i) => {
      const next = this.#factor(product, factor, isFollowed || i < factors.length - 1);
      if (i === 0) return next;
      const isEntrywise = signAfter(product, i - 1) === "⊙";
      return isEntrywise ? this.#words.timesEntrywise(said, next) : this.#words.times(said, next);
    }, "");
  }

  #factor(product: ProductExpression, factor: Expression, isFollowed: boolean): string {
    return this.#at(factor, mixesProducts(product, factor) ? PREFIXED : PRODUCT, isFollowed);
  }

  #quotient({ over, under }: QuotientExpression, isFollowed: boolean): string {
    if (over.kind === "differential" && under.kind === "differential" && over.sign !== "∇") {
      const { derivative, partialDerivative } = this.#words;
      return (over.sign === "d" ? derivative : partialDerivative)(
        this.#at(over.of, SUFFIXED, true),
        this.#at(under.of, SUFFIXED, isFollowed),
      );
    }
    // A product above may stay without parentheses: 2 times x over 3 is the same number either way.
    const level =
      over.kind === "product" && !over.factors.some(({ kind }) => kind === "quotient") ? PRODUCT : PREFIXED;
    return this.#words.fraction(
      this.#at(over, level, true),
      this.#at(under, under.kind === "power" ? ATOM : PREFIXED, isFollowed),
      isFollowed,
    );
  }

  #power(base: Expression, exponent: Expression, isFollowed: boolean): string {
    const said = this.#at(base, ATOM, true);
    if (exponent.kind === "number") {
      if (exponent.value === 2) return this.#words.squared(said);
      if (exponent.value === 3) return this.#words.cubed(said);
      if (!numberText(exponent).includes("e")) return this.#words.power(said, this.say(exponent, isFollowed));
    }
    return this.#words.power(said, this.#at(exponent, SUFFIXED, isFollowed));
  }

  #fold({ sign, index, to, of }: FoldExpression, isFollowed: boolean): string {
    const isStarted = index.kind === "relation" && index.sign === "=";
    const fold: SpokenFold = {
      index: this.say(isStarted ? index.left : index, false),
      from: isStarted ? this.say(index.right, false) : undefined,
      to: to && this.say(to, false),
      of: this.#at(of, PRODUCT, isFollowed),
      isFollowed,
    };
    return sign === "∑" ? this.#words.sumOver(fold) : this.#words.productOver(fold);
  }

  #matrix<T>(rows: readonly (readonly T[])[], isFollowed: boolean, say: (entry: T) => string): string {
    const columnCount = rows[0]?.length ?? 0;
    return this.#words.matrix({
      rowCount: rows.length,
      columnCount,
      rows: rows.length * columnCount > this.#maxEntries ? undefined : rows.map((row) => row.map(say)),
      isFollowed,
    });
  }
}

function tightness(of: Expression): number {
  switch (of.kind) {
    case "relation":
    case "list":
    case "beside":
    case "aligned":
      return LOOSE;
    case "sum":
      return SUM;
    case "number":
      return numberText(of).includes("e") ? PRODUCT : numberText(of).startsWith("−") ? PREFIXED : ATOM;
    case "product":
      return PRODUCT;
    case "negative":
      return tightness(of.of) < PREFIXED ? PRODUCT : PREFIXED;
    case "quotient":
      return isDerivative(of) ? PREFIXED : FRACTION;
    case "call":
    case "fold":
    case "differential":
    case "indicator":
    case "piecewise":
      return PREFIXED;
    case "power":
    case "transpose":
    case "entry":
      return SUFFIXED;
    case "symbol":
    case "matrix":
    case "rows":
    case "text":
    case "brace":
      return ATOM;
  }
}

function isDerivative({ over, under }: QuotientExpression): boolean {
  return over.kind === "differential" && under.kind === "differential" && over.sign !== "∇";
}
