import { describeTarget, ExpressionParser, invalidTarget } from "./parse-expression.ts";
import type { Place } from "./place.ts";
import { type Token, tokenize } from "./tokens.ts";
import type {
  BinaryOperator,
  Block,
  Expression,
  Handler,
  Imported,
  Module,
  Statement,
  StatementOf,
} from "./tree.ts";

/**
 * Parses a program.
 *
 * @throws PythonError `SyntaxError`, `IndentationError` or `TabError` with CPython's message where it has one, and a
 * message that names the construct where this subset of Python has no such construct
 */
export function parse(text: string): Module {
  const lines = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  return new Parser(lines, tokenize(lines)).module();
}

const AUGMENTED = /^(\*\*|\/\/|<<|>>|[-+*/%@&|^])=$/;

class Parser extends ExpressionParser {
  module(): Module {
    const body: Statement[] = [];
    while (this.token.kind !== "end") body.push(...this.statement());
    return { body };
  }

  private statement(): readonly Statement[] {
    const { token } = this;
    if (token.kind === "keyword" || token.text === "@") {
      const compound = this.compound(token);
      if (compound) return [compound];
    }
    if (token.kind === "name" && token.text === "match" && this.startsMatch()) {
      this.fail("match is not supported here; use if and elif");
    }
    return this.simpleStatements();
  }

  private simpleStatements(): readonly Statement[] {
    const found = [this.simple()];
    while (this.accept(";") && this.token.kind !== "newline") found.push(this.simple());
    if (this.token.kind !== "newline") this.unexpected();
    this.index++;
    return found;
  }

  private unexpected(): never {
    const { token } = this;
    const before = this.peek(-1);
    if (this.is("=") && before) this.invalid(token);
    this.invalid(token);
  }

  private startsMatch(): boolean {
    let end = this.index;
    while (this.tokens[end] && (this.tokens[end] as Token).kind !== "newline") end++;
    return this.tokens[end - 1]?.text === ":" && this.tokens[end + 2]?.text === "case";
  }

  private compound(token: Token): Statement | undefined {
    switch (token.text) {
      case "if":
        return this.if();
      case "while": {
        this.index++;
        const test = this.test();
        const body = this.block("'while' statement", token);
        return { kind: "while", test, body, otherwise: this.otherwise(), ...place(token) };
      }
      case "for":
        return this.for();
      case "try":
        return this.try();
      case "with":
        return this.with();
      case "def":
        return this.function([]);
      case "class":
        return this.class([]);
      case "@":
        return this.decorated();
      case "async":
        return this.fail("async is not supported here; use plain functions");
      default:
        return undefined;
    }
  }

  /** The condition of `if` or `while`. */
  private test(): Expression {
    const { token } = this;
    const found = this.walrusOrExpression();
    if (this.is("=")) {
      if (found.kind === "name") {
        this.fail("invalid syntax. Maybe you meant '==' or ':=' instead of '='?", token);
      }
      this.fail(
        found.kind === "attribute" || found.kind === "subscript"
          ? `cannot assign to ${found.kind} here. Maybe you meant '==' instead of '='?`
          : `cannot assign to ${describeTarget(found)} here. Maybe you meant '==' instead of '='?`,
        found,
      );
    }
    return found;
  }

  private block(after: string, at: Place): Block {
    if (!this.accept(":")) {
      if (this.token.kind === "newline" || this.startsExpression()) this.fail("expected ':'");
      this.invalid();
    }
    if (this.token.kind !== "newline") return this.simpleStatements();
    this.index++;
    if (!this.at("indent")) {
      this.fail(
        `expected an indented block after ${after} on line ${at.line}`,
        this.token,
        "IndentationError",
      );
    }
    this.index++;
    const body: Statement[] = [];
    while (!this.at("dedent") && !this.at("end")) body.push(...this.statement());
    this.index++;
    return body;
  }

  private at(kind: Token["kind"]): boolean {
    return this.token.kind === kind;
  }

  private otherwise(): Block {
    const { token } = this;
    return this.accept("else") ? this.block("'else' statement", token) : [];
  }

  private if(): Statement {
    const first = this.token;
    const branches: { test: Expression; body: Block; at: Place }[] = [];
    do {
      const at = this.token;
      this.index++;
      const test = this.test();
      branches.push({ test, body: this.block(`'${at.text}' statement`, at), at: place(at) });
    } while (this.is("elif"));
    return { kind: "if", branches, otherwise: this.otherwise(), ...place(first) };
  }

  private for(): Statement {
    const token = this.expect("for");
    const target = this.targets("in");
    this.expect("in");
    const iterable = this.expressions();
    const body = this.block("'for' statement", token);
    return { kind: "for", target, iterable, body, otherwise: this.otherwise(), ...place(token) };
  }

  private try(): Statement {
    const token = this.expect("try");
    const body = this.block("'try' statement", token);
    const handlers: Handler[] = [];
    while (this.is("except")) {
      const at = this.token;
      if (handlers.length > 0 && !handlers.at(-1)?.type)
        this.fail("default 'except:' must be last", handlers.at(-1));
      this.index++;
      if (this.is("*")) this.fail("except* is not supported here; use except");
      let [type, name]: [Expression | undefined, string | undefined] = [undefined, undefined];
      if (!this.is(":")) {
        type = this.expression();
        if (this.is(",")) this.fail("multiple exception types must be parenthesized", type);
        if (this.accept("as")) name = this.name();
      }
      handlers.push({ type, name, body: this.block("'except' statement", at), ...place(at) });
    }
    const otherwise = handlers.length > 0 ? this.otherwise() : [];
    const finallyToken = this.token;
    const last = this.accept("finally") ? this.block("'finally' statement", finallyToken) : undefined;
    if (handlers.length === 0 && !last) this.fail("expected 'except' or 'finally' block");
    return { kind: "try", body, handlers, otherwise, last: last ?? [], ...place(token) };
  }

  private with(): Statement {
    const token = this.expect("with");
    const start = this.index;
    // Parentheses may hold the managers, or be part of one.
    const managers = (this.is("(") && this.managers(true)) || this.managers(false, start);
    if (!managers) this.invalid();
    const body = this.block("'with' statement", token);
    return managers.reduceRight<Block>(
      (inner, { manager, target }) => [{ kind: "with", manager, target, body: inner, ...place(token) }],
      body,
    )[0] as Statement;
  }

  private managers(inParentheses: boolean, start = this.index) {
    const found: { manager: Expression; target: Expression | undefined }[] = [];
    this.index = start;
    if (inParentheses) {
      if (!this.closesBeforeColon()) return undefined;
      this.expect("(");
    }
    do {
      if (inParentheses && this.is(")")) break;
      const manager = this.expression();
      let target: Expression | undefined;
      if (this.accept("as")) {
        target = this.starOrExpression();
        const wrong = invalidTarget(target);
        if (wrong) this.fail(`cannot assign to ${describeTarget(wrong)}`, wrong);
      }
      found.push({ manager, target });
    } while (this.accept(","));
    if (inParentheses) this.expect(")");
    return found;
  }

  /** Whether the bracket here is closed directly before the colon, and holds `as` or a comma. */
  private closesBeforeColon(): boolean {
    let level = 0;
    let several = false;
    for (let index = this.index; ; index++) {
      const { kind, text } = this.tokens[index] ?? { kind: "end", text: "" };
      if (kind === "end" || kind === "error" || kind === "newline") return false;
      if (kind === "string") continue;
      if (/^[([{]$/.test(text)) level++;
      if (level === 1 && (text === "as" || text === ",")) several = true;
      if (/^[)\]}]$/.test(text) && --level === 0) return several && this.tokens[index + 1]?.text === ":";
    }
  }

  private decorated(): Statement {
    const decorators: Expression[] = [];
    while (this.accept("@")) {
      decorators.push(this.walrusOrExpression());
      if (this.token.kind !== "newline") this.invalid();
      this.index++;
    }
    if (this.is("def")) return this.function(decorators);
    if (this.is("class")) return this.class(decorators);
    if (this.is("async")) this.fail("async is not supported here; use plain functions");
    return this.invalid();
  }

  private function(decorators: readonly Expression[]): Statement {
    const token = this.expect("def");
    const name = this.name();
    if (!this.is("(")) this.fail("expected '('");
    this.index++;
    const parameters = this.parameters(")", true);
    this.expect(")");
    if (this.accept("->")) this.expressions();
    const body = this.block("function definition", token);
    return { kind: "function", name, parameters, body, decorators, ...place(token) };
  }

  private class(decorators: readonly Expression[]): Statement {
    const token = this.expect("class");
    const nameToken = this.token;
    const name = nameToken.text;
    this.name();
    let bases: readonly Expression[] = [];
    let keywords: StatementOf<"class">["keywords"] = [];
    if (this.is("(")) {
      // The arguments of a class are those of a call.
      this.index--;
      const call = this.walrusOrExpression();
      if (call.kind !== "call" || call.func.kind !== "name") this.invalid(nameToken);
      bases = call.args;
      keywords = call.keywords;
    }
    const outer = this.className;
    this.className = name;
    const body = this.block("class definition", token);
    this.className = outer;
    return { kind: "class", name, bases, keywords, body, decorators, ...place(token) };
  }

  private simple(): Statement {
    const { token } = this;
    if (token.kind === "keyword") {
      const found = this.keywordStatement(token);
      if (found) return { ...found, ...place(token) };
    }
    return { ...this.expressionStatement(token), ...place(token) };
  }

  private keywordStatement({ text }: Token): Bare<Statement> | undefined {
    switch (text) {
      case "pass":
      case "break":
      case "continue":
        this.index++;
        return { kind: text };
      case "return":
        this.index++;
        return { kind: text, value: this.startsExpression() ? this.value() : undefined };
      case "raise": {
        this.index++;
        const value = this.startsExpression() ? this.expression() : undefined;
        return { kind: text, value, cause: value && this.accept("from") ? this.expression() : undefined };
      }
      case "del":
        return this.delete();
      case "assert": {
        this.index++;
        const test = this.expression();
        return { kind: text, test, message: this.accept(",") ? this.expression() : undefined };
      }
      case "global":
      case "nonlocal": {
        const names: string[] = [];
        do {
          this.index++;
          names.push(this.name());
        } while (this.is(","));
        return { kind: text, names };
      }
      case "import":
      case "from":
        return this.import();
      default:
        return undefined;
    }
  }

  private delete(): Bare<Statement> {
    this.index++;
    const { token } = this;
    const found = this.expressions();
    const targets = found.kind === "tuple" && token.text !== "(" ? found.items : [found];
    const check = (target: Expression): void => {
      if (target.kind === "tuple" || target.kind === "list") target.items.forEach(check);
      else if (!/^(name|attribute|subscript)$/.test(target.kind)) {
        this.fail(`cannot delete ${describeTarget(target)}`, target);
      }
    };
    targets.forEach(check);
    return { kind: "delete", targets };
  }

  private dotted(): string {
    let name = this.name();
    while (this.accept(".")) name += `.${this.name()}`;
    return name;
  }

  private import(): Bare<Statement> {
    const imports: Imported[] = [];
    if (this.accept("import")) {
      do {
        const module = this.dotted();
        const as = this.accept("as") ? this.name() : (module.split(".")[0] as string);
        imports.push({ module, name: undefined, as });
      } while (this.accept(","));
      return { kind: "import", imports };
    }
    this.expect("from");
    if (this.is(".") || this.is("..."))
      this.fail("relative imports are not supported here; a program is one file");
    const module = this.dotted();
    this.expect("import");
    if (this.accept("*")) return { kind: "import", imports: [{ module, name: "*", as: "*" }] };
    const inParentheses = this.accept("(");
    do {
      if (inParentheses && imports.length > 0 && this.is(")")) break;
      if (imports.length > 0 && this.token.kind === "newline") {
        this.fail("trailing comma not allowed without surrounding parentheses");
      }
      const name = this.name();
      imports.push({ module, name, as: this.accept("as") ? this.name() : name });
    } while (this.accept(","));
    if (inParentheses) this.expect(")");
    return { kind: "import", imports };
  }

  private value(): Expression {
    if (this.is("yield")) return this.yield();
    return this.expressions();
  }

  private expressionStatement(token: Token): Bare<Statement> {
    if (token.kind === "name" && this.peek()?.text === ":=") this.invalid(this.peek());
    const first = this.value();
    const { text, kind } = this.token;
    if (kind === "operator" && AUGMENTED.test(text)) {
      if (first.kind !== "name" && first.kind !== "attribute" && first.kind !== "subscript") {
        this.fail(`'${describeTarget(first)}' is an illegal expression for augmented assignment`, first);
      }
      this.index++;
      const operator = text.slice(0, -1) as BinaryOperator;
      return { kind: "augment", target: first, operator, value: this.value() };
    }
    if (this.is(":")) return this.annotation(first);
    if (!this.is("=")) {
      if (first.kind === "starred") this.fail("can't use starred expression here", first);
      if (first.kind === "name" && /^(print|exec)$/.test(first.name) && this.startsExpression()) {
        this.fail(`Missing parentheses in call to '${first.name}'. Did you mean ${first.name}(...)?`, first);
      }
      return { kind: "expression", value: first };
    }
    const targets: Expression[] = [];
    let value = first;
    while (this.accept("=")) {
      this.checkTarget(value);
      targets.push(value);
      value = this.value();
    }
    if (this.token.kind === "operator" && AUGMENTED.test(this.token.text)) this.invalid();
    if (value.kind === "starred") this.fail("can't use starred expression here", value);
    return { kind: "assign", targets, value };
  }

  private checkTarget(target: Expression): void {
    const wrong = invalidTarget(target);
    if (wrong) {
      const what = describeTarget(wrong);
      const likeComparison =
        wrong.end === this.tokens[this.index - 2]?.end &&
        /^(call|binary|unary|constant|text|dict|set|comprehension)$/.test(wrong.kind) &&
        !/^(True|False|None|generator expression)$/.test(what) &&
        !(wrong.kind === "unary" && wrong.operator === "not");
      this.fail(
        `cannot assign to ${what}${likeComparison ? " here. Maybe you meant '==' instead of '='?" : ""}`,
        wrong,
      );
    }
    if (target.kind === "starred") this.fail("starred assignment target must be in a list or tuple", target);
    this.checkStars(target);
  }

  private checkStars(target: Expression): void {
    if (target.kind !== "tuple" && target.kind !== "list") return;
    if (target.items.filter(({ kind }) => kind === "starred").length > 1) {
      this.fail("multiple starred expressions in assignment", target);
    }
    target.items.forEach((item) => {
      this.checkStars(item);
    });
  }

  private annotation(target: Expression): Bare<Statement> {
    if (target.kind === "tuple" || target.kind === "list") {
      this.fail(`only single target (not ${target.kind}) can be annotated`, target);
    }
    if (target.kind !== "name" && target.kind !== "attribute" && target.kind !== "subscript") {
      // `else` and `elif` without their `if`, and a name too many before a block.
      if (this.peek()?.kind === "newline") this.invalid();
      this.fail("illegal target for annotation", target);
    }
    if (this.peek()?.kind === "newline") this.invalid();
    this.expect(":");
    const annotation = this.expression();
    const value = this.accept("=") ? this.value() : undefined;
    return { kind: "annotate", target, annotation, value };
  }
}

/** A statement without its place. */
type Bare<T> = T extends unknown ? Omit<T, "line" | "column"> : never;

function place({ line, column }: Place): Place {
  return { line, column };
}
