import { Cell, type Code, Frame, PyGenerator } from "../callables.ts";
import { resume } from "../calls.ts";
import { type Items, items, iterator } from "../iteration.ts";
import type { Value } from "../object.ts";
import { addItem } from "../set-operations.ts";
import { storeItem } from "../subscripts.ts";
import type { Of } from "../tree.ts";
import { isTrue } from "../truth.ts";
import { PyDict, PyList, PySet } from "../values.ts";
import { refuel, vm } from "../vm.ts";
import type { Context, Evaluate, Store } from "./context.ts";
import { closureOf, makeCode } from "./functions.ts";
import { compileTarget } from "./targets.ts";

interface CompiledClause {
  readonly store: Store;
  /** Of the first clause, it is evaluated outside. */
  readonly iterable: Evaluate;
  readonly conditions: readonly Evaluate[];
}

/** Compiles a comprehension or a generator expression, which has a scope of its own. */
export function compileComprehension(node: Of<"comprehension">, context: Context): Evaluate {
  const inner = context.inner(node);
  inner.line = node.line;
  const first = context.expression((node.clauses[0] as (typeof node.clauses)[0]).iterable);
  const clauses = node.clauses.map(({ target, iterable, conditions }, index) => ({
    store: compileTarget(target, inner),
    iterable: index === 0 ? () => null : inner.expression(iterable),
    conditions: conditions.map((condition) => inner.expression(condition)),
  }));
  const element = inner.expression(node.element);
  const value = node.value && inner.expression(node.value);
  const { scope } = inner;
  const code = makeCode(scope, [], node, context.hidden, { run: undefined, generate: undefined });
  const closure = closureOf(scope, context.scope);
  const enter = (frame: Frame) => makeFrame(code, closure(frame));
  if (node.type === "generator") {
    return (outer) => {
      const source = iterator(first(outer));
      const frame = enter(outer);
      const body = generate(frame, clauses, 0, items(source), element) as Generator<Value, undefined, Value>;
      return new PyGenerator(frame, scope.name, body, (self, sent) =>
        resume(self, () => self.body.next(sent)),
      );
    };
  }
  const collector = {
    list: () => {
      const found: Value[] = [];
      return { result: () => new PyList(found), add: (frame: Frame) => void found.push(element(frame)) };
    },
    set: () => {
      const set = new PySet();
      return { result: () => set, add: (frame: Frame) => addItem(set, element(frame)) };
    },
    dict: () => {
      const dict = new PyDict();
      const add = (frame: Frame) => {
        const key = element(frame);
        storeItem(dict, key, (value as Evaluate)(frame));
      };
      return { result: () => dict, add };
    },
  }[node.type];
  return (outer) => {
    const source = items(first(outer));
    const frame = enter(outer);
    vm.frame = frame;
    vm.depth++;
    const { result, add } = collector();
    loop(frame, clauses, 0, source, add);
    vm.frame = outer;
    vm.depth--;
    return result();
  };
}

function makeFrame(code: Code, closure: readonly Cell[]): Frame {
  const slots: (Value | Cell | undefined)[] = new Array(code.slots);
  for (const slot of code.cells) slots[slot] = new Cell(undefined);
  closure.forEach((cell, i) => {
    slots[code.free + i] = cell;
  });
  return new Frame(code, slots, vm.frame, vm.depth + 1, code.at);
}

function loop(
  frame: Frame,
  clauses: readonly CompiledClause[],
  index: number,
  source: Items,
  add: (frame: Frame) => void,
): void {
  const { store, conditions } = clauses[index] as CompiledClause;
  const following = clauses[index + 1];
  outer: for (let item = source.next(); item !== undefined; item = source.next()) {
    if (--vm.fuel < 0) refuel();
    store(frame, item);
    for (const condition of conditions) if (!isTrue(condition(frame))) continue outer;
    if (following) loop(frame, clauses, index + 1, items(following.iterable(frame)), add);
    else add(frame);
  }
}

function* generate(
  frame: Frame,
  clauses: readonly CompiledClause[],
  index: number,
  source: Items,
  element: Evaluate,
): Generator<Value, void, Value> {
  const { store, conditions } = clauses[index] as CompiledClause;
  const following = clauses[index + 1];
  outer: for (let item = source.next(); item !== undefined; item = source.next()) {
    if (--vm.fuel < 0) refuel();
    store(frame, item);
    for (const condition of conditions) if (!isTrue(condition(frame))) continue outer;
    if (following) yield* generate(frame, clauses, index + 1, items(following.iterable(frame)), element);
    else yield element(frame);
  }
}
