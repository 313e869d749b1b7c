import { describeTarget, invalidTarget } from "./describe-target.ts";
import { place, SimpleParser } from "./parse-simple.ts";
import type { Place } from "./place.ts";
import { type Token, tokenize } from "./tokens.ts";
import type { Block, Expression, Handler, Module, Statement, StatementOf } from "./tree.ts";

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

class Parser extends SimpleParser {
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
}
