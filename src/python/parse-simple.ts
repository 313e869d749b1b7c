import { describeTarget, invalidTarget } from "./describe-target.ts";
import { ExpressionParser } from "./parse-expression.ts";
import type { Place } from "./place.ts";
import type { Token } from "./tokens.ts";
import type { BinaryOperator, Expression, Imported, Statement } from "./tree.ts";

const AUGMENTED = /^(\*\*|\/\/|<<|>>|[-+*/%@&|^])=$/;

/** Parses statements without a block. */
export class SimpleParser extends ExpressionParser {
  protected simpleStatements(): readonly Statement[] {
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

/** Returns where a token is. */
export function place({ line, column }: Place): Place {
  return { line, column };
}
