import type { SyntaxNode } from "@lezer/common";
import { type ParsedFile, textOf } from "./parsed-file.ts";

/** The names of syntax nodes that are functions. */
export const FUNCTIONS: readonly string[] = ["ArrowFunction", "FunctionDeclaration", "FunctionExpression"];

/** Yields a node and all its descendants, in text order. */
export function* within(node: SyntaxNode): Generator<SyntaxNode> {
  yield node;
  for (const child of childrenOf(node)) yield* within(child);
}

/** Returns the children of a node except punctuation, keywords and comments. */
export function partsOf(node: SyntaxNode): SyntaxNode[] {
  return childrenOf(node).filter(
    ({ name }) => /^([A-Z]|this$|null$)/.test(name) && !/Comment|Op$|^(Equals|Arrow)$/.test(name),
  );
}

/** Returns the arguments of a call or of `new`. */
export function argumentsOf(call: SyntaxNode): SyntaxNode[] {
  const list = call.getChild("ArgList");
  return list === null ? [] : partsOf(list);
}

/** Returns the name of the function that a call calls, or of the class that `new` makes, if it has a name. */
export function calleeOf(file: ParsedFile, call: SyntaxNode): string | undefined {
  const [first] = partsOf(call);
  const callee = first?.name === "InstantiationExpression" ? first.firstChild : first;
  return callee?.name === "VariableName" ? textOf(file, callee) : undefined;
}

/** Returns the calls of a function by its name, or of a method by the text before the arguments. */
export function callsOf(file: ParsedFile, node: SyntaxNode, name: string): SyntaxNode[] {
  return [...within(node)].filter((descendant) => {
    const [callee] = partsOf(descendant);
    return descendant.name === "CallExpression" && callee !== undefined && textOf(file, callee) === name;
  });
}

/** Returns the assignments to a variable or property, by the text of the left side. */
export function assignmentsTo(file: ParsedFile, node: SyntaxNode, left: string): SyntaxNode[] {
  return [...within(node)].filter(
    (descendant) =>
      descendant.name === "AssignmentExpression" &&
      descendant.firstChild &&
      textOf(file, descendant.firstChild) === left,
  );
}

/** Returns the innermost ancestor of a node that has one of the given names. */
export function ancestorOf(node: SyntaxNode, ...names: readonly string[]): SyntaxNode | undefined {
  let outer = node.parent;
  while (outer !== null && !names.includes(outer.name)) outer = outer.parent;
  return outer ?? undefined;
}

/** Returns an expression without parentheses and `as`. */
export function unwrapped(node: SyntaxNode): SyntaxNode {
  const isCast = node.name === "BinaryExpression" && node.getChild("as") !== null;
  const inner = isCast || node.name === "ParenthesizedExpression" ? partsOf(node)[0] : undefined;
  return inner === undefined ? node : unwrapped(inner);
}

/** Returns an expression with the parentheses and `as` around it. */
export function wrapperOf(node: SyntaxNode): SyntaxNode {
  const { parent } = node;
  if (parent === null || unwrapped(parent) === parent) return node;
  const inner = unwrapped(parent);
  return inner.from === node.from && inner.to === node.to ? wrapperOf(parent) : node;
}

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) children.push(child);
  return children;
}
