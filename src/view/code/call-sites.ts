import type { SyntaxNode } from "@lezer/common";
import { importOf } from "./declarations.ts";
import { type SourceFile, textOf } from "./source-file.ts";
import { ancestorOf, argumentsOf, calleeOf, FUNCTIONS, partsOf, within, wrapperOf } from "./syntax.ts";

/** A call of an operation in a program. */
export interface CallSite {
  readonly call: SyntaxNode;
  /** The name of the operation, or of a function that chooses among operations. */
  readonly operation: string;
  /** Whether `elementwise` applies the operation to tensors. */
  readonly entrywise: boolean;
  /** The names of the result. */
  readonly names: readonly string[];
  /** The letters of the results, which a number follows, where the call runs several times. */
  readonly letters: readonly string[];
}

/** Returns the calls of the engine's operations in a part of a case's file, in text order. */
export function callSites(file: SourceFile, part: SyntaxNode): CallSite[] {
  return [...within(part)].flatMap((call) => {
    const callee = call.name === "CallExpression" ? calleeOf(file, call) : undefined;
    if (callee === undefined || !importOf(file, callee)?.startsWith("autodiff/operations/")) return [];
    const entrywise = callee === "elementwise";
    const [first] = argumentsOf(call);
    const operation = entrywise && first !== undefined ? textOf(file, first) : callee;
    return [{ call, operation, entrywise, ...resultNames(file, part, call) }];
  });
}

/**
 * Returns how well a node's name fits a call: 2 for a name of its result, 1 for a letter with a number, else
 * 0.
 */
export function namesAt({ names, letters }: CallSite, name: string): number {
  if (names.includes(name)) return 2;
  return letters.some((letter) => name.startsWith(letter) && /^\d+$/.test(name.slice(letter.length))) ? 1 : 0;
}

function resultNames(
  file: SourceFile,
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
function targetOf(file: SourceFile, expression: SyntaxNode): string | undefined {
  const { parent } = expression;
  const [target, ...values] = parent === null ? [] : partsOf(parent);
  if (parent === null || target === undefined || values.at(-1)?.from !== expression.from) return undefined;
  if (parent.name === "VariableDeclaration" || parent.name === "Property") return textOf(file, target);
  const isVariable = parent.name === "AssignmentExpression" && target.name === "VariableName";
  return isVariable ? textOf(file, target) : undefined;
}

/** Returns `h` for `h.push(next)`. */
function rowOf(file: SourceFile, use: SyntaxNode): string | undefined {
  const call = use.parent?.name === "ArgList" ? use.parent.parent : null;
  const [callee] = call === null ? [] : partsOf(call);
  return callee === undefined ? undefined : /^(\w+)\.push$/.exec(textOf(file, callee))?.[1];
}

/** Returns `h` for `h[k] = next`, and `m` for ``names[`m${i}`] = next``. */
function indexedBy(file: SourceFile, assignment: SyntaxNode): string | undefined {
  const left = assignment.firstChild === null ? "" : textOf(file, assignment.firstChild);
  return (/\[`(\w+)\$\{/.exec(left) ?? /^(\w+)\[/.exec(left))?.[1];
}

/**
 * Returns the variables around a call whose value has many parts, such as `Y` in `const Y = rows.map(() =>
 * add(…))`.
 */
function lettersAround(file: SourceFile, call: SyntaxNode): string[] {
  const declaration = ancestorOf(call, "VariableDeclaration");
  const name = declaration?.getChild("VariableDefinition");
  return declaration && name ? [textOf(file, name), ...lettersAround(file, declaration)] : [];
}
