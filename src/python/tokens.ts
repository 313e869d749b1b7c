import type { Place, Span } from "./place.ts";
import { type PythonError, syntaxError } from "./python-error.ts";

export interface Token extends Span {
  readonly kind:
    | "name"
    | "keyword"
    | "number"
    | "string"
    | "operator"
    | "newline"
    | "indent"
    | "dedent"
    | "error"
    | "end";
  readonly text: string;
}

/** The tokens of a text. The last one is of kind `end`, or `error` where the text cannot be read further. */
export interface Tokens {
  readonly list: readonly Token[];
  readonly error: PythonError | undefined;
  /** The bracket that is open at the end of the text. */
  readonly unclosed: Token | undefined;
}

const KEYWORDS = new Set(
  "False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield".split(
    " ",
  ),
);
const NAME = /[\p{ID_Start}_][\p{ID_Continue}]*/uy;
const NUMBER =
  /0[xX](?:_?[\da-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|(?:(?:\d(?:_?\d)*)?\.\d(?:_?\d)*|\d(?:_?\d)*\.?)(?:[eE][+-]?\d(?:_?\d)*)?[jJ]?/y;
const STRING = /([rRbBfFuU]{0,2})('''|"""|'|")/y;
const OPERATOR =
  /\*\*=|\/\/=|>>=|<<=|\.\.\.|!=|->|:=|\+=|-=|\*=|\/=|%=|&=|\|=|\^=|@=|==|<=|>=|\*\*|\/\/|<<|>>|[-+*/%@&|^~<>()[\]{},:.;=]/y;
const SPACE = /[ \t\f]*(?:#[^\n]*)?/y;
const CLOSERS: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };
/** As in CPython. */
const MAX_BRACKETS = 200;
const MAX_INDENTS = 100;

/**
 * Splits a text, or the part of it that is an expression of an f-string, into tokens. Line ends are `\n`.
 *
 * @param within the part; its line ends do not end a statement
 */
export function tokenize(text: string, within?: Span): Tokens {
  return new Tokenizer(text, within).run();
}

class Tokenizer {
  private readonly list: Token[] = [];
  private readonly brackets: Token[] = [];
  private readonly indents: { width: number; alternative: number }[] = [{ width: 0, alternative: 0 }];
  private at: number;
  private line: number;
  private lineStart: number;
  private readonly end: number;

  constructor(
    private readonly text: string,
    private readonly within: Span | undefined,
  ) {
    this.at = within?.start ?? 0;
    this.end = within?.end ?? text.length;
    this.line = within?.line ?? 1;
    this.lineStart = within ? within.start - within.column + 1 : 0;
  }

  run(): Tokens {
    let error: PythonError | undefined;
    try {
      if (!this.within) this.indentation();
      while (this.at < this.end) this.next();
      this.finish();
    } catch (thrown) {
      error = thrown as PythonError;
      const { line, column } = error;
      this.list.push({ kind: "error", text: "", line, column, start: this.at, end: this.at });
    }
    return { list: this.list, error, unclosed: this.brackets.at(-1) };
  }

  private get place(): Place {
    return { line: this.line, column: this.column };
  }

  private get column(): number {
    return this.at - this.lineStart + 1;
  }

  private fail(message: string, type = "SyntaxError", at: Place = this.place): never {
    throw syntaxError(message, at, type);
  }

  private push(kind: Token["kind"], text: string): Token {
    const { line, column, at: start } = this;
    const token = { kind, text, line, column, start, end: start + text.length };
    this.list.push(token);
    this.at = token.end;
    return token;
  }

  private match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    return found && this.at + found[0].length <= this.end ? found : undefined;
  }

  private newLine(): void {
    this.at++;
    this.line++;
    this.lineStart = this.at;
  }

  private next(): void {
    this.at = Math.min(this.end, this.at + (this.match(SPACE)?.[0].length ?? 0));
    if (this.at >= this.end) return;
    const char = this.text[this.at] as string;
    if (char === "\n") this.lineEnd();
    else if (char === "\\") this.continuation();
    else if (/[\d.]/.test(char) && /^\.?\d/.test(this.text.slice(this.at, this.at + 2))) this.number();
    else if (!this.string() && !this.name() && !this.operator()) this.strange();
  }

  private lineEnd(): void {
    const inside = this.brackets.length > 0 || this.within !== undefined;
    if (!inside && this.list.length > 0 && !this.startsLine()) {
      const { line, column, at: start } = this;
      this.list.push({ kind: "newline", text: "", line, column, start, end: start });
    }
    this.newLine();
    if (!inside) this.indentation();
  }

  private startsLine(): boolean {
    const last = this.list.at(-1)?.kind;
    return last === undefined || last === "newline" || last === "indent" || last === "dedent";
  }

  private continuation(): void {
    if (this.text[this.at + 1] !== "\n") {
      this.at++;
      this.fail(
        this.at >= this.text.length
          ? "unexpected EOF while parsing"
          : "unexpected character after line continuation character",
      );
    }
    this.at++;
    this.newLine();
  }

  /** Reads the white space at the start of a line, past empty lines. */
  private indentation(): void {
    for (;;) {
      const start = this.at;
      let [width, alternative] = [0, 0];
      for (; ; this.at++) {
        const char = this.text[this.at];
        if (char === " ") [width, alternative] = [width + 1, alternative + 1];
        else if (char === "\t") [width, alternative] = [(Math.floor(width / 8) + 1) * 8, alternative + 1];
        else if (char === "\f") [width, alternative] = [0, 0];
        else break;
      }
      if (this.text[this.at] === "#") {
        while (this.at < this.end && this.text[this.at] !== "\n") this.at++;
      }
      if (this.at >= this.end) return;
      if (this.text[this.at] !== "\n") {
        this.indent(start, width, alternative);
        return;
      }
      this.newLine();
    }
  }

  private indent(start: number, width: number, alternative: number): void {
    const inconsistent = () =>
      this.fail("inconsistent use of tabs and spaces in indentation", "TabError", {
        line: this.line,
        column: 1,
      });
    const top = () => this.indents.at(-1) as { width: number; alternative: number };
    if (width === top().width) {
      if (alternative !== top().alternative) inconsistent();
      return;
    }
    const { line, column, at } = this;
    if (width > top().width) {
      if (alternative <= top().alternative) inconsistent();
      if (this.indents.length >= MAX_INDENTS) this.fail("too many levels of indentation", "IndentationError");
      this.indents.push({ width, alternative });
      this.list.push({ kind: "indent", text: "", line, column, start, end: at });
      return;
    }
    while (width < top().width) {
      this.indents.pop();
      this.list.push({ kind: "dedent", text: "", line, column, start: at, end: at });
    }
    if (width !== top().width) {
      this.fail("unindent does not match any outer indentation level", "IndentationError");
    }
    if (alternative !== top().alternative) inconsistent();
  }

  private finish(): void {
    const last = this.list.at(-1);
    // The end is on the last line that has an end of its own.
    if (this.text.endsWith("\n") && this.line > 1 && !this.within) this.line--;
    if (!this.within && this.brackets.length === 0) {
      if (last && !this.startsLine()) this.push("newline", "");
      for (; this.indents.length > 1; this.indents.pop()) this.push("dedent", "");
    }
    this.push("end", "");
  }

  private number(): void {
    const found = this.match(NUMBER);
    if (!found) this.strange();
    const [text] = found;
    const after = this.text[this.at + text.length] ?? "";
    if (/^0\d*[1-9]/.test(text.replaceAll("_", "")) && /^[\d_]+$/.test(text)) {
      this.fail(
        "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers",
      );
    }
    if (/[\p{ID_Continue}]/u.test(after) && !this.keywordFollows(text.length)) this.badNumber(text, after);
    this.push("number", text);
  }

  /** `1if x else 2` and `0or 1` are Python. */
  private keywordFollows(length: number): boolean {
    return /^(and|else|for|i[fns]|or|not)/.test(this.text.slice(this.at + length, this.at + length + 5));
  }

  private badNumber(text: string, after: string): never {
    const [, prefix = "", digit = ""] =
      /^0([xob])[\d_]*?(\d?)$/i.exec(text + after + (this.text[this.at + text.length + 1] ?? "")) ?? [];
    const kind = { x: "hexadecimal", o: "octal", b: "binary" }[prefix.toLowerCase()];
    this.at += Math.max(0, text.length - 1);
    if (kind && digit !== "") this.fail(`invalid digit '${digit}' in ${kind} literal`);
    this.fail(`invalid ${kind ?? (/[jJ]$/.test(text) ? "imaginary" : "decimal")} literal`);
  }

  private string(): boolean {
    const found = this.match(STRING);
    if (
      !found ||
      !/^(|[rbfu]|[rb]{2}|[rf]{2})$/i.test(found[1] as string) ||
      /^(rr|bb|ff)$/i.test(found[1] ?? "")
    ) {
      return false;
    }
    const quote = found[2] as string;
    const { line, column, at: start } = this;
    const at = { line, column };
    let end = start + found[0].length;
    const lines: number[] = [];
    for (; !this.text.startsWith(quote, end) || end + quote.length > this.end; end++) {
      const char = this.text[end];
      if (end >= this.end || (char === "\n" && quote.length === 1)) {
        const last = line + lines.length;
        this.fail(
          quote.length === 1
            ? `unterminated string literal (detected at line ${last})`
            : `unterminated triple-quoted string literal (detected at line ${this.text.endsWith("\n") ? last - 1 : last})`,
          "SyntaxError",
          at,
        );
      }
      if (char === "\\") end++;
      if (this.text[end] === "\n") lines.push(end + 1);
    }
    this.push("string", this.text.slice(start, end + quote.length));
    this.line += lines.length;
    this.lineStart = lines.at(-1) ?? this.lineStart;
    return true;
  }

  private name(): boolean {
    const found = this.match(NAME);
    if (found) this.push(KEYWORDS.has(found[0]) ? "keyword" : "name", found[0]);
    return found !== undefined;
  }

  private operator(): boolean {
    const found = this.match(OPERATOR);
    if (!found) return false;
    const [text] = found;
    if (text in CLOSERS) {
      if (this.brackets.length >= MAX_BRACKETS) this.fail("too many nested parentheses");
      this.brackets.push(this.push("operator", text));
      return true;
    }
    if (/^[)\]}]$/.test(text)) {
      const open = this.brackets.pop();
      if (!open) this.fail(`unmatched '${text}'`);
      if (CLOSERS[open.text] !== text) {
        const where = open.line === this.line ? "" : ` on line ${open.line}`;
        this.fail(`closing parenthesis '${text}' does not match opening parenthesis '${open.text}'${where}`);
      }
    }
    this.push("operator", text);
    return true;
  }

  private strange(): never {
    const code = this.text.codePointAt(this.at) ?? 0;
    if (code === 0) this.fail("source code cannot contain null bytes");
    const hex = code.toString(16).toUpperCase().padStart(4, "0");
    if (code < 128 && code > 32) this.fail("invalid syntax");
    this.fail(
      code < 33 || /\p{C}|\p{Z}/u.test(String.fromCodePoint(code))
        ? `invalid non-printable character U+${hex}`
        : `invalid character '${String.fromCodePoint(code)}' (U+${hex})`,
    );
  }
}
