import type { SyntaxNode } from "@lezer/common";
import { importOf } from "./declarations.ts";
import { type SourceFile, textOf } from "./source-file.ts";
import { argumentsOf, around, calleeOf, dressed, FUNCTIONS, partsOf, within } from "./syntax.ts";

/** A place in a program that calls an operation. */
export interface CallSite {
  readonly call: SyntaxNode;
  /** The operation's name, or that of a function which chooses among operations. */
  readonly operation: string;
  /** Whether it is carried over to tensors by `elementwise`. */
  readonly entrywise: boolean;
  /** What the result is called. */
  readonly names: readonly string[];
  /** What the results are called besides their number, where the place is passed more than once. */
  readonly letters: readonly string[];
}

/** The calls of the engine's operations in a part of a case's file, in the order of its text. */
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

/** How well a node's name fits a place: 2 for a name of its result, 1 for one of a row, 0 for neither. */
export function namesAt({ names, letters }: CallSite, name: string): number {
  if (names.includes(name)) return 2;
  return letters.some((letter) => name.startsWith(letter) && /^\d+$/.test(name.slice(letter.length))) ? 1 : 0;
}

function resultNames(
  file: SourceFile,
  part: SyntaxNode,
  call: SyntaxNode,
): Pick<CallSite, "names" | "letters"> {
  const variable = targetOf(file, dressed(call));
  if (variable === undefined) return { names: [], letters: lettersAround(file, call) };
  const code = around(call, ...FUNCTIONS) ?? part;
  const uses = [...within(code)].filter(
    (one) => one.name === "VariableName" && textOf(file, one) === variable,
  );
  const others = uses.flatMap((use) => targetOf(file, dressed(use)) ?? []);
  const pushed = uses.flatMap((use) => rowOf(file, use) ?? []);
  const indexed = [...within(code)]
    .filter((one) => one.name === "AssignmentExpression" && one.lastChild?.name === "VariableName")
    .flatMap((one) =>
      one.lastChild && textOf(file, one.lastChild) === variable ? (indexedBy(file, one) ?? []) : [],
    );
  return { names: [variable, ...others], letters: [...pushed, ...indexed] };
}

/** The variable or key that an expression is the value of. */
function targetOf(file: SourceFile, expression: SyntaxNode): string | undefined {
  const { parent } = expression;
  const [target, ...values] = parent === null ? [] : partsOf(parent);
  if (parent === null || target === undefined || values.at(-1)?.from !== expression.from) return undefined;
  if (parent.name === "VariableDeclaration" || parent.name === "Property") return textOf(file, target);
  const isVariable = parent.name === "AssignmentExpression" && target.name === "VariableName";
  return isVariable ? textOf(file, target) : undefined;
}

/** `h` in `h.push(next)`. */
function rowOf(file: SourceFile, use: SyntaxNode): string | undefined {
  const call = use.parent?.name === "ArgList" ? use.parent.parent : null;
  const [callee] = call === null ? [] : partsOf(call);
  return callee === undefined ? undefined : /^(\w+)\.push$/.exec(textOf(file, callee))?.[1];
}

/** `h` in `h[k] = next`, and `m` in ``names[`m${i}`] = next``. */
function indexedBy(file: SourceFile, assignment: SyntaxNode): string | undefined {
  const left = assignment.firstChild === null ? "" : textOf(file, assignment.firstChild);
  return (/\[`(\w+)\$\{/.exec(left) ?? /^(\w+)\[/.exec(left))?.[1];
}

/** The variables around a call whose value is made of many: `Y` in `const Y = rows.map(() => add(…))`. */
function lettersAround(file: SourceFile, call: SyntaxNode): string[] {
  const declaration = around(call, "VariableDeclaration");
  const name = declaration?.getChild("VariableDefinition");
  return declaration && name ? [textOf(file, name), ...lettersAround(file, declaration)] : [];
}
