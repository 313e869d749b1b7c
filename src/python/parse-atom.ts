import { FieldReader } from "./fields.ts";
import { numberLiteral, replaceEscapes } from "./literals.ts";
import type { Span } from "./place.ts";
import { TokenReader } from "./token-reader.ts";
import type { Token } from "./tokens.ts";
import type { Clause, DictEntry, Expression, Field, Of } from "./tree.ts";
import { ellipsis } from "./values.ts";

/** Operators of one strength in a row, and calls, attributes and subscripts in a row. */
export const MAX_CHAIN = 500;

/** Parses names, literals, displays, comprehensions, calls, attributes and subscripts. */
export abstract class AtomParser extends TokenReader {
  abstract expression(): Expression;
  protected abstract or(): Expression;
  protected abstract binary(strength: number): Expression;
  protected abstract starOrExpression(): Expression;
  protected abstract walrusOrExpression(): Expression;
  protected abstract targets(before: string): Expression;
  protected abstract yield(): Expression;
  /** Parses a replacement field of an f-string. */
  protected abstract field(part: Span): Expression;

  protected primary(): Expression {
    let value = this.atom();
    for (let chain = 0; ; chain++) {
      if (chain > MAX_CHAIN) this.tooDeep();
      if (this.accept(".")) {
        const name = this.name();
        value = { kind: "attribute", object: value, name, ...this.span(value) };
      } else if (this.is("(")) {
        value = this.call(value);
      } else if (this.accept("[")) {
        const index = this.subscript();
        this.close("]");
        value = { kind: "subscript", object: value, index, ...this.span(value) };
      } else {
        return value;
      }
    }
  }

  private call(func: Expression): Expression {
    this.expect("(");
    const args: Expression[] = [];
    const keywords: { name: string | undefined; value: Expression }[] = [];
    while (!this.is(")")) {
      const { token } = this;
      if (this.accept("**")) keywords.push({ name: undefined, value: this.expression() });
      else if (this.accept("*")) {
        if (keywords.some(({ name }) => name === undefined)) {
          this.fail("iterable argument unpacking follows keyword argument unpacking", func);
        }
        const value = this.expression();
        args.push({ kind: "starred", value, ...this.span(token) });
      } else if (this.peek()?.text === "=" && this.peek()?.kind === "operator") this.keyword(keywords);
      else {
        const value = this.walrusOrExpression();
        if (this.is("for") || this.is("async")) {
          const generator = this.comprehension("generator", value, undefined, value);
          if (args.length > 0 || keywords.length > 0 || (this.is(",") && this.peek()?.text !== ")")) {
            this.fail("Generator expression must be parenthesized", value);
          }
          args.push(generator);
        } else {
          if (this.is("=")) this.fail('expression cannot contain assignment, perhaps you meant "=="?', token);
          if (keywords.length > 0) this.positionalAfter(keywords);
          args.push(value);
        }
      }
      if (!this.accept(",")) break;
    }
    this.close(")");
    return { kind: "call", func, args, keywords, ...this.span(func) };
  }

  private positionalAfter(keywords: readonly { name: string | undefined }[]): never {
    const unpacked = keywords.some(({ name }) => name === undefined);
    // CPython points at the end of the arguments.
    const place = this.tokens[this.index - 1] as Token;
    this.fail(`positional argument follows keyword argument${unpacked ? " unpacking" : ""}`, place);
  }

  private keyword(keywords: { name: string | undefined; value: Expression }[]): void {
    const { token } = this;
    if (/^(True|False|None)$/.test(token.text)) this.fail(`cannot assign to ${token.text}`);
    if (token.kind !== "name") {
      this.fail('expression cannot contain assignment, perhaps you meant "=="?');
    }
    this.index += 2;
    if (keywords.some(({ name }) => name === token.text)) {
      this.fail(`keyword argument repeated: ${token.text}`, token);
    }
    const value = this.expression();
    if (this.is("for")) this.fail("invalid syntax. Maybe you meant '==' or ':=' instead of '='?", token);
    keywords.push({ name: token.text, value });
  }

  private subscript(): Expression {
    if (this.is("]")) this.invalid();
    const first = this.sliceOrExpression();
    if (!this.is(",")) return first;
    const items = [first];
    while (this.accept(",") && !this.is("]")) items.push(this.sliceOrExpression());
    return { kind: "tuple", items, ...this.span(first) };
  }

  private sliceOrExpression(): Expression {
    const { token } = this;
    const part = () => (this.is(":") || this.is("]") || this.is(",") ? undefined : this.expression());
    const lower = this.is(":") ? undefined : this.starOrExpression();
    if (lower && !this.is(":")) return lower;
    this.expect(":");
    const upper = part();
    const step = this.accept(":") ? part() : undefined;
    return { kind: "slice", lower, upper, step, ...this.span(token) };
  }

  private atom(): Expression {
    const { token } = this;
    switch (token.kind) {
      case "name":
        this.index++;
        return { kind: "name", name: this.mangled(token.text), ...this.span(token) };
      case "number":
        this.index++;
        return { kind: "constant", value: numberLiteral(token.text, token), ...this.span(token) };
      case "string":
        return this.strings();
      case "keyword":
        return this.keywordAtom();
      case "operator":
        return this.nested(() => this.bracketed());
      default:
        return this.invalid();
    }
  }

  private keywordAtom(): Expression {
    const { token } = this;
    const value = { True: true, False: false, None: null }[token.text];
    if (value === undefined) this.invalid();
    this.index++;
    return { kind: "constant", value, ...this.span(token) };
  }

  private bracketed(): Expression {
    const { token } = this;
    if (this.accept("...")) return { kind: "constant", value: ellipsis, ...this.span(token) };
    if (this.accept("(")) return this.parenthesized(token);
    if (this.accept("[")) {
      if (this.accept("]")) return { kind: "list", items: [], ...this.span(token) };
      const first = this.starOrExpression();
      if (this.is("for") || this.is("async")) return this.finishComprehension("list", first, "]", token);
      const items = this.rest(first, "]");
      return { kind: "list", items, ...this.span(token) };
    }
    if (this.accept("{")) return this.braces(token);
    return this.invalid();
  }

  private parenthesized(token: Token): Expression {
    if (this.accept(")")) return { kind: "tuple", items: [], ...this.span(token) };
    if (this.is("yield")) {
      const found = this.yield();
      this.close(")");
      return found;
    }
    const first = this.starOrExpression();
    if (this.is("for") || this.is("async")) return this.finishComprehension("generator", first, ")", token);
    if (this.is(",")) {
      const items = this.rest(first, ")");
      return { kind: "tuple", items, ...this.span(token) };
    }
    this.close(")");
    if (first.kind === "starred") this.fail("cannot use starred expression here", first);
    return { ...first, start: token.start, end: this.span(token).end };
  }

  private rest(first: Expression, bracket: string): Expression[] {
    const items = [first];
    while (this.accept(",") && !this.is(bracket)) items.push(this.starOrExpression());
    this.close(bracket);
    return items;
  }

  private braces(token: Token): Expression {
    const entries: DictEntry[] = [];
    if (this.accept("}")) return { kind: "dict", entries, ...this.span(token) };
    if (!this.is("**")) {
      const first = this.starOrExpression();
      if (!this.is(":") || first.kind === "starred") {
        if (this.is("for") || this.is("async")) return this.finishComprehension("set", first, "}", token);
        const items = this.rest(first, "}");
        return { kind: "set", items, ...this.span(token) };
      }
      const value = this.dictValue();
      if (this.is("for") || this.is("async"))
        return this.finishComprehension("dict", first, "}", token, value);
      entries.push({ key: first, value });
      if (!this.accept(",")) {
        this.close("}");
        return { kind: "dict", entries, ...this.span(token) };
      }
    }
    while (!this.is("}")) {
      if (this.accept("**")) entries.push({ key: undefined, value: this.binary(1) });
      else {
        const key = this.expression();
        if (!this.is(":")) this.fail("':' expected after dictionary key", this.tokens[this.index - 1]);
        entries.push({ key, value: this.dictValue() });
      }
      if (!this.accept(",")) break;
    }
    this.close("}");
    return { kind: "dict", entries, ...this.span(token) };
  }

  private dictValue(): Expression {
    const colon = this.expect(":");
    if (this.is("}") || this.is(",")) this.fail("expression expected after dictionary key and ':'", colon);
    return this.expression();
  }

  private finishComprehension(
    type: Of<"comprehension">["type"],
    element: Expression,
    bracket: string,
    token: Token,
    value?: Expression,
  ): Expression {
    if (element.kind === "starred") this.fail("iterable unpacking cannot be used in comprehension", element);
    const found = this.comprehension(type, element, value, token);
    this.close(bracket);
    return { ...found, ...this.span(token) };
  }

  protected comprehension(
    type: Of<"comprehension">["type"],
    element: Expression,
    value: Expression | undefined,
    from: Span,
  ): Expression {
    const clauses: Clause[] = [];
    while (this.is("for") || this.is("async")) {
      if (this.is("async")) this.fail("async is not supported here; use a plain for");
      this.index++;
      const target = this.targets("in");
      this.expect("in");
      const iterable = this.or();
      const conditions: Expression[] = [];
      while (this.accept("if")) conditions.push(this.condition());
      clauses.push({ target, iterable, conditions });
    }
    return { kind: "comprehension", type, element, value, clauses, ...this.span(from) };
  }

  private condition(): Expression {
    const { token } = this;
    if (token.kind === "name" && this.peek()?.text === ":=") return this.walrusOrExpression();
    return this.or();
  }

  /** Adjacent strings, of which some may be f-strings. */
  private strings(): Expression {
    const first = this.token;
    const parts: (string | Field)[] = [];
    let formatted = false;
    for (; this.token.kind === "string"; this.index++) {
      const { token } = this;
      const [, prefix = "", quote = ""] = /^([a-zA-Z]*)('''|"""|'|")/.exec(token.text) ?? [];
      if (/b/i.test(prefix)) this.fail("bytes are not supported here; use a str");
      const raw = /r/i.test(prefix);
      const [start, end] = [token.start + prefix.length + quote.length, token.end - quote.length];
      if (/f/i.test(prefix)) {
        formatted = true;
        const reader = new FieldReader(this.text, start, end, token, raw, this.fieldDepth, (part) =>
          this.field(part),
        );
        parts.push(...reader.read());
      } else {
        const body = this.text.slice(start, end);
        parts.push(raw ? body : replaceEscapes(body, token));
      }
    }
    const span = this.span(first);
    if (formatted) return { kind: "text", parts, ...span };
    return { kind: "constant", value: parts.join(""), ...span };
  }
}
