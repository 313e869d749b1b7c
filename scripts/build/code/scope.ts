import type { SyntaxNode } from "@lezer/common";
import type { Expression } from "../../../src/view/code/code-data.ts";
import { declarationOf } from "./declarations.ts";
import { type ParsedFile, textOf } from "./parsed-file.ts";
import { argumentsOf, FUNCTIONS, partsOf, within } from "./syntax.ts";

/** What is known about a value while an operation runs: all of it, that it is a node, or its properties. */
export type Known =
  | Expression
  | { readonly kind: "node"; readonly of: number | "made" }
  | { readonly kind: "object"; readonly properties: ReadonlyMap<string, Known | undefined> };

/** The meaning of a name in a function's code: an expression in a scope, or a value. */
export type Binding =
  | { readonly expression: SyntaxNode; readonly scope: Scope; readonly property?: string }
  | { readonly value: Known };

/** The names of a function during one call. */
export interface Scope {
  readonly file: ParsedFile;
  /** The function. Undefined at the top level of a file. */
  readonly code: SyntaxNode | undefined;
  readonly names: ReadonlyMap<string, Binding>;
}

/** Returns the top-level scope of a file, whose names are the file's declarations. */
export function topOf(file: ParsedFile): Scope {
  return { file, code: undefined, names: new Map() };
}

/** Returns the scope of a function whose parameters have the given bindings. */
function scopeOf(file: ParsedFile, code: SyntaxNode, given: readonly (Binding | undefined)[]): Scope {
  const names = new Map<string, Binding>();
  const scope: Scope = { file, code, names };
  for (const [i, { name, fallback }] of parametersOf(file, code).entries()) {
    const binding = given[i] ?? (fallback && { expression: fallback, scope });
    if (binding !== undefined) names.set(name, binding);
  }
  for (const declaration of ownDeclarations(code)) {
    const parts = partsOf(declaration);
    const [target, expression] = [parts[0], parts.at(-1)];
    if (target === undefined || expression === undefined || expression === target) continue;
    if (target.name === "VariableDefinition") names.set(textOf(file, target), { expression, scope });
    if (target.name !== "ObjectPattern") continue;
    for (const pattern of target.getChildren("PatternProperty")) {
      const [property, renamed] = partsOf(pattern);
      if (property === undefined) continue;
      names.set(textOf(file, renamed ?? property), { expression, scope, property: textOf(file, property) });
    }
  }
  return scope;
}

/** Returns the scope of an operation's function, whose parameters are the operands. */
export function scopeOfOperation(file: ParsedFile, code: SyntaxNode): Scope {
  return scopeOf(
    file,
    code,
    parametersOf(file, code).map((_, of) => ({ value: { kind: "node", of } })),
  );
}

/** Returns the scope of a function called by name, with the call's arguments bound to its parameters. */
export function scopeOfCall(
  call: SyntaxNode,
  name: string,
  scope: Scope,
): { readonly scope: Scope; readonly code: SyntaxNode } | undefined {
  const found = declarationOf(scope.file, name);
  if (found === undefined || !FUNCTIONS.includes(found.value.name)) return undefined;
  const given = argumentsOf(call).map((expression): Binding => ({ expression, scope }));
  return { scope: scopeOf(found.file, found.value, given), code: found.value };
}

/**
 * Returns the expressions that a function may return, in code order; of a concise arrow function, its body.
 */
export function returnsOf(code: SyntaxNode): SyntaxNode[] {
  const body = code.lastChild;
  if (body === null) return [];
  if (body.name !== "Block") return [body];
  return outsideNestedFunctions(body).flatMap((node) =>
    node.name === "ReturnStatement" ? partsOf(node) : [],
  );
}

interface OwnParameter {
  readonly name: string;
  readonly fallback: SyntaxNode | undefined;
}

function parametersOf(file: ParsedFile, code: SyntaxNode): OwnParameter[] {
  const list = code.getChild("ParamList");
  if (list === null) return [];
  return list.getChildren("VariableDefinition").map((definition) => {
    let next = definition.nextSibling;
    while (next !== null && next.name !== "Equals" && next.name !== ",") next = next.nextSibling;
    const fallback = next?.name === "Equals" ? next.nextSibling : undefined;
    return { name: textOf(file, definition), fallback: fallback ?? undefined };
  });
}

function ownDeclarations(code: SyntaxNode): SyntaxNode[] {
  const body = code.getChild("Block");
  return body === null
    ? []
    : outsideNestedFunctions(body).filter(({ name }) => name === "VariableDeclaration");
}

/** Returns all nodes of a block except those in nested functions. */
function outsideNestedFunctions(block: SyntaxNode): SyntaxNode[] {
  return [...within(block)].filter((node) => {
    let outer = node.parent;
    while (outer !== null && !FUNCTIONS.includes(outer.name)) outer = outer.parent;
    return outer !== null && outer.from === block.parent?.from && outer.to === block.parent.to;
  });
}
