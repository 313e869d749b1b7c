import { BREAK, CONTINUE } from "../callables.ts";
import { items } from "../iteration.ts";
import type { StatementOf } from "../tree.ts";
import { isTrue } from "../truth.ts";
import { PyRange } from "../values.ts";
import { refuel, vm } from "../vm.ts";
import type { Context, Execute } from "./context.ts";
import { compileTarget } from "./targets.ts";

export function compileWhile(node: StatementOf<"while">, context: Context): Execute {
  const test = context.expression(node.test);
  const body = context.block(node.body);
  const otherwise = context.block(node.otherwise);
  const onLine = context.hidden ? undefined : context.hooks.onLine;
  return (frame) => {
    while (isTrue(test(frame))) {
      if (--vm.fuel < 0) refuel();
      const done = body(frame);
      if (done !== undefined && done !== CONTINUE) return done === BREAK ? undefined : done;
      frame.at = node;
      onLine?.(node.line, frame);
    }
    return otherwise(frame);
  };
}

export function compileFor(node: StatementOf<"for">, context: Context): Execute {
  const iterable = context.expression(node.iterable);
  const store = compileTarget(node.target, context);
  const body = context.block(node.body);
  const otherwise = context.block(node.otherwise);
  const onLine = context.hidden ? undefined : context.hooks.onLine;
  return (frame) => {
    const value = iterable(frame);
    if (value instanceof PyRange) {
      const { start, step, length } = value;
      for (let i = 0; i < length; i++) {
        if (--vm.fuel < 0) refuel();
        store(frame, start + step * i);
        const done = body(frame);
        if (done !== undefined && done !== CONTINUE) return done === BREAK ? undefined : done;
        frame.at = node;
        onLine?.(node.line, frame);
      }
      return otherwise(frame);
    }
    const each = items(value);
    for (let item = each.next(); item !== undefined; item = each.next()) {
      if (--vm.fuel < 0) refuel();
      store(frame, item);
      const done = body(frame);
      if (done !== undefined && done !== CONTINUE) return done === BREAK ? undefined : done;
      frame.at = node;
      onLine?.(node.line, frame);
    }
    return otherwise(frame);
  };
}
