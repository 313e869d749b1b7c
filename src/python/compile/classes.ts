import { Cell, Frame, PyClassMethod } from "../callables.ts";
import { call } from "../calls.ts";
import { makeClass } from "../classes.ts";
import { typeError } from "../exceptions.ts";
import type { PyClass, Value } from "../object.ts";
import type { StatementOf } from "../tree.ts";
import { vm } from "../vm.ts";
import type { Context } from "./context.ts";
import { closureOf, documentationOf, makeCode } from "./functions.ts";

/** Compiles a class, without its decorators. */
export function compileClass(node: StatementOf<"class">, context: Context): (frame: Frame) => Value {
  const inner = context.inner(node);
  const { scope } = inner;
  const body = inner.block(node.body);
  const code = makeCode(scope, [], node, context.hidden, { run: body, generate: undefined });
  const bases = node.bases.map((base) => context.expression(base));
  const keywords = node.keywords.map(({ name, value }) => ({ name, value: context.expression(value) }));
  const closure = closureOf(scope, context.scope);
  const [first] = node.body;
  const documentation = documentationOf(first?.kind === "expression" ? first.value : undefined);
  return (frame) => {
    const found = bases.map((base) => base(frame));
    const given = new Map(keywords.map(({ name, value }) => [name ?? "", value(frame)]));
    if (given.has("metaclass")) {
      throw typeError("metaclasses are not supported here; use a class decorator or __init_subclass__");
    }
    const namespace = new Map<string, Value>();
    if (documentation !== undefined) namespace.set("__doc__", documentation);
    const slots: (Value | Cell | undefined)[] = new Array(code.slots);
    for (const slot of code.cells) slots[slot] = new Cell(undefined);
    closure(frame).forEach((cell, i) => {
      slots[code.free + i] = cell;
    });
    const own = new Frame(code, slots, frame, vm.depth + 1, node);
    own.namespace = namespace;
    vm.frame = own;
    vm.depth++;
    body(own);
    vm.frame = frame;
    vm.depth--;
    const made = makeClass(node.name, scope.qualname, found, namespace);
    const cell = scope.cells.has("__class__") ? slots[scope.cellSlot("__class__")] : undefined;
    if (cell instanceof Cell) cell.value = made;
    announce(made, given);
    return made;
  };
}

/** Tells the attributes their names, and the bases that they have a new subclass. */
function announce(made: PyClass, keywords: ReadonlyMap<string, Value>): void {
  for (const [name, value] of made.attributes) {
    const setName =
      value !== null && typeof value === "object" ? value.cls.lookup("__set_name__") : undefined;
    if (setName !== undefined) call(setName, [value as Value, made, name]);
  }
  for (const base of made.mro.slice(1)) {
    const hook = base.attributes.get("__init_subclass__");
    if (!(hook instanceof PyClassMethod)) continue;
    call(hook.func, [made], keywords.size > 0 ? keywords : undefined);
    return;
  }
  if (keywords.size > 0) throw typeError(`${made.name}.__init_subclass__() takes no keyword arguments`);
}
