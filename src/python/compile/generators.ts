import { BREAK, CONTINUE, type Completion, type Frame, PyGenerator } from "../callables.ts";
import { resume } from "../calls.ts";
import { caught } from "../exceptions.ts";
import { items } from "../iteration.ts";
import type { Value } from "../object.ts";
import type { Expression, Of, Statement, StatementOf } from "../tree.ts";
import { isTrue } from "../truth.ts";
import { refuel, vm } from "../vm.ts";
import type { Context, Evaluate, Generate } from "./context.ts";
import { assign, compileAugment } from "./statements.ts";
import { compileTarget } from "./targets.ts";
import { compileCatch, compileManager } from "./try.ts";

/** Compiles a statement with `yield`: a JavaScript generator that does what `statements.ts` does by functions. */
export function compileGenerating(node: Statement, context: Context): Generate {
  switch (node.kind) {
    case "expression":
      return yielding(node.value, () => undefined, context);
    case "return":
      return yielding(node.value as Expression, (_, value) => value(_), context);
    case "assign":
      return yielding(node.value, (frame, value) => assign(node.targets, value, context)(frame), context);
    case "augment":
      return yielding(node.value, (frame, value) => compileAugment(node, context, value)(frame), context);
    case "annotate":
      return yielding(
        node.value as Expression,
        (frame, value) => assign([node.target], value, context)(frame),
        context,
      );
    case "if":
      return generateIf(node, context);
    case "while":
      return generateWhile(node, context);
    case "for":
      return generateFor(node, context);
    case "try":
      return generateTry(node, context);
    default:
      return generateWith(node as StatementOf<"with">, context);
  }
}

/** Compiles `yield` and `yield from`, and what is done with the result. */
function yielding(
  node: Expression,
  use: (frame: Frame, value: Evaluate) => Completion,
  context: Context,
): Generate {
  const { value, from } = node as Of<"yield">;
  const given: Evaluate = value ? context.expression(value) : () => null;
  if (from) {
    return function* (frame) {
      const result = yield* delegate(given(frame));
      return use(frame, () => result);
    };
  }
  return function* (frame) {
    const sent: Value = yield given(frame);
    return use(frame, () => sent);
  };
}

/** `yield from source`. */
function* delegate(source: Value): Generator<Value, Value, Value> {
  const each = items(source);
  let item = each.next();
  while (item !== undefined) {
    const sent: Value = yield item;
    item =
      sent !== null && source instanceof PyGenerator
        ? resume(source, () => source.body.next(sent))
        : each.next();
  }
  return source instanceof PyGenerator ? source.result : null;
}

function generateIf(node: StatementOf<"if">, context: Context): Generate {
  const branches = node.branches.map(({ test, body, at }) => ({
    test: context.expression(test),
    body: context.generatorBlock(body),
    at,
  }));
  const otherwise = context.generatorBlock(node.otherwise);
  return function* (frame) {
    for (const { test, body, at } of branches) {
      frame.at = at;
      if (isTrue(test(frame))) return yield* body(frame);
    }
    return yield* otherwise(frame);
  };
}

function generateWhile(node: StatementOf<"while">, context: Context): Generate {
  const test = context.expression(node.test);
  const body = context.generatorBlock(node.body);
  const otherwise = context.generatorBlock(node.otherwise);
  return function* (frame) {
    while (isTrue(test(frame))) {
      if (--vm.fuel < 0) refuel();
      const done = yield* body(frame);
      if (done !== undefined && done !== CONTINUE) return done === BREAK ? undefined : done;
      frame.at = node;
    }
    return yield* otherwise(frame);
  };
}

function generateFor(node: StatementOf<"for">, context: Context): Generate {
  const iterable = context.expression(node.iterable);
  const store = compileTarget(node.target, context);
  const body = context.generatorBlock(node.body);
  const otherwise = context.generatorBlock(node.otherwise);
  return function* (frame) {
    const each = items(iterable(frame));
    for (let item = each.next(); item !== undefined; item = each.next()) {
      if (--vm.fuel < 0) refuel();
      store(frame, item);
      const done = yield* body(frame);
      if (done !== undefined && done !== CONTINUE) return done === BREAK ? undefined : done;
      frame.at = node;
    }
    return yield* otherwise(frame);
  };
}

function generateTry(node: StatementOf<"try">, context: Context): Generate {
  const body = context.generatorBlock(node.body);
  const handlers = node.handlers.map((handler) => ({
    ...compileCatch(handler, context),
    body: context.generatorBlock(handler.body),
  }));
  const otherwise = context.generatorBlock(node.otherwise);
  const last = context.generatorBlock(node.last);
  const guarded: Generate = function* (frame) {
    let done: Completion;
    try {
      done = yield* body(frame);
    } catch (thrown) {
      const exception = caught(thrown, frame, frame.depth);
      const outer = frame.handling;
      frame.handling = exception;
      try {
        const handler = handlers.find(({ matches }) => matches(frame, exception));
        if (!handler) throw exception;
        handler.bind(frame, exception);
        const result = yield* handler.body(frame);
        handler.unbind(frame);
        return result;
      } finally {
        frame.handling = outer;
      }
    }
    return done === undefined ? yield* otherwise(frame) : done;
  };
  return function* (frame) {
    let done: Completion;
    try {
      done = yield* guarded(frame);
    } catch (thrown) {
      const exception = caught(thrown, frame, frame.depth);
      const outer = frame.handling;
      frame.handling = exception;
      const result = yield* last(frame);
      frame.handling = outer;
      if (result !== undefined) return result;
      throw exception;
    }
    const result = yield* last(frame);
    return result === undefined ? done : result;
  };
}

function generateWith(node: StatementOf<"with">, context: Context): Generate {
  const { enter, exit } = compileManager(node, context);
  const body = context.generatorBlock(node.body);
  return function* (frame) {
    const manager = enter(frame);
    let done: Completion;
    try {
      done = yield* body(frame);
    } catch (thrown) {
      const exception = caught(thrown, frame, frame.depth);
      if (exit(manager, exception)) return undefined;
      throw exception;
    }
    exit(manager, undefined);
    return done;
  };
}
