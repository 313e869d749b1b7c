import type { Place } from "./place.ts";
import { syntaxError } from "./python-error.ts";
import { inOrder, Scope, type ScopeNode, type Scopes } from "./scope.ts";
import type { Block, Expression, Module, Of, Parameter, Statement, StatementOf } from "./tree.ts";

/**
 * Finds what every name of a program refers to, by CPython's rules.
 *
 * @throws PythonError SyntaxError, such as for a `return` outside a function
 */
export function analyse(module: Module): { readonly scopes: Scopes; readonly imports: readonly string[] } {
  const analyser = new Analyser();
  const scope = new Scope("module", "<module>", undefined);
  analyser.scopes.set(module, scope);
  analyser.block(module.body, scope);
  resolve(scope);
  return { scopes: analyser.scopes, imports: [...analyser.imports] };
}

/** Links the names that a scope and its inner scopes use to the function that binds them. */
function resolve(scope: Scope): void {
  for (const child of scope.children) resolve(child);
  for (const name of scope.used) {
    if (scope.declared.get(name) === "global") continue;
    if (scope.kind !== "module" && scope.locals.has(name)) continue;
    linkOuter(scope, name);
  }
}

function linkOuter(scope: Scope, name: string): boolean {
  for (let outer = scope.parent; outer; outer = outer.parent) {
    const found = outer.isFunction ? outer.locals.has(name) : outer.kind === "class" && name === "__class__";
    if (outer.isFunction && outer.declared.get(name) === "global") return false;
    if (!found) continue;
    if (outer.kind === "class") outer.bind(name);
    outer.cells.add(name);
    for (let inner: Scope | undefined = scope; inner && inner !== outer; inner = inner.parent) {
      if (!inner.free.includes(name)) inner.free.push(name);
    }
    return true;
  }
  return false;
}

const WORDS: ReadonlyMap<string, string> = new Map([
  ["<listcomp>", "list comprehension"],
  ["<setcomp>", "set comprehension"],
  ["<dictcomp>", "dict comprehension"],
  ["<genexpr>", "generator expression"],
]);

class Analyser {
  readonly imports = new Set<string>();
  readonly scopes = new Map<ScopeNode, Scope>();

  block(body: Block, scope: Scope): void {
    for (const statement of body) this.statement(statement, scope);
  }

  private statement(node: Statement, scope: Scope): void {
    switch (node.kind) {
      case "expression":
        this.valueOrYield(node.value, scope);
        return;
      case "assign":
        this.valueOrYield(node.value, scope);
        for (const target of node.targets) this.target(target, scope);
        return;
      case "augment":
        this.target(node.target, scope, true);
        this.valueOrYield(node.value, scope);
        return;
      case "annotate":
        if (node.value) this.valueOrYield(node.value, scope);
        this.target(node.target, scope);
        return;
      case "return":
        if (!scope.isFunction) throw syntaxError("'return' outside function", node);
        if (node.value) this.valueOrYield(node.value, scope);
        return;
      case "delete":
        for (const target of node.targets) this.target(target, scope, true);
        return;
      case "pass":
        return;
      case "break":
        if (scope.loops === 0) throw syntaxError("'break' outside loop", node);
        return;
      case "continue":
        if (scope.loops === 0) throw syntaxError("'continue' not properly in loop", node);
        return;
      case "if":
        for (const { test, body } of node.branches) {
          this.expression(test, scope);
          this.block(body, scope);
        }
        this.block(node.otherwise, scope);
        return;
      case "while":
        this.expression(node.test, scope);
        this.loop(node, scope);
        return;
      case "for":
        this.expression(node.iterable, scope);
        this.target(node.target, scope);
        this.loop(node, scope);
        return;
      case "try":
        this.try(node, scope);
        return;
      case "with":
        this.expression(node.manager, scope);
        if (node.target) this.target(node.target, scope);
        this.block(node.body, scope);
        return;
      case "raise":
        this.maybe(node.value, scope);
        this.maybe(node.cause, scope);
        return;
      case "assert":
        this.expression(node.test, scope);
        this.maybe(node.message, scope);
        return;
      case "function":
        this.function(node, scope);
        return;
      case "class":
        this.class(node, scope);
        return;
      case "import":
        for (const { module, name, as } of node.imports) {
          this.imports.add(module);
          if (name !== "*") this.bind(as, scope);
          else if (scope.kind !== "module") throw syntaxError("import * only allowed at module level", node);
        }
        return;
      case "global":
      case "nonlocal":
        for (const name of node.names) this.declare(node.kind, name, node, scope);
    }
  }

  private loop({ body, otherwise }: { body: Block; otherwise: Block }, scope: Scope): void {
    scope.loops++;
    this.block(body, scope);
    scope.loops--;
    this.block(otherwise, scope);
  }

  private try(node: StatementOf<"try">, scope: Scope): void {
    this.block(node.body, scope);
    for (const { type, name, body } of node.handlers) {
      this.maybe(type, scope);
      if (name !== undefined) this.bind(name, scope);
      this.block(body, scope);
    }
    this.block(node.otherwise, scope);
    this.block(node.last, scope);
  }

  private declare(kind: "global" | "nonlocal", name: string, at: Place, scope: Scope): void {
    if (kind === "nonlocal" && scope.kind === "module") {
      throw syntaxError("nonlocal declaration not allowed at module level", at);
    }
    const other = scope.declared.get(name);
    if (other && other !== kind) throw syntaxError(`name '${name}' is nonlocal and global`, at);
    if (scope.locals.has(name) && scope.kind !== "module") {
      const isParameter = scope.isFunction && this.parameters.get(scope)?.has(name);
      throw syntaxError(
        isParameter
          ? `name '${name}' is parameter and ${kind}`
          : `name '${name}' is ${scope.used.has(name) ? "used prior to" : "assigned to before"} ${kind} declaration`,
        at,
      );
    }
    if (scope.used.has(name)) throw syntaxError(`name '${name}' is used prior to ${kind} declaration`, at);
    scope.declared.set(name, kind);
    if (kind === "global") {
      let module = scope;
      while (module.parent) module = module.parent;
      module.bind(name);
      return;
    }
    scope.used.add(name);
    let outer = scope.parent;
    while (outer && !(outer.isFunction && outer.locals.has(name))) outer = outer.parent;
    // The outer function may bind the name further down.
    if (!outer) this.nonlocals.push({ name, at, scope });
  }

  private readonly nonlocals: { name: string; at: Place; scope: Scope }[] = [];
  private readonly parameters = new Map<Scope, Set<string>>();

  private checkNonlocals(): void {
    for (const { name, at, scope } of this.nonlocals.splice(0)) {
      let outer = scope.parent;
      while (outer && !(outer.isFunction && outer.locals.has(name))) outer = outer.parent;
      if (!outer) throw syntaxError(`no binding for nonlocal '${name}' found`, at);
    }
  }

  private bind(name: string, scope: Scope): void {
    let own = scope;
    while (own.kind === "comprehension" && own.parent) own = own.parent;
    own.bind(name);
    // A walrus within a comprehension binds in the function around it.
    for (let inner: Scope = scope; inner !== own; inner = inner.parent as Scope) inner.used.add(name);
    if (own.declared.get(name) === "nonlocal") own.used.add(name);
  }

  private target(node: Expression, scope: Scope, reads = false): void {
    switch (node.kind) {
      case "name":
        if (scope.kind === "comprehension") scope.bind(node.name);
        else this.bind(node.name, scope);
        if (reads) scope.used.add(node.name);
        return;
      case "starred":
        this.target(node.value, scope);
        return;
      case "tuple":
      case "list":
        for (const item of node.items) this.target(item, scope, reads);
        return;
      default:
        this.expression(node, scope);
    }
  }

  private maybe(node: Expression | undefined, scope: Scope): void {
    if (node) this.expression(node, scope);
  }

  private expression(node: Expression, scope: Scope): void {
    switch (node.kind) {
      case "name":
        scope.used.add(node.name);
        // `super()` finds its class in a variable of the class body.
        if (node.name === "super" && scope.isFunction) scope.used.add("__class__");
        return;
      case "constant":
        return;
      case "text":
        this.fields(node.parts, scope);
        return;
      case "binary":
        this.expression(node.left, scope);
        this.expression(node.right, scope);
        return;
      case "unary":
        this.expression(node.operand, scope);
        return;
      case "logic":
        for (const value of node.values) this.expression(value, scope);
        return;
      case "compare":
        this.expression(node.left, scope);
        for (const { right } of node.rest) this.expression(right, scope);
        return;
      case "call":
        this.expression(node.func, scope);
        for (const value of node.args) this.expression(value, scope);
        for (const { value } of node.keywords) this.expression(value, scope);
        return;
      case "attribute":
        this.expression(node.object, scope);
        return;
      case "subscript":
        this.expression(node.object, scope);
        this.expression(node.index, scope);
        return;
      case "slice":
        this.maybe(node.lower, scope);
        this.maybe(node.upper, scope);
        this.maybe(node.step, scope);
        return;
      case "conditional":
        this.expression(node.test, scope);
        this.expression(node.then, scope);
        this.expression(node.otherwise, scope);
        return;
      case "lambda": {
        this.defaults(node.parameters, scope);
        const inner = this.functionScope(node, "<lambda>", node.parameters, scope);
        this.expression(node.body, inner);
        this.checkNonlocals();
        return;
      }
      case "list":
      case "tuple":
      case "set":
        for (const item of node.items) this.expression(item, scope);
        return;
      case "dict":
        for (const { key, value } of node.entries) {
          this.maybe(key, scope);
          this.expression(value, scope);
        }
        return;
      case "comprehension":
        this.comprehension(node, scope);
        return;
      case "starred":
        this.expression(node.value, scope);
        return;
      case "walrus":
        if (scope.kind === "comprehension" && scope.locals.has(node.name)) {
          throw syntaxError(
            `assignment expression cannot rebind comprehension iteration variable '${node.name}'`,
            node,
          );
        }
        this.expression(node.value, scope);
        this.bind(node.name, scope);
        if (scope.kind === "comprehension") scope.used.add(node.name);
        return;
      case "yield":
        this.checkYield(node, scope);
        throw syntaxError(
          "yield within an expression is not supported here; give it a statement or an assignment of its own",
          node,
        );
    }
  }

  /** The places where `yield` may stand here. */
  private valueOrYield(node: Expression, scope: Scope): void {
    if (node.kind !== "yield") {
      this.expression(node, scope);
      return;
    }
    this.checkYield(node, scope);
    scope.isGenerator = true;
    this.maybe(node.value, scope);
  }

  private checkYield(node: Expression, scope: Scope): void {
    if (scope.kind === "comprehension") throw syntaxError(`'yield' inside ${WORDS.get(scope.name)}`, node);
    if (scope.kind !== "function") throw syntaxError("'yield' outside function", node);
  }

  private fields(parts: Of<"text">["parts"], scope: Scope): void {
    for (const part of parts) {
      if (typeof part === "string") continue;
      this.expression(part.value, scope);
      this.fields(part.format, scope);
    }
  }

  private comprehension(node: Of<"comprehension">, scope: Scope): void {
    const [first] = node.clauses;
    if (first) this.expression(first.iterable, scope);
    const names = { list: "<listcomp>", set: "<setcomp>", dict: "<dictcomp>", generator: "<genexpr>" };
    const inner = new Scope("comprehension", names[node.type], scope);
    this.scopes.set(node, inner);
    inner.bind(".0");
    for (const clause of node.clauses) {
      this.target(clause.target, inner);
      if (clause !== first) this.expression(clause.iterable, inner);
      for (const condition of clause.conditions) this.expression(condition, inner);
    }
    this.expression(node.element, inner);
    this.maybe(node.value, inner);
  }

  private defaults(parameters: readonly Parameter[], scope: Scope): void {
    for (const { initial } of parameters) this.maybe(initial, scope);
  }

  private functionScope(
    node: ScopeNode,
    name: string,
    parameters: readonly Parameter[],
    scope: Scope,
  ): Scope {
    const inner = new Scope("function", name, scope);
    this.scopes.set(node, inner);
    const names = new Set<string>();
    this.parameters.set(inner, names);
    for (const one of parameters) {
      if (names.has(one.name)) {
        throw syntaxError(`duplicate argument '${one.name}' in function definition`, one.at);
      }
      names.add(one.name);
    }
    for (const one of inOrder(parameters)) inner.bind(one.name);
    return inner;
  }

  private function(node: StatementOf<"function">, scope: Scope): void {
    for (const decorator of node.decorators) this.expression(decorator, scope);
    this.defaults(node.parameters, scope);
    this.bind(node.name, scope);
    this.block(node.body, this.functionScope(node, node.name, node.parameters, scope));
    // A nested function may name variables that this one binds further down.
    if (!scope.isFunction) this.checkNonlocals();
  }

  private class(node: StatementOf<"class">, scope: Scope): void {
    for (const decorator of node.decorators) this.expression(decorator, scope);
    for (const base of node.bases) this.expression(base, scope);
    for (const { value } of node.keywords) this.expression(value, scope);
    this.bind(node.name, scope);
    const inner = new Scope("class", node.name, scope);
    this.scopes.set(node, inner);
    this.block(node.body, inner);
  }
}
