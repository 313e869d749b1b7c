import type { SyntaxNode } from "@lezer/common";
import type { CallSite } from "../../../src/view/code/code-data.ts";
import { importOf } from "./declarations.ts";
import { lineAt, type ParsedFile, textOf } from "./parsed-file.ts";
import { ancestorOf, argumentsOf, calleeOf, FUNCTIONS, partsOf, within, wrapperOf } from "./syntax.ts";

/** Returns the calls of the engine's operations in a part of a case's file, in text order. */
export function callSites(file: ParsedFile, part: SyntaxNode): CallSite[] {
  return [...within(part)].flatMap((call) => {
    const callee = call.name === "CallExpression" ? calleeOf(file, call) : undefined;
    if (callee === undefined || !importOf(file, callee)?.startsWith("autodiff/operations/")) return [];
    const entrywise = callee === "elementwise";
    const [first] = argumentsOf(call);
    const operation = entrywise && first !== undefined ? textOf(file, first) : callee;
    return [{ line: lineAt(file, call.from), operation, entrywise, ...resultNames(file, part, call) }];
  });
}

function resultNames(
  file: ParsedFile,
  part: SyntaxNode,
  call: SyntaxNode,
): Pick<CallSite, "names" | "letters"> {
  const variable = targetOf(file, wrapperOf(call));
  if (variable === undefined) return { names: [], letters: lettersAround(file, call) };
  const code = ancestorOf(call, ...FUNCTIONS) ?? part;
  const uses = [...within(code)].filter(
    (node) => node.name === "VariableName" && textOf(file, node) === variable,
  );
  const others = uses.flatMap((use) => targetOf(file, wrapperOf(use)) ?? []);
  const pushed = uses.flatMap((use) => rowOf(file, use) ?? []);
  const indexed = [...within(code)]
    .filter((node) => node.name === "AssignmentExpression" && node.lastChild?.name === "VariableName")
    .flatMap((node) =>
      node.lastChild && textOf(file, node.lastChild) === variable ? (indexedBy(file, node) ?? []) : [],
    );
  return { names: [variable, ...others], letters: [...pushed, ...indexed] };
}

/** Returns the variable or key that an expression is assigned to. */
function targetOf(file: ParsedFile, expression: SyntaxNode): string | undefined {
  const { parent } = expression;
  const [target, ...values] = parent === null ? [] : partsOf(parent);
  if (parent === null || target === undefined || values.at(-1)?.from !== expression.from) return undefined;
  if (parent.name === "VariableDeclaration" || parent.name === "Property") return textOf(file, target);
  const isVariable = parent.name === "AssignmentExpression" && target.name === "VariableName";
  return isVariable ? textOf(file, target) : undefined;
}

/** Returns `h` for `h.push(next)`. */
function rowOf(file: ParsedFile, use: SyntaxNode): string | undefined {
  const call = use.parent?.name === "ArgList" ? use.parent.parent : null;
  const [callee] = call === null ? [] : partsOf(call);
  return callee === undefined ? undefined : /^(\w+)\.push$/.exec(textOf(file, callee))?.[1];
}

/** Returns `h` for `h[k] = next`, and `m` for ``names[`m${i}`] = next``. */
function indexedBy(file: ParsedFile, assignment: SyntaxNode): string | undefined {
  const left = assignment.firstChild === null ? "" : textOf(file, assignment.firstChild);
  return (/\[`(\w+)\$\{/.exec(left) ?? /^(\w+)\[/.exec(left))?.[1];
}

/**
 * Returns the variables around a call whose value has many parts, such as `Y` in `const Y = rows.map(() =>
 * add(…))`.
 */
function lettersAround(file: ParsedFile, call: SyntaxNode): string[] {
  const declaration = ancestorOf(call, "VariableDeclaration");
  const name = declaration?.getChild("VariableDefinition");
  return declaration && name ? [textOf(file, name), ...lettersAround(file, declaration)] : [];
}
