import type { SyntaxNode } from "@lezer/common";
import { declarationOf } from "./declarations.ts";
import { evaluate } from "./evaluate.ts";
import type { OperationSource } from "./operation-source.ts";
import { returnsOf, type Scope, scopeOf, scopeOfCall, topOf } from "./scope.ts";
import { textOf } from "./source-file.ts";
import { ancestorOf, argumentsOf, assignmentsTo, calleeOf, FUNCTIONS, partsOf, unwrapped } from "./syntax.ts";

/** The closure that an operation stores for an operand. */
export interface PullbackSource {
  /** The code of the function, such as `(g: number) => g * Math.cos(a.value)`. */
  readonly code: SyntaxNode;
  /** The names in scope, including the captured names. */
  readonly scope: Scope;
  /**
   * The argument of `new Var(…)` that gives the closure: the closure itself, a name, or a call such as
   * `times(b)`.
   */
  readonly argument: SyntaxNode;
}

/** A node as a closure reads it. */
export interface Node {
  readonly value: unknown;
}

/**
 * Returns the pullback for an operand, found by following the operation's definition from its `new Var(…)`.
 *
 * @param operands the operands of the operation
 * @param made the node that the operation makes
 * @throws RangeError if the definition leads to no function
 */
export function pullbackSource(
  { file, apply, made: creation }: OperationSource,
  operand: number,
  operands: readonly Node[],
  made: Node,
): PullbackSource {
  const scope = scopeOf(
    file,
    apply,
    operands.map((value) => ({ value })),
  );
  const argument = pullbackArgument(creation, operand);
  const found = argument && closureOf(argument, scope, made);
  if (argument === undefined || found === undefined) {
    throw new RangeError(`code: ${file.path} states no pullback for operand ${operand}`);
  }
  return { ...found, argument };
}

/** Returns the argument for an operand in `new Var(value, op, a, pullA, b, pullB, [[c, pullC], …])`. */
function pullbackArgument(creation: SyntaxNode, operand: number): SyntaxNode | undefined {
  const given = argumentsOf(creation);
  if (operand < 2) return given[3 + 2 * operand];
  const pair = given[6] && partsOf(given[6])[operand - 2];
  return pair && partsOf(pair)[1];
}

interface Closure {
  readonly code: SyntaxNode;
  readonly scope: Scope;
}

function closureOf(expression: SyntaxNode, scope: Scope, made: Node): Closure | undefined {
  const node = unwrapped(expression);
  if (FUNCTIONS.includes(node.name)) return { code: node, scope };
  const either = (): Closure | undefined => {
    const [left, right] = partsOf(node).slice(-2);
    return (left && closureOf(left, scope, made)) ?? (right && closureOf(right, scope, made));
  };
  switch (node.name) {
    case "VariableName":
      return closureNamed(textOf(scope.file, node), scope, made);
    case "MemberExpression":
      return closureAssigned(node, scope);
    case "CallExpression":
      return closureReturned(node, scope, made);
    case "BinaryExpression":
    case "ConditionalExpression":
      return either();
    default:
      return undefined;
  }
}

function closureNamed(name: string, scope: Scope, made: Node): Closure | undefined {
  const binding = scope.names.get(name);
  if (binding !== undefined) {
    return "expression" in binding ? closureOf(binding.expression, binding.scope, made) : undefined;
  }
  const found = declarationOf(scope.file, name);
  return found && closureOf(found.value, topOf(found.file), made);
}

/** Returns the closure that the surrounding function assigns to a property that it also returns. */
function closureAssigned(member: SyntaxNode, scope: Scope): Closure | undefined {
  const code = ancestorOf(member, ...FUNCTIONS);
  const assignment = code && assignmentsTo(scope.file, code, textOf(scope.file, member))[0];
  const value = assignment?.lastChild;
  return value && FUNCTIONS.includes(value.name) ? { code: value, scope } : undefined;
}

function closureReturned(call: SyntaxNode, scope: Scope, made: Node): Closure | undefined {
  const name = calleeOf(scope.file, call);
  const called = name === undefined ? undefined : scopeOfCall(call, name, scope);
  if (called === undefined) return undefined;
  for (const returned of returnsOf(called.code)) {
    if (isPassedBy(returned, called.scope, made)) continue;
    const closure = closureOf(returned, called.scope, made);
    if (closure !== undefined) return closure;
  }
  return undefined;
}

/** Returns whether a `return` is under an `if` whose condition is known to be false. */
function isPassedBy(returned: SyntaxNode, scope: Scope, made: Node): boolean {
  const statement = ancestorOf(returned, "ReturnStatement")?.parent;
  const condition = statement?.name === "IfStatement" ? partsOf(statement)[0] : undefined;
  return condition !== undefined && evaluate(condition, scope, made) === false;
}
