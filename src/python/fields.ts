import { replaceEscapes } from "./literals.ts";
import type { Span } from "./place.ts";
import { syntaxError } from "./python-error.ts";
import type { Token } from "./tokens.ts";
import type { Expression, Field } from "./tree.ts";

/** Reads the body of an f-string. */
export class FieldReader {
  constructor(
    private readonly text: string,
    private at: number,
    private readonly end: number,
    private readonly token: Token,
    private readonly raw: boolean,
    private readonly depth: number,
    /** Parses the part of the text that is an expression. */
    private readonly expression: (part: Span) => Expression,
  ) {}

  private fail(message: string): never {
    throw syntaxError(`f-string: ${message}`, this.token);
  }

  /** @param nested whether this is a format specification, which ends at `}` */
  read(nested = 0): (string | Field)[] {
    const parts: (string | Field)[] = [];
    let literal = "";
    const flush = () => {
      if (literal) parts.push(this.raw ? literal : replaceEscapes(literal, this.token));
      literal = "";
    };
    while (this.at < this.end) {
      const char = this.text[this.at] as string;
      if (char === "\\" && !this.raw && this.text[this.at + 1] !== "{") {
        literal += this.text.slice(this.at, this.at + 2);
        this.at += 2;
      } else if (char === "{" && this.text[this.at + 1] === "{" && nested === 0) {
        literal += "{";
        this.at += 2;
      } else if (char === "{") {
        flush();
        this.at++;
        parts.push(...this.field(nested));
      } else if (char === "}") {
        if (nested > 0) break;
        if (this.text[this.at + 1] !== "}") this.fail("single '}' is not allowed");
        literal += "}";
        this.at += 2;
      } else {
        literal += char;
        this.at++;
      }
    }
    flush();
    return parts;
  }

  private field(nested: number): (string | Field)[] {
    if (nested > 1) this.fail("expressions nested too deeply");
    const start = this.at;
    this.skipExpression();
    const source = this.text.slice(start, this.at);
    if (this.at >= this.end) this.fail("expecting '}'");
    if (source.trim() === "") this.fail("empty expression not allowed");
    const value = this.parse(start, this.at);
    let shown = "";
    if (this.text[this.at] === "=") {
      this.at++;
      while (/\s/.test(this.text[this.at] ?? "")) this.at++;
      shown = this.text.slice(start, this.at);
    }
    let conversion = "";
    if (this.text[this.at] === "!") {
      conversion = this.text[this.at + 1] ?? "";
      if (!/[rsa]/.test(conversion)) {
        this.fail(`invalid conversion character: expected 's', 'r', or 'a'`);
      }
      this.at += 2;
    }
    let format: (string | Field)[] = [];
    const explicit = this.text[this.at] === ":";
    if (explicit) {
      this.at++;
      format = this.read(nested + 1);
    }
    if (this.at >= this.end || this.text[this.at] !== "}") this.fail("expecting '}'");
    this.at++;
    const field: Field = { value, conversion: shown && !conversion && !explicit ? "r" : conversion, format };
    return shown ? [shown, field] : [field];
  }

  private skipExpression(): void {
    const open: string[] = [];
    let quote = "";
    for (; this.at < this.end; this.at++) {
      const char = this.text[this.at] as string;
      const next = this.text[this.at + 1];
      if (char === "\\") throw syntaxError("f-string expression part cannot include a backslash", this.token);
      if (quote) {
        if (this.text.startsWith(quote, this.at)) {
          this.at += quote.length - 1;
          quote = "";
        }
      } else if (char === "'" || char === '"') {
        quote = this.text.startsWith(char.repeat(3), this.at) ? char.repeat(3) : char;
        this.at += quote.length - 1;
      } else if (char === "#") throw syntaxError("f-string expression part cannot include '#'", this.token);
      else if (/[([{]/.test(char)) open.push(char);
      else if (open.length === 0 && this.endsExpression(char, next)) return;
      else if (/[)\]}]/.test(char)) {
        const opened = open.pop();
        if (!opened) this.fail(`unmatched '${char}'`);
        if (`${opened}${char}` !== "()" && `${opened}${char}` !== "[]" && `${opened}${char}` !== "{}") {
          this.fail(`closing parenthesis '${char}' does not match opening parenthesis '${opened}'`);
        }
      } else if (/[!=<>]/.test(char) && next === "=") this.at++;
    }
    if (quote) this.fail("unterminated string");
    if (open.length > 0) this.fail(`expecting '}'`);
  }

  private endsExpression(char: string, next: string | undefined): boolean {
    if (char === ":" || char === "}") return true;
    if (char === "!") return next !== "=";
    return char === "=" && next !== "=" && !/[!=<>]/.test(this.text[this.at - 1] ?? "");
  }

  private parse(start: number, end: number): Expression {
    const before = this.text.slice(this.token.start, start).split("\n");
    const line = this.token.line + before.length - 1;
    const column = (before.length === 1 ? this.token.column : 1) + (before.at(-1) as string).length;
    if (this.depth > 3) this.fail("expressions nested too deeply");
    return this.expression({ start, end, line, column });
  }
}
