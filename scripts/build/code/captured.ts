import type { SyntaxNode } from "@lezer/common";
import type { CapturedData } from "../../../src/view/code/code-data.ts";
import { evaluateName, isExpression, propertyOf } from "./evaluate.ts";
import { type ParsedFile, textOf } from "./parsed-file.ts";
import type { Known, Scope } from "./scope.ts";
import { partsOf, within } from "./syntax.ts";

/** Returns the names that a closure captures from the surrounding functions, in the order of its code. */
export function captured(code: SyntaxNode, scope: Scope): CapturedData[] {
  const definedInside = new Set(
    [...within(code)].flatMap((node) =>
      node.name === "VariableDefinition" ? [textOf(scope.file, node)] : [],
    ),
  );
  const found = new Map<string, CapturedData>();
  for (const reference of within(code)) {
    if (reference.name !== "VariableName") continue;
    const root = textOf(scope.file, reference);
    const binding = scope.names.get(root);
    if (definedInside.has(root) || binding === undefined) continue;
    const path = pathOf(scope.file, reference, evaluateName(root, scope));
    const isUnknown = path.value === undefined && "expression" in binding;
    const source = isUnknown ? textOf(binding.scope.file, binding.expression) : undefined;
    if (!found.has(path.name)) found.set(path.name, { ...path, source });
  }
  return [...found.values()];
}

/** Follows the properties that the code reads, as long as they lead to a node and its value. */
function pathOf(
  file: ParsedFile,
  reference: SyntaxNode,
  start: Known | undefined,
): Pick<CapturedData, "name" | "value"> {
  let [node, value]: [SyntaxNode, Known | undefined] = [reference, start];
  while (isHolder(value)) {
    const { parent } = node;
    const property = parent?.name === "MemberExpression" ? partsOf(parent)[1] : undefined;
    if (parent === null || property === undefined) break;
    [node, value] = [parent, propertyOf(value, textOf(file, property))];
  }
  return { name: textOf(file, node), value: isExpression(value) ? value : undefined };
}

/** Returns whether a value is a node or an object that holds a node. */
function isHolder(value: Known | undefined): value is Extract<Known, { kind: "node" | "object" }> {
  return value?.kind === "node" || (value?.kind === "object" && value.properties.has("node"));
}
