import type { Completion, Frame } from "../callables.ts";
import { call } from "../calls.ts";
import { caught, exceptionType, type PyException, typeError } from "../exceptions.ts";
import { PyClass, typeOf, type Value } from "../object.ts";
import type { Handler, StatementOf } from "../tree.ts";
import { isTrue } from "../truth.ts";
import { PyTuple } from "../values.ts";
import type { Context, Execute } from "./context.ts";
import { forget, store } from "./names.ts";
import { compileTarget } from "./targets.ts";

/** A handler of a `try`: when it is for an exception, and how the exception is bound. */
export interface Catch {
  /** Whether the handler is for the exception. */
  readonly matches: (frame: Frame, exception: PyException) => boolean;
  readonly bind: (frame: Frame, exception: PyException) => void;
  /** Unbinds the name again. */
  readonly unbind: (frame: Frame) => void;
}

export function compileCatch({ type, name, line, column }: Handler, context: Context): Catch {
  const cls = type && context.expression(type);
  const assign = name === undefined ? undefined : store(name, context);
  const clear = name === undefined ? undefined : forget(name, context);
  return {
    matches: (frame, exception) => {
      if (!cls) return true;
      frame.at = { line, column };
      return isOf(exception, cls(frame));
    },
    bind: (frame, exception) => assign?.(frame, exception),
    unbind: (frame) => clear?.(frame),
  };
}

function isOf(exception: PyException, type: Value): boolean {
  if (type instanceof PyTuple) return type.items.some((one) => isOf(exception, one));
  if (!(type instanceof PyClass) || !type.isSubclass(exceptionType("BaseException"))) {
    throw typeError("catching classes that do not inherit from BaseException is not allowed");
  }
  return exception.cls.isSubclass(type);
}

export function compileTry(node: StatementOf<"try">, context: Context): Execute {
  const body = context.block(node.body);
  const handlers = node.handlers.map((handler) => ({
    ...compileCatch(handler, context),
    body: context.block(handler.body),
  }));
  const otherwise = context.block(node.otherwise);
  const withHandlers = (frame: Frame): Completion => {
    let done: Completion;
    try {
      done = body(frame);
    } catch (thrown) {
      const exception = caught(thrown, frame, frame.depth);
      const outer = frame.handling;
      frame.handling = exception;
      try {
        const handler = handlers.find(({ matches }) => matches(frame, exception));
        if (!handler) throw exception;
        handler.bind(frame, exception);
        const result = handler.body(frame);
        handler.unbind(frame);
        return result;
      } finally {
        frame.handling = outer;
      }
    }
    return done === undefined ? otherwise(frame) : done;
  };
  const guarded = handlers.length > 0 ? withHandlers : body;
  if (node.last.length === 0) return guarded;
  const last = context.block(node.last);
  return (frame) => {
    let done: Completion;
    try {
      done = guarded(frame);
    } catch (thrown) {
      const exception = caught(thrown, frame, frame.depth);
      const outer = frame.handling;
      frame.handling = exception;
      const result = last(frame);
      frame.handling = outer;
      if (result !== undefined) return result;
      throw exception;
    }
    const result = last(frame);
    return result === undefined ? done : result;
  };
}

/** What `with` does before and after its body. */
export interface Manager {
  readonly enter: (frame: Frame) => Value;
  /** Returns whether the exception is dealt with. */
  readonly exit: (manager: Value, exception: PyException | undefined) => boolean;
}

export function compileManager(node: StatementOf<"with">, context: Context): Manager {
  const manager = context.expression(node.manager);
  const target = node.target && compileTarget(node.target, context);
  return {
    enter: (frame) => {
      const found = manager(frame);
      const enter = method(found, "__enter__");
      method(found, "__exit__");
      const value = call(enter, [found]);
      target?.(frame, value);
      return found;
    },
    exit: (found, exception) => {
      const details = exception ? [exception.cls, exception, null] : [null, null, null];
      return isTrue(call(method(found, "__exit__"), [found, ...details]));
    },
  };
}

function method(manager: Value, name: string): Value {
  const cls = typeOf(manager);
  const found = cls.lookup(name);
  if (found !== undefined) return found;
  const more = name === "__exit__" ? " (missed __exit__ method)" : "";
  throw typeError(`'${cls.name}' object does not support the context manager protocol${more}`);
}

export function compileWith(node: StatementOf<"with">, context: Context): Execute {
  const { enter, exit } = compileManager(node, context);
  const body = context.block(node.body);
  return (frame) => {
    const manager = enter(frame);
    let done: Completion;
    try {
      done = body(frame);
    } catch (thrown) {
      const exception = caught(thrown, frame, frame.depth);
      frame.at = node;
      if (exit(manager, exception)) return undefined;
      throw exception;
    }
    frame.at = node;
    exit(manager, undefined);
    return done;
  };
}
