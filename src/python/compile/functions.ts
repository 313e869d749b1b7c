import { type Cell, type Code, type Frame, PyFunction } from "../callables.ts";
import type { Value } from "../object.ts";
import type { Place } from "../place.ts";
import { inOrder, type Scope } from "../scope.ts";
import type { Expression, Of, Parameter, StatementOf } from "../tree.ts";
import type { Context, Evaluate } from "./context.ts";

/** Returns the cells that an inner function shares with the function around it. */
export function closureOf(inner: Scope, outer: Scope): (frame: Frame) => Cell[] {
  const slots = inner.free.map((name) => outer.cellSlot(name));
  return (frame) => slots.map((slot) => frame.slots[slot] as Cell);
}

/** Makes the code of a scope. */
export function makeCode(
  scope: Scope,
  parameters: readonly Parameter[],
  at: Place,
  hidden: boolean,
  body: Pick<Code, "run" | "generate">,
): Code {
  const ordered = inOrder(parameters);
  const count = (kinds: string) => ordered.filter(({ kind }) => kinds.split(" ").includes(kind)).length;
  const slot = (kind: Parameter["kind"]) => ordered.findIndex((one) => one.kind === kind);
  const positionalOnly = count("positional-only");
  const positional = positionalOnly + count("positional");
  const named = positional + count("keyword-only");
  const [rest, keywords] = [slot("rest"), slot("keywords")];
  return {
    name: scope.name,
    parameters: {
      names: ordered.slice(0, named).map(({ name }) => name),
      positional,
      positionalOnly,
      rest,
      keywords,
    },
    names: [...scope.locals.keys(), ...scope.free],
    cells: [...scope.cells].map((name) => scope.locals.get(name) as number),
    free: scope.locals.size,
    slots: scope.slots,
    hidden,
    simple: rest < 0 && keywords < 0,
    at,
    ...body,
  };
}

/** Compiles what makes a function: its defaults are evaluated where it is defined. */
function makeFunction(
  code: Code,
  parameters: readonly Parameter[],
  context: Context,
  inner: Scope,
  documentation: string | undefined,
): (frame: Frame) => PyFunction {
  const compile = (kinds: RegExp) =>
    parameters.flatMap(({ kind, name, initial }) =>
      initial && kinds.test(kind) ? [{ name, value: context.expression(initial) }] : [],
    );
  const defaults = compile(/^positional/);
  const keywordDefaults = compile(/^keyword-only$/);
  const closure = closureOf(inner, context.scope);
  const { name, qualname } = inner;
  return (frame) => {
    const values = defaults.map(({ value }) => value(frame));
    const named =
      keywordDefaults.length > 0
        ? new Map<string, Value>(keywordDefaults.map(({ name, value }) => [name, value(frame)]))
        : undefined;
    const made = new PyFunction(code, values, named, closure(frame), name, qualname);
    if (documentation !== undefined) made.attributes = new Map([["__doc__", documentation]]);
    return made;
  };
}

export function compileLambda(node: Of<"lambda">, context: Context): Evaluate {
  const inner = context.inner(node);
  inner.line = node.line;
  const body = inner.expression(node.body);
  const code = makeCode(inner.scope, node.parameters, node, context.hidden, {
    run: body,
    generate: undefined,
  });
  return makeFunction(code, node.parameters, context, inner.scope, undefined);
}

/** Compiles the function of a `def`, without its decorators. */
export function compileFunction(
  node: StatementOf<"function">,
  context: Context,
): (frame: Frame) => PyFunction {
  const inner = context.inner(node);
  const body = inner.scope.isGenerator
    ? { run: undefined, generate: inner.generatorBlock(node.body) }
    : { run: inner.block(node.body), generate: undefined };
  const code = makeCode(inner.scope, node.parameters, node, context.hidden, body);
  const [first] = node.body;
  return makeFunction(
    code,
    node.parameters,
    context,
    inner.scope,
    documentationOf(first?.kind === "expression" ? first.value : undefined),
  );
}

/** Returns the text of a documentation string. */
export function documentationOf(first: Expression | undefined): string | undefined {
  return first?.kind === "constant" && typeof first.value === "string" ? first.value : undefined;
}
