import { describeTarget, invalidTarget } from "./describe-target.ts";
import { AtomParser, MAX_CHAIN } from "./parse-atom.ts";
import type { Span } from "./place.ts";
import { tokenize } from "./tokens.ts";
import type { BinaryOperator, Comparison, Expression, Parameter, UnaryOperator } from "./tree.ts";

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
/** Parses expressions by recursive descent. */
export class ExpressionParser extends AtomParser {
  /** `a, *b, c`: a tuple, if there is a comma. */
  expressions(): Expression {
    const first = this.starOrExpression();
    if (!this.is(",")) return first;
    const items = [first];
    while (this.accept(",") && this.startsExpression()) items.push(this.starOrExpression());
    return { kind: "tuple", items, ...this.span(first) };
  }

  protected override starOrExpression(): Expression {
    const { token } = this;
    if (!this.accept("*")) return this.walrusOrExpression();
    const value = this.binary(1);
    return { kind: "starred", value, ...this.span(token) };
  }

  protected override walrusOrExpression(): Expression {
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

  override expression(): Expression {
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

  protected override or(): Expression {
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

  protected override binary(strength: number): Expression {
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

  /** The targets of a `for`, up to `in`. */
  protected override targets(before: string): Expression {
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

  protected override yield(): Expression {
    const token = this.expect("yield");
    if (this.accept("from")) {
      const value = this.expression();
      return { kind: "yield", value, from: true, ...this.span(token) };
    }
    const value = this.startsExpression() ? this.expressions() : undefined;
    return { kind: "yield", value, from: false, ...this.span(token) };
  }

  protected override field(part: Span): Expression {
    const tokens = tokenize(this.text, part);
    return new ExpressionParser(this.text, tokens, "f-string: ", this.fieldDepth + 1, this.className).only();
  }

  /** Parses the whole text as an expression. */
  private only(): Expression {
    const found = this.is("yield") ? this.yield() : this.expressions();
    if (found.kind === "starred") this.fail("cannot use starred expression here", found);
    if (this.token.kind !== "end") {
      if (this.startsExpression()) this.fail("invalid syntax. Perhaps you forgot a comma?");
      this.invalid();
    }
    return found;
  }
}
