import { getAttribute, setAttribute } from "../attributes.ts";
import { BREAK, CONTINUE, type Frame } from "../callables.ts";
import { call } from "../calls.ts";
import { error, exceptionType, PyException, traceback, typeError } from "../exceptions.ts";
import { importModule, importName, importStar } from "../imports.ts";
import { PyClass, type Value } from "../object.ts";
import { augment } from "../operators.ts";

import { getItem, setItem } from "../subscripts.ts";
import type { Expression, Statement, StatementOf } from "../tree.ts";
import { isTrue } from "../truth.ts";
import { PyDict } from "../values.ts";
import { compileClass } from "./classes.ts";
import type { Context, Evaluate, Execute } from "./context.ts";
import { compileFunction } from "./functions.ts";
import { compileFor, compileWhile } from "./loops.ts";
import { load, store } from "./names.ts";
import { compileDelete, compileTarget } from "./targets.ts";
import { compileTry, compileWith } from "./try.ts";

/** Compiles a statement without `yield`. */
export function compileStatement(node: Statement, context: Context): Execute {
  switch (node.kind) {
    case "expression": {
      const value = context.expression(node.value);
      return (frame) => {
        value(frame);
        return undefined;
      };
    }
    case "assign":
      return assign(node.targets, context.expression(node.value), context);
    case "augment":
      return compileAugment(node, context, context.expression(node.value));
    case "annotate":
      return compileAnnotation(node, context);
    case "return":
      return node.value ? context.expression(node.value) : () => null;
    case "delete": {
      const targets = node.targets.map((target) => compileDelete(target, context));
      return (frame) => {
        for (const target of targets) target(frame);
        return undefined;
      };
    }
    case "pass":
    case "global":
    case "nonlocal":
      return () => undefined;
    case "break":
      return () => BREAK;
    case "continue":
      return () => CONTINUE;
    case "if":
      return compileIf(node, context);
    case "while":
      return compileWhile(node, context);
    case "for":
      return compileFor(node, context);
    case "try":
      return compileTry(node, context);
    case "with":
      return compileWith(node, context);
    case "raise":
      return compileRaise(node, context);
    case "assert":
      return compileAssert(node, context);
    case "function":
      return define(node, compileFunction(node, context), context);
    case "class":
      return define(node, compileClass(node, context), context);
    case "import":
      return compileImport(node, context);
  }
}

/** Compiles an assignment of a value that is known. */
export function assign(targets: readonly Expression[], value: Evaluate, context: Context): Execute {
  const stores = targets.map((target) => compileTarget(target, context));
  const [first] = stores;
  if (first && stores.length === 1) {
    return (frame) => {
      first(frame, value(frame));
      return undefined;
    };
  }
  return (frame) => {
    const found = value(frame);
    for (const one of stores) one(frame, found);
    return undefined;
  };
}

/** Compiles `target operator= value`; what the target is part of is evaluated once, before the value. */
export function compileAugment(node: StatementOf<"augment">, context: Context, value: Evaluate): Execute {
  const { target, operator } = node;
  switch (target.kind) {
    case "name": {
      const [before, after] = [load(target.name, context), store(target.name, context)];
      return (frame) => {
        const own = before(frame);
        after(frame, augment(operator, own, value(frame)));
        return undefined;
      };
    }
    case "attribute": {
      const object = context.expression(target.object);
      const { name } = target;
      return (frame) => {
        const owner = object(frame);
        const own = getAttribute(owner, name);
        setAttribute(owner, name, augment(operator, own, value(frame)));
        return undefined;
      };
    }
    case "subscript": {
      const object = context.expression(target.object);
      const index = context.expression(target.index);
      return (frame) => {
        const owner = object(frame);
        const at = index(frame);
        const own = getItem(owner, at);
        setItem(owner, at, augment(operator, own, value(frame)));
        return undefined;
      };
    }
    default:
      return () => undefined;
  }
}

/** Annotations are not evaluated. Those of a class are kept as texts, for dataclasses. */
function compileAnnotation(node: StatementOf<"annotate">, context: Context): Execute {
  const { target, annotation, value } = node;
  const run = value ? assign([target], context.expression(value), context) : () => undefined;
  if (context.scope.kind !== "class" || target.kind !== "name") return run;
  const { name } = target;
  const text = context.text.slice(annotation.start, annotation.end);
  return (frame) => {
    const found = frame.namespace?.get("__annotations__");
    const known = found instanceof PyDict ? found : new PyDict();
    frame.namespace?.set("__annotations__", known);
    known.map.set(name, text);
    return run(frame);
  };
}

function compileIf(node: StatementOf<"if">, context: Context): Execute {
  const branches = node.branches.map(({ test, body, at }) => ({
    test: context.expression(test),
    body: context.block(body),
    at,
  }));
  const otherwise = node.otherwise.length > 0 ? context.block(node.otherwise) : undefined;
  const [only] = branches;
  if (only && branches.length === 1) {
    const { test, body } = only;
    if (!otherwise) return (frame) => (isTrue(test(frame)) ? body(frame) : undefined);
    return (frame) => (isTrue(test(frame)) ? body(frame) : otherwise(frame));
  }
  return (frame) => {
    for (const { test, body, at } of branches) {
      frame.at = at;
      if (isTrue(test(frame))) return body(frame);
    }
    return otherwise?.(frame);
  };
}

function compileRaise(node: StatementOf<"raise">, context: Context): Execute {
  const value = node.value && context.expression(node.value);
  const cause = node.cause && context.expression(node.cause);
  return (frame) => {
    if (!value) {
      const handled = handledException(frame);
      if (!handled) throw error("RuntimeError", "No active exception to reraise");
      throw handled;
    }
    const raised = exceptionOf(value(frame), "exceptions must derive from BaseException");
    if (cause) {
      const found = cause(frame);
      raised.cause =
        found === null ? null : exceptionOf(found, "exception causes must derive from BaseException");
    }
    raised.trace ??= traceback();
    const handled = handledException(frame);
    if (handled && handled !== raised && raised.context === null) raised.context = handled;
    throw raised;
  };
}

function exceptionOf(value: Value, message: string): PyException {
  const base = exceptionType("BaseException");
  const found = value instanceof PyClass && value.isSubclass(base) ? call(value, []) : value;
  if (found instanceof PyException) return found;
  throw typeError(message);
}

function handledException(from: Frame): PyException | undefined {
  for (let frame: Frame | undefined = from; frame; frame = frame.back) {
    if (frame.handling instanceof PyException) return frame.handling;
  }
  return undefined;
}

function compileAssert(node: StatementOf<"assert">, context: Context): Execute {
  const test = context.expression(node.test);
  const message = node.message && context.expression(node.message);
  return (frame) => {
    if (!isTrue(test(frame))) throw error("AssertionError", ...(message ? [message(frame)] : []));
    return undefined;
  };
}

/** Decorates what a statement makes, and binds it to its name. */
function define(
  node: StatementOf<"function" | "class">,
  make: (frame: Frame) => Value,
  context: Context,
): Execute {
  const assignName = store(node.name, context);
  const decorators = node.decorators.map((decorator) => ({
    value: context.expression(decorator),
    at: decorator,
  }));
  return (frame) => {
    const found = decorators.map(({ value }) => value(frame));
    let made = make(frame);
    for (let i = found.length - 1; i >= 0; i--) {
      frame.at = (decorators[i] as (typeof decorators)[0]).at;
      made = call(found[i] as Value, [made]);
    }
    assignName(frame, made);
    return undefined;
  };
}

function compileImport(node: StatementOf<"import">, context: Context): Execute {
  const parts = node.imports.map(({ module, name, as }): Execute => {
    if (name === "*") return () => void importStar(module, context.globals);
    const assignName = store(as, context);
    if (name === undefined) {
      // `import a.b` binds `a`.
      return (frame) => void assignName(frame, importModule(module, as));
    }
    return (frame) => void assignName(frame, importName(module, name));
  });
  return (frame) => {
    for (const part of parts) part(frame);
    return undefined;
  };
}
