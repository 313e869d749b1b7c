import { numberLiteral, replaceEscapes } from "./literals.ts";
import type { Place, Span } from "./place.ts";
import { PythonError, syntaxError } from "./python-error.ts";
import { type Token, type Tokens, tokenize } from "./tokens.ts";
import type {
  BinaryOperator,
  Clause,
  Comparison,
  DictEntry,
  Expression,
  Field,
  Of,
  Parameter,
  UnaryOperator,
} from "./tree.ts";
import { ellipsis } from "./values.ts";

/** Binding strengths of the binary operators but `**`, which binds to the right. */
const STRENGTH: ReadonlyMap<string, number> = new Map([
  ["|", 1],
  ["^", 2],
  ["&", 3],
  ["<<", 4],
  [">>", 4],
  ["+", 5],
  ["-", 5],
  ["*", 6],
  ["/", 6],
  ["//", 6],
  ["%", 6],
  ["@", 6],
]);
const COMPARISONS = new Set(["==", "!=", "<", "<=", ">", ">=", "in", "is", "not"]);
/** Expressions nest at most this deep: the parser and the compiler call themselves. */
const MAX_DEPTH = 450;
/** Operators of one strength in a row, and calls, attributes and subscripts in a row. */
const MAX_CHAIN = 500;

/** Parses expressions by recursive descent, with the messages of CPython 3.11. */
export class ExpressionParser {
  protected index = 0;
  private depth = 0;
  protected readonly tokens: readonly Token[];

  constructor(
    protected readonly text: string,
    protected readonly source: Tokens,
    /** `f-string: ` within an f-string. */
    private readonly prefix = "",
    private readonly fieldDepth = 0,
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
  private mangled(name: string): string {
    const outer = this.className.replace(/^_+/, "");
    return outer && name.startsWith("__") && !name.endsWith("__") ? `_${outer}${name}` : name;
  }

  /** The part of the text from a place to the last token read. */
  protected span(from: Span): Span {
    const { line, column, start } = from;
    return { line, column, start, end: (this.tokens[this.index - 1] as Token).end };
  }

  private nested<T>(parse: () => T): T {
    if (++this.depth > MAX_DEPTH) this.tooDeep();
    const result = parse();
    this.depth--;
    return result;
  }

  private tooDeep(): never {
    const { line, column } = this.token;
    throw new PythonError(
      "RecursionError",
      "maximum recursion depth exceeded during compilation",
      line,
      column,
    );
  }

  /** `a, *b, c`: a tuple, if there is a comma. */
  expressions(): Expression {
    const first = this.starOrExpression();
    if (!this.is(",")) return first;
    const items = [first];
    while (this.accept(",") && this.startsExpression()) items.push(this.starOrExpression());
    return { kind: "tuple", items, ...this.span(first) };
  }

  protected starOrExpression(): Expression {
    const { token } = this;
    if (!this.accept("*")) return this.walrusOrExpression();
    const value = this.binary(1);
    return { kind: "starred", value, ...this.span(token) };
  }

  protected walrusOrExpression(): Expression {
    const { token } = this;
    if (token.kind === "name" && this.peek()?.text === ":=" && this.peek()?.kind === "operator") {
      this.index += 2;
      const value = this.expression();
      return { kind: "walrus", name: token.text, value, ...this.span(token) };
    }
    const found = this.expression();
    if (this.is(":=")) this.fail(`cannot use assignment expressions with ${describeTarget(found)}`, found);
    return found;
  }

  expression(): Expression {
    return this.nested(() => this.conditional());
  }

  private conditional(): Expression {
    const { token } = this;
    if (this.is("lambda")) return this.lambda();
    if (this.is("yield")) this.invalid();
    const then = this.or();
    if (!this.is("if")) return then;
    const after = this.index;
    this.index++;
    const test = this.or();
    if (!this.accept("else")) {
      if (this.is(":")) {
        this.index = after;
        return then;
      }
      this.fail("expected 'else' after 'if' expression", then);
    }
    const otherwise = this.expression();
    return { kind: "conditional", test, then, otherwise, ...this.span(token) };
  }

  private or(): Expression {
    return this.logic("or", () => this.logic("and", () => this.not()));
  }

  private logic(operator: "and" | "or", operand: () => Expression): Expression {
    const first = operand();
    if (!this.is(operator)) return first;
    const values = [first];
    while (this.accept(operator)) values.push(operand());
    return { kind: "logic", operator, values, ...this.span(first) };
  }

  private not(): Expression {
    const { token } = this;
    if (!this.accept("not")) return this.comparison();
    const operand = this.nested(() => this.not());
    return { kind: "unary", operator: "not", operand, ...this.span(token) };
  }

  private comparison(): Expression {
    const left = this.binary(1);
    const rest: { operator: Comparison; right: Expression }[] = [];
    while (COMPARISONS.has(this.token.text) && this.token.kind !== "string") {
      const operator = this.comparisonOperator();
      if (!operator) break;
      rest.push({ operator, right: this.binary(1) });
    }
    return rest.length === 0 ? left : { kind: "compare", left, rest, ...this.span(left) };
  }

  private comparisonOperator(): Comparison | undefined {
    const { text } = this.token;
    if (text === "not") {
      if (this.peek()?.text !== "in") return undefined;
      this.index += 2;
      return "not in";
    }
    this.index++;
    return text === "is" && this.accept("not") ? "is not" : (text as Comparison);
  }

  protected binary(strength: number): Expression {
    let left = this.unary();
    for (let chain = 0; ; chain++) {
      const { kind, text } = this.token;
      const own = kind === "operator" ? STRENGTH.get(text) : undefined;
      if (own === undefined || own < strength) return left;
      if (chain > MAX_CHAIN) this.tooDeep();
      this.index++;
      const right = this.binary(own + 1);
      left = { kind: "binary", operator: text as BinaryOperator, left, right, ...this.span(left) };
    }
  }

  private unary(): Expression {
    const { token } = this;
    if (token.kind !== "operator" || !/^[-+~]$/.test(token.text)) return this.power();
    this.index++;
    const operand = this.nested(() => this.unary());
    return { kind: "unary", operator: token.text as UnaryOperator, operand, ...this.span(token) };
  }

  private power(): Expression {
    if (this.is("await")) this.fail("await is not supported here; call the function directly");
    const left = this.primary();
    if (!this.accept("**")) return left;
    const right = this.nested(() => this.unary());
    return { kind: "binary", operator: "**", left, right, ...this.span(left) };
  }

  private primary(): Expression {
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

  /** Reads the bracket after a list of expressions. */
  private close(bracket: string): void {
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

  private comprehension(
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

  /** The targets of a `for`, up to `in`. */
  protected targets(before: string): Expression {
    const one = (): Expression => {
      const { token } = this;
      if (!this.accept("*")) return this.binary(1);
      const value = this.binary(1);
      return { kind: "starred", value, ...this.span(token) };
    };
    const first = one();
    let target = first;
    if (this.is(",")) {
      const items = [first];
      while (this.accept(",") && !this.is(before)) items.push(one());
      target = { kind: "tuple", items, ...this.span(first) };
    }
    const wrong = invalidTarget(target);
    if (wrong) this.fail(`cannot assign to ${describeTarget(wrong)}`, wrong);
    if (target.kind === "starred") this.fail("starred assignment target must be in a list or tuple", target);
    return target;
  }

  private lambda(): Expression {
    const token = this.expect("lambda");
    const parameters = this.parameters(":", false);
    this.expect(":");
    const body = this.expression();
    return { kind: "lambda", parameters, body, ...this.span(token) };
  }

  /** The parameters of a function up to a closing token. */
  protected parameters(closing: string, annotated: boolean): Parameter[] {
    const found: Parameter[] = [];
    let kind: Parameter["kind"] = "positional";
    while (!this.is(closing)) {
      const { token } = this;
      if (found.at(-1)?.kind === "keywords") this.fail("arguments cannot follow var-keyword argument");
      if (this.accept("/")) {
        if (found.length === 0) this.fail("at least one argument must precede /", token);
        if (kind !== "positional") this.fail("/ must be ahead of *", token);
        if (found.some((one) => one.kind === "positional-only")) this.fail("/ may appear only once", token);
        found.splice(0, found.length, ...found.map((one) => ({ ...one, kind: "positional-only" as const })));
      } else if (this.accept("**")) found.push(this.parameter("keywords", annotated));
      else if (this.accept("*")) {
        if (kind === "keyword-only") this.fail("* argument may appear only once", token);
        kind = "keyword-only";
        if (this.is(closing) || (this.is(",") && this.peek()?.text === closing)) {
          this.fail("named arguments must follow bare *", token);
        }
        if (!this.is(",")) found.push(this.parameter("rest", annotated));
      } else {
        const one = this.parameter(kind, annotated);
        if (kind === "positional" && !one.initial && found.some(({ initial }) => initial)) {
          this.fail("non-default argument follows default argument", token);
        }
        found.push(one);
      }
      if (!this.accept(",")) break;
    }
    return found;
  }

  private parameter(kind: Parameter["kind"], annotated: boolean): Parameter {
    const { token } = this;
    const name = this.name();
    if (annotated && this.accept(":")) this.starOrExpression();
    const starred = kind === "rest" || kind === "keywords";
    if (starred && this.is("=")) {
      this.fail(`var-${kind === "rest" ? "positional" : "keyword"} argument cannot have default value`);
    }
    const initial = this.accept("=") ? this.expression() : undefined;
    return { name, kind, initial, at: token };
  }

  protected yield(): Expression {
    const token = this.expect("yield");
    if (this.accept("from")) {
      const value = this.expression();
      return { kind: "yield", value, from: true, ...this.span(token) };
    }
    const value = this.startsExpression() ? this.expressions() : undefined;
    return { kind: "yield", value, from: false, ...this.span(token) };
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
        const reader = new FieldReader(this.text, start, end, token, raw, this.fieldDepth, this.className);
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

/** Reads the body of an f-string. */
class FieldReader {
  constructor(
    private readonly text: string,
    private at: number,
    private readonly end: number,
    private readonly token: Token,
    private readonly raw: boolean,
    private readonly depth: number,
    private readonly className: string,
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
    const tokens = tokenize(this.text, { start, end, line, column });
    return new FieldParser(this.text, tokens, "f-string: ", this.depth + 1, this.className).only();
  }
}

class FieldParser extends ExpressionParser {
  only(): Expression {
    const found = this.is("yield") ? this.yield() : this.fieldValue();
    if (this.token.kind !== "end") {
      if (this.startsExpression()) this.fail("invalid syntax. Perhaps you forgot a comma?");
      this.invalid();
    }
    return found;
  }

  private fieldValue(): Expression {
    const found = this.expressions();
    if (found.kind === "starred") this.fail("cannot use starred expression here", found);
    return found;
  }
}

/** Returns the first part of an expression that cannot be assigned to. */
export function invalidTarget(target: Expression): Expression | undefined {
  switch (target.kind) {
    case "name":
    case "attribute":
    case "subscript":
      return undefined;
    case "starred":
      return target.value.kind === "starred" ? target : invalidTarget(target.value);
    case "tuple":
    case "list":
      for (const item of target.items) {
        const wrong = invalidTarget(item);
        if (wrong) return wrong;
      }
      return undefined;
    default:
      return target;
  }
}

/** Returns CPython's words for an expression that cannot be assigned to. */
export function describeTarget(target: Expression): string {
  switch (target.kind) {
    case "constant":
      if (target.value === null) return "None";
      if (typeof target.value === "boolean") return target.value ? "True" : "False";
      return target.value === ellipsis ? "ellipsis" : "literal";
    case "text":
      return "f-string expression";
    case "binary":
    case "unary":
    case "logic":
      return "expression";
    case "compare":
      return "comparison";
    case "call":
      return "function call";
    case "conditional":
      return "conditional expression";
    case "dict":
      return "dict literal";
    case "set":
      return "set display";
    case "comprehension":
      return target.type === "generator" ? "generator expression" : `${target.type} comprehension`;
    case "walrus":
      return "named expression";
    case "yield":
      return "yield expression";
    default:
      return target.kind;
  }
}
