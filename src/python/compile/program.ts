import { type Completion, Frame } from "../callables.ts";
import type { Value } from "../object.ts";
import type { Scope, ScopeNode, Scopes } from "../scope.ts";
import type { Block, Expression, Module, Statement } from "../tree.ts";
import { type Hooks, refuel, vm } from "../vm.ts";
import type { Context, Evaluate, Execute, Generate, Program } from "./context.ts";
import { compileExpression } from "./expressions.ts";
import { makeCode } from "./functions.ts";
import { compileGenerating } from "./generators.ts";
import { hasYield } from "./has-yield.ts";
import { compileStatement } from "./statements.ts";

/** Compiles a program to a function that runs it. */
export function compileModule(module: Module, program: Program): () => void {
  const context = new ScopeContext(program, program.scopes.get(module) as Scope);
  const body = context.block(module.body);
  const at = module.body[0] ?? { line: 1, column: 1 };
  const code = makeCode(context.scope, [], at, program.hidden, { run: body, generate: undefined });
  return () => {
    const back = vm.frame;
    vm.frame = new Frame(code, new Array(code.slots), back, ++vm.depth, at);
    vm.frame.namespace = program.globals;
    body(vm.frame);
    vm.frame = back;
    vm.depth--;
  };
}

class ScopeContext implements Context {
  readonly text: string;
  readonly scopes: Scopes;
  readonly globals: Map<string, Value>;
  readonly builtins: ReadonlyMap<string, Value>;
  readonly hooks: Hooks;
  readonly hidden: boolean;
  line = 0;

  constructor(
    private readonly program: Program,
    readonly scope: Scope,
  ) {
    this.text = program.text;
    this.scopes = program.scopes;
    this.globals = program.globals;
    this.builtins = program.builtins;
    this.hooks = program.hooks;
    this.hidden = program.hidden;
  }

  expression(node: Expression): Evaluate {
    return compileExpression(node, this);
  }

  inner(node: ScopeNode): Context {
    return new ScopeContext(this.program, this.scopes.get(node) as Scope);
  }

  private statement(node: Statement): Execute {
    this.line = node.line;
    return compileStatement(node, this);
  }

  /**
   * Compiles a block. A call of the program goes through several functions of JavaScript, and their stack is short: an
   * expression is called from the block itself, and a block of one statement has no loop.
   */
  block(body: Block): Execute {
    const isExpression = body.map(({ kind }) => kind === "expression");
    const statements = body.map((node) => {
      this.line = node.line;
      return node.kind === "expression" ? this.expression(node.value) : this.statement(node);
    });
    const onLine = this.hidden ? undefined : this.hooks.onLine;
    const [only] = statements;
    const [at] = body;
    if (only && at && body.length === 1) {
      const before = (frame: Frame) => {
        frame.at = at;
        if (--vm.fuel < 0) refuel();
        onLine?.(at.line, frame);
      };
      if (isExpression[0]) {
        return (frame) => {
          before(frame);
          only(frame);
          return undefined;
        };
      }
      return (frame) => {
        before(frame);
        return only(frame);
      };
    }
    return (frame) => {
      for (let i = 0; i < statements.length; i++) {
        const at = body[i] as Statement;
        frame.at = at;
        if (--vm.fuel < 0) refuel();
        onLine?.(at.line, frame);
        const done = (statements[i] as Execute)(frame);
        if (done !== undefined && !isExpression[i]) return done;
      }
      return undefined;
    };
  }

  generatorBlock(body: Block): Generate {
    const statements = body.map((node) => {
      this.line = node.line;
      return hasYield(node)
        ? { generate: compileGenerating(node, this), run: undefined }
        : { run: this.statement(node), generate: undefined };
    });
    const onLine = this.hidden ? undefined : this.hooks.onLine;
    return function* (frame) {
      for (let i = 0; i < statements.length; i++) {
        const at = body[i] as Statement;
        frame.at = at;
        if (--vm.fuel < 0) refuel();
        onLine?.(at.line, frame);
        const { run, generate } = statements[i] as (typeof statements)[0];
        const done: Completion = run ? run(frame) : yield* (generate as Generate)(frame);
        if (done !== undefined) return done;
      }
      return undefined;
    };
  }
}
