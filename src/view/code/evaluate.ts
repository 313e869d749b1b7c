import type { SyntaxNode } from "@lezer/common";
import { matrix } from "../../autodiff/matrix.ts";
import { sizeOf } from "../../autodiff/tensor.ts";
import { shapeOf } from "../../autodiff/value.ts";
import { type Binding, returnsOf, type Scope, scopeOfCall } from "./scope.ts";
import { textOf } from "./source-file.ts";
import { argumentsOf, assignmentsTo, calleeOf, partsOf, unwrapped } from "./syntax.ts";

/** Sentinel: not statically evaluable. */
export const UNKNOWN = Symbol("unknown");

/** The engine's functions that are called directly: they determine sizes. */
const KNOWN: Readonly<Record<string, (...given: never[]) => unknown>> = { matrix, shapeOf, sizeOf };

/**
 * Returns the value of an expression that passes on an operation's operands: names, properties, literals,
 * sizes, and functions that return an argument. Returns `UNKNOWN` for other expressions.
 *
 * @param made the node that the operation makes
 */
export function evaluate(expression: SyntaxNode, scope: Scope, made: object): unknown {
  const node = unwrapped(expression);
  switch (node.name) {
    case "VariableName":
      return evaluateName(textOf(scope.file, node), scope, made);
    case "MemberExpression": {
      const [object, property] = partsOf(node);
      if (object === undefined || property?.name !== "PropertyName") return UNKNOWN;
      return propertyOf(evaluate(object, scope, made), textOf(scope.file, property));
    }
    case "String":
      return textOf(scope.file, node).slice(1, -1);
    case "Number":
      return Number(textOf(scope.file, node));
    case "NewExpression":
      return calleeOf(scope.file, node) === "Var" ? made : UNKNOWN;
    case "ObjectExpression":
      return partsOf(node).length === 0 ? {} : UNKNOWN;
    case "UnaryExpression":
      return evaluateTypeof(node, scope, made);
    case "BinaryExpression":
      return evaluateEquality(node, scope, made);
    case "CallExpression":
      return evaluateCall(node, scope, made);
    default:
      return UNKNOWN;
  }
}

/** Returns the value of a name of a function's scope. */
export function evaluateName(name: string, scope: Scope, made: object): unknown {
  const binding = scope.names.get(name);
  if (binding === undefined) return UNKNOWN;
  const value = evaluateBinding(binding, made);
  return isEmpty(value) ? withProperties(name, scope, made) : value;
}

function evaluateBinding(binding: Binding, made: object): unknown {
  if ("value" in binding) return binding.value;
  const value = evaluate(binding.expression, binding.scope, made);
  return binding.property === undefined ? value : propertyOf(value, binding.property);
}

/** Returns an object that starts empty and gets its properties by assignment. */
function withProperties(name: string, { file, code, names }: Scope, made: object): unknown {
  if (code === undefined) return UNKNOWN;
  const properties = [
    ...new Set(textOf(file, code).match(new RegExp(`\\b${name}\\.\\w+(?= = )`, "g")) ?? []),
  ];
  return Object.fromEntries(
    properties.map((left) => {
      const right = assignmentsTo(file, code, left)[0]?.lastChild;
      return [left.slice(name.length + 1), right ? evaluate(right, { file, code, names }, made) : UNKNOWN];
    }),
  );
}

function evaluateTypeof(node: SyntaxNode, scope: Scope, made: object): unknown {
  const [operand] = partsOf(node);
  if (operand === undefined || node.getChild("typeof") === null) return UNKNOWN;
  const value = evaluate(operand, scope, made);
  return value === UNKNOWN ? UNKNOWN : typeof value;
}

function evaluateEquality(node: SyntaxNode, scope: Scope, made: object): unknown {
  const operator = node.getChild("CompareOp");
  const [left, right] = partsOf(node).map((part) => evaluate(part, scope, made));
  if (operator === null || left === UNKNOWN || right === UNKNOWN) return UNKNOWN;
  const sign = textOf(scope.file, operator);
  return sign === "===" ? left === right : sign === "!==" ? left !== right : UNKNOWN;
}

function evaluateCall(node: SyntaxNode, scope: Scope, made: object): unknown {
  const name = calleeOf(scope.file, node);
  if (name === undefined) return UNKNOWN;
  const known = Object.hasOwn(KNOWN, name) ? KNOWN[name] : undefined;
  if (known !== undefined) {
    const given = argumentsOf(node).map((argument) => evaluate(argument, scope, made));
    return given.includes(UNKNOWN) ? UNKNOWN : known(...(given as never[]));
  }
  const called = scopeOfCall(node, name, scope);
  if (called === undefined) return UNKNOWN;
  const returned = returnsOf(called.code).map((node) => textOf(called.scope.file, unwrapped(node)));
  const [handed] = returned;
  const isHandedOn = handed !== undefined && returned.every((text) => text === handed);
  return isHandedOn && called.scope.names.has(handed) ? evaluateName(handed, called.scope, made) : UNKNOWN;
}

function propertyOf(object: unknown, property: string): unknown {
  if (typeof object !== "object" || object === null || !Object.hasOwn(object, property)) return UNKNOWN;
  return (object as Readonly<Record<string, unknown>>)[property];
}

function isEmpty(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}
