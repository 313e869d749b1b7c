import type { SyntaxNode } from "@lezer/common";
import { evaluateName, UNKNOWN } from "./evaluate.ts";
import type { Node, PullbackSource } from "./pullback-source.ts";
import { type SourceFile, textOf } from "./source-file.ts";
import { partsOf, within } from "./syntax.ts";

/** Something that a closure captured, as its code reads it. */
export interface Captured {
  /** `a.value` of a captured node, else the captured name itself. */
  readonly name: string;
  /** What it is, or `UNKNOWN`. */
  readonly value: unknown;
  /** Whose value it is: one of the operands or the node that was made. */
  readonly of: Node | undefined;
  /** The expression that it was made by, if it has one. */
  readonly made: string | undefined;
}

/** The names that a pullback captures from the functions around it, in the order of its code. */
export function captured({ code, scope }: PullbackSource, made: Node): Captured[] {
  const own = new Set(
    [...within(code)].flatMap((one) => (one.name === "VariableDefinition" ? [textOf(scope.file, one)] : [])),
  );
  const found = new Map<string, Captured>();
  for (const reference of within(code)) {
    if (reference.name !== "VariableName") continue;
    const root = textOf(scope.file, reference);
    const binding = scope.names.get(root);
    if (own.has(root) || binding === undefined) continue;
    const path = pathOf(scope.file, reference, evaluateName(root, scope, made));
    const expression = "expression" in binding ? textOf(binding.scope.file, binding.expression) : undefined;
    if (!found.has(path.name)) found.set(path.name, { ...path, made: expression });
  }
  return [...found.values()];
}

/** Follows the properties that the code reads, as long as they lead to a node and to its value. */
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

/** Whether it is a node, or an object that holds one. */
function isHolder(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && ("value" in value || "node" in value);
}
