import type { SyntaxNode } from "@lezer/common";
import { evaluateName, UNKNOWN } from "./evaluate.ts";
import type { Node, PullbackSource } from "./pullback-source.ts";
import { type SourceFile, textOf } from "./source-file.ts";
import { partsOf, within } from "./syntax.ts";

/** A value that a closure captured, as its code reads it. */
export interface Captured {
  /** `a.value` for a captured node, else the captured name. */
  readonly name: string;
  /** The value, or `UNKNOWN`. */
  readonly value: unknown;
  /** The operand or made node whose value it is. */
  readonly of: Node | undefined;
  /** The expression that made the value, if any. */
  readonly made: string | undefined;
}

/** Returns the names that a pullback captures from the surrounding functions, in the order of its code. */
export function captured({ code, scope }: PullbackSource, made: Node): Captured[] {
  const definedInside = new Set(
    [...within(code)].flatMap((node) =>
      node.name === "VariableDefinition" ? [textOf(scope.file, node)] : [],
    ),
  );
  const found = new Map<string, Captured>();
  for (const reference of within(code)) {
    if (reference.name !== "VariableName") continue;
    const root = textOf(scope.file, reference);
    const binding = scope.names.get(root);
    if (definedInside.has(root) || binding === undefined) continue;
    const path = pathOf(scope.file, reference, evaluateName(root, scope, made));
    const expression = "expression" in binding ? textOf(binding.scope.file, binding.expression) : undefined;
    if (!found.has(path.name)) found.set(path.name, { ...path, made: expression });
  }
  return [...found.values()];
}

/** Follows the properties that the code reads, as long as they lead to a node and its value. */
function pathOf(
  file: SourceFile,
  reference: SyntaxNode,
  start: unknown,
): Pick<Captured, "name" | "value" | "of"> {
  let [node, value]: [SyntaxNode, unknown] = [reference, start];
  let of: Node | undefined;
  while (isHolder(value)) {
    const { parent } = node;
    const property = parent?.name === "MemberExpression" ? partsOf(parent)[1] : undefined;
    if (parent === null || property === undefined) break;
    const name = textOf(file, property);
    of = name === "value" ? (value as unknown as Node) : of;
    [node, value] = [parent, name in value ? value[name] : UNKNOWN];
  }
  return { name: textOf(file, node), value, of };
}

/** Returns whether a value is a node or an object that holds a node. */
function isHolder(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && ("value" in value || "node" in value);
}
