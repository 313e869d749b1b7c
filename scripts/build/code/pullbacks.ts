import type { SyntaxNode } from "@lezer/common";
import type { Expression, PullbackData } from "../../../src/view/code/code-data.ts";
import { captured } from "./captured.ts";
import { declarationOf } from "./declarations.ts";
import { evaluate, isExpression } from "./evaluate.ts";
import { lineAt, type ParsedFile, positionAt, textOf } from "./parsed-file.ts";
import { returnsOf, type Scope, scopeOfCall, scopeOfOperation, topOf } from "./scope.ts";
import { ancestorOf, argumentsOf, assignmentsTo, calleeOf, FUNCTIONS, partsOf, unwrapped } from "./syntax.ts";

/** A function that an expression may stand for. */
export interface Closure {
  readonly code: SyntaxNode;
  readonly scope: Scope;
  /** The conditions under which the expression stands for the function. */
  readonly when: readonly Expression[];
}

/**
 * Returns the closures that may be the pullback for each operand, found by following the operation's definition
 * from its `new Var(…)`.
 *
 * @param apply the function that computes the value and states the pullbacks
 * @param made the `new Var(value, op, a, pullA, b, pullB, [[c, pullC], …])` in it
 * @throws RangeError if the definition leads to no function
 */
export function pullbacksOf(file: ParsedFile, apply: SyntaxNode, made: SyntaxNode): PullbackData[][] {
  const scope = scopeOfOperation(file, apply);
  const [, , , first, , second, more] = argumentsOf(made);
  const others = more === undefined ? [] : partsOf(more).map((pair) => partsOf(pair)[1]);
  return [first, second, ...others].flatMap((argument) => {
    if (argument === undefined) return [];
    const closures = closuresOf(argument, scope);
    if (closures.length === 0) {
      throw new RangeError(`code: ${file.path} states no pullback by ${textOf(file, argument)}`);
    }
    return [closures.filter(isReached).map((closure) => closureData(closure, file, argument))];
  });
}

/** Returns whether no closure before it is the pullback without conditions. */
function isReached(_: Closure, i: number, closures: readonly Closure[]): boolean {
  return closures.slice(0, i).every(({ when }) => when.length > 0);
}

/**
 * Returns a closure as data.
 *
 * @param definition the file of the operation's definition
 * @param argument the expression in it that stands for the closure
 */
export function closureData(
  { code, scope, when }: Closure,
  definition: ParsedFile,
  argument: SyntaxNode,
): PullbackData {
  const { file } = scope;
  const name = code.name === "FunctionDeclaration" ? code.getChild("VariableDefinition") : null;
  const isOwn = file === definition && argument.from === code.from;
  return {
    when,
    path: file.path,
    from: positionAt(file, code.from),
    to: positionAt(file, code.to),
    runs: firstLine(file, code),
    name: name === null ? undefined : textOf(file, name),
    argument: isOwn || name !== null ? undefined : textOf(definition, argument),
    captured: captured(code, scope),
  };
}

/** Returns the line on which a function's body starts to run. */
function firstLine(file: ParsedFile, code: SyntaxNode): number {
  const body = code.lastChild ?? code;
  return lineAt(file, (body.name === "Block" ? (partsOf(body)[0] ?? body) : body).from);
}

/** Returns the functions that an expression may stand for. The first whose conditions hold is the one. */
function closuresOf(expression: SyntaxNode, scope: Scope): Closure[] {
  const node = unwrapped(expression);
  if (FUNCTIONS.includes(node.name)) return [{ code: node, scope, when: [] }];
  switch (node.name) {
    case "VariableName":
      return closuresNamed(textOf(scope.file, node), scope);
    case "MemberExpression":
      return closureAssigned(node, scope);
    case "CallExpression":
      return closuresReturned(node, scope);
    case "BinaryExpression":
    case "ConditionalExpression":
      return partsOf(node)
        .slice(-2)
        .flatMap((side) => closuresOf(side, scope));
    default:
      return [];
  }
}

function closuresNamed(name: string, scope: Scope): Closure[] {
  const binding = scope.names.get(name);
  if (binding !== undefined) {
    return "expression" in binding ? closuresOf(binding.expression, binding.scope) : [];
  }
  const found = declarationOf(scope.file, name);
  return found === undefined ? [] : closuresOf(found.value, topOf(found.file));
}

/** Returns the closure that the surrounding function assigns to a property that it also returns. */
function closureAssigned(member: SyntaxNode, scope: Scope): Closure[] {
  const code = ancestorOf(member, ...FUNCTIONS);
  const assignment = code && assignmentsTo(scope.file, code, textOf(scope.file, member))[0];
  const value = assignment?.lastChild;
  return value && FUNCTIONS.includes(value.name) ? [{ code: value, scope, when: [] }] : [];
}

function closuresReturned(call: SyntaxNode, scope: Scope): Closure[] {
  const name = calleeOf(scope.file, call);
  const called = name === undefined ? undefined : scopeOfCall(call, name, scope);
  if (called === undefined) return [];
  return returnsOf(called.code).flatMap((returned) => {
    const condition = conditionOf(returned, called.scope);
    return closuresOf(returned, called.scope).map((closure) => ({
      ...closure,
      when: [...condition, ...closure.when],
    }));
  });
}

/** Returns the condition of the `if` around a `return`, if its value can be found. */
function conditionOf(returned: SyntaxNode, scope: Scope): Expression[] {
  const statement = ancestorOf(returned, "ReturnStatement")?.parent;
  const condition = statement?.name === "IfStatement" ? partsOf(statement)[0] : undefined;
  const value = condition && evaluate(condition, scope);
  return isExpression(value) ? [value] : [];
}
