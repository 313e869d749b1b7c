import type { Place, Span } from "./place.ts";
import { PythonError, syntaxError } from "./python-error.ts";
import type { Token, Tokens } from "./tokens.ts";

/** Expressions nest at most this deep: the parser and the compiler call themselves. */
const MAX_DEPTH = 450;

/** Reads tokens, and says what is wrong with them in the words of CPython 3.11. */
export class TokenReader {
  protected index = 0;
  private depth = 0;
  protected readonly tokens: readonly Token[];

  constructor(
    protected readonly text: string,
    protected readonly source: Tokens,
    /** `f-string: ` within an f-string. */
    protected readonly prefix = "",
    protected readonly fieldDepth = 0,
    /** The class around, for private names. */
    protected className = "",
  ) {
    this.tokens = source.list;
  }

  protected get token(): Token {
    return this.tokens[this.index] as Token;
  }

  protected peek(ahead = 1): Token | undefined {
    return this.tokens[this.index + ahead];
  }

  protected fail(message: string, at: Place = this.token, type = "SyntaxError"): never {
    // As in CPython, what cannot be read as tokens goes before what cannot be parsed.
    if (this.source.error) throw this.source.error;
    const { unclosed } = this.source;
    if (unclosed && (this.token.kind === "end" || at.line > unclosed.line)) {
      throw syntaxError(`${this.prefix}'${unclosed.text}' was never closed`, unclosed);
    }
    throw syntaxError(this.prefix + message, at, type);
  }

  protected invalid(at: Token = this.token): never {
    if (at.kind === "indent") this.fail("unexpected indent", at, "IndentationError");
    this.fail("invalid syntax", at);
  }

  protected is(text: string): boolean {
    const { kind, text: own } = this.token;
    return own === text && (kind === "operator" || kind === "keyword");
  }

  protected accept(text: string): boolean {
    const found = this.is(text);
    if (found) this.index++;
    return found;
  }

  protected expect(text: string): Token {
    const { token } = this;
    if (!this.accept(text)) this.invalid();
    return token;
  }

  protected name(): string {
    const { token } = this;
    if (token.kind !== "name") this.invalid();
    this.index++;
    return this.mangled(token.text);
  }

  /** Names such as `__x` belong to the class in which they are written. */
  protected mangled(name: string): string {
    const outer = this.className.replace(/^_+/, "");
    return outer && name.startsWith("__") && !name.endsWith("__") ? `_${outer}${name}` : name;
  }

  /** The part of the text from a place to the last token read. */
  protected span(from: Span): Span {
    const { line, column, start } = from;
    return { line, column, start, end: (this.tokens[this.index - 1] as Token).end };
  }

  protected nested<T>(parse: () => T): T {
    if (++this.depth > MAX_DEPTH) this.tooDeep();
    const result = parse();
    this.depth--;
    return result;
  }

  protected tooDeep(): never {
    const { line, column } = this.token;
    throw new PythonError(
      "RecursionError",
      "maximum recursion depth exceeded during compilation",
      line,
      column,
    );
  }

  /** Reads the bracket after a list of expressions. */
  protected close(bracket: string): void {
    if (this.accept(bracket)) return;
    const [before, { kind }] = [this.tokens[this.index - 1] as Token, this.token];
    if (kind !== "end" && kind !== "error" && this.startsExpression() && !this.isOperatorLike()) {
      const start = this.expressionStart(before);
      if (!(before.kind === "name" && kind === "string")) {
        this.fail("invalid syntax. Perhaps you forgot a comma?", start);
      }
    }
    if (this.is("=") && /[\])}]/.test(bracket)) {
      this.fail("invalid syntax. Maybe you meant '==' or ':=' instead of '='?", before);
    }
    this.invalid();
  }

  /** The start of the operand that ends with a token: good enough to point at. */
  private expressionStart(last: Token): Token {
    let index = this.tokens.indexOf(last);
    let level = 0;
    for (; index > 0; index--) {
      const { text, kind } = this.tokens[index] as Token;
      if (kind === "operator" && /^[)\]}]$/.test(text)) level++;
      else if (kind === "operator" && /^[([{]$/.test(text) && --level < 0)
        return this.tokens[index + 1] as Token;
      else if (level === 0 && kind === "operator" && /^[,:=]$/.test(text))
        return this.tokens[index + 1] as Token;
    }
    return this.tokens[index] as Token;
  }

  private isOperatorLike(): boolean {
    return this.token.kind === "operator" && /^[-+*~]|^\*\*$/.test(this.token.text);
  }

  protected startsExpression(): boolean {
    const { kind, text } = this.token;
    if (kind === "keyword") return /^(None|True|False|not|lambda|await|yield)$/.test(text);
    return (
      kind === "name" ||
      kind === "number" ||
      kind === "string" ||
      (kind === "operator" && /^([-+~([{*]|\.\.\.)$/.test(text))
    );
  }
}
