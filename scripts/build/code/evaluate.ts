import type { SyntaxNode } from "@lezer/common";
import type { Expression } from "../../../src/view/code/code-data.ts";
import { textOf } from "./parsed-file.ts";
import { type Binding, type Known, returnsOf, type Scope, scopeOfCall } from "./scope.ts";
import { argumentsOf, assignmentsTo, calleeOf, partsOf, unwrapped } from "./syntax.ts";

/**
 * Returns what is known about the value of an expression that passes on an operation's operands: names,
 * properties, literals, sizes, and functions that return an argument. Returns undefined for other expressions.
 */
export function evaluate(expression: SyntaxNode, scope: Scope): Known | undefined {
  const node = unwrapped(expression);
  switch (node.name) {
    case "VariableName":
      return evaluateName(textOf(scope.file, node), scope);
    case "MemberExpression": {
      const [object, property] = partsOf(node);
      if (object === undefined || property?.name !== "PropertyName") return undefined;
      return propertyOf(evaluate(object, scope), textOf(scope.file, property));
    }
    case "String":
      return { kind: "literal", value: textOf(scope.file, node).slice(1, -1) };
    case "Number":
      return { kind: "literal", value: Number(textOf(scope.file, node)) };
    case "NewExpression":
      return calleeOf(scope.file, node) === "Var" ? { kind: "node", of: "made" } : undefined;
    case "ObjectExpression":
      return partsOf(node).length === 0 ? { kind: "object", properties: new Map() } : undefined;
    case "UnaryExpression":
      return evaluateTypeof(node, scope);
    case "BinaryExpression":
      return evaluateEquality(node, scope);
    case "CallExpression":
      return evaluateCall(node, scope);
    default:
      return undefined;
  }
}

/** Returns what is known about the value of a name of a function's scope. */
export function evaluateName(name: string, scope: Scope): Known | undefined {
  const binding = scope.names.get(name);
  if (binding === undefined) return undefined;
  const value = evaluateBinding(binding);
  return value?.kind === "object" && value.properties.size === 0 ? withProperties(name, scope) : value;
}

/** Returns a property of a value. */
export function propertyOf(object: Known | undefined, name: string): Known | undefined {
  switch (object?.kind) {
    case "node":
      return name === "value" ? { kind: "value", of: object.of } : undefined;
    case "object":
      return object.properties.get(name);
    case "value":
    case "property":
    case "call":
      return { kind: "property", object, name };
    default:
      return undefined;
  }
}

/** Returns whether a value is given by an expression, and is not a node or an object of the source. */
export function isExpression(value: Known | undefined): value is Expression {
  return value !== undefined && value.kind !== "node" && value.kind !== "object";
}

function evaluateBinding(binding: Binding): Known | undefined {
  if ("value" in binding) return binding.value;
  const value = evaluate(binding.expression, binding.scope);
  return binding.property === undefined ? value : propertyOf(value, binding.property);
}

/** Returns an object that starts empty and gets its properties by assignment. */
function withProperties(name: string, scope: Scope): Known | undefined {
  const { file, code } = scope;
  if (code === undefined) return undefined;
  const lefts = textOf(file, code).match(new RegExp(`\\b${name}\\.\\w+(?= = )`, "g")) ?? [];
  const properties = lefts.map((left) => {
    const right = assignmentsTo(file, code, left)[0]?.lastChild;
    return [left.slice(name.length + 1), right ? evaluate(right, scope) : undefined] as const;
  });
  return { kind: "object", properties: new Map(properties) };
}

function evaluateTypeof(node: SyntaxNode, scope: Scope): Known | undefined {
  const [part] = partsOf(node);
  if (part === undefined || node.getChild("typeof") === null) return undefined;
  const operand = evaluate(part, scope);
  return isExpression(operand) ? { kind: "typeof", operand } : undefined;
}

function evaluateEquality(node: SyntaxNode, scope: Scope): Known | undefined {
  const operator = node.getChild("CompareOp");
  const sign = operator === null ? "" : textOf(scope.file, operator);
  const sides = partsOf(node).map((part) => evaluate(part, scope));
  if (!/^[=!]==$/.test(sign) || !sides.every(isExpression)) return undefined;
  return { kind: "equal", sides, negated: sign === "!==" };
}

function evaluateCall(node: SyntaxNode, scope: Scope): Known | undefined {
  const name = calleeOf(scope.file, node);
  if (name === "matrix" || name === "shapeOf" || name === "sizeOf") {
    const given = argumentsOf(node).map((argument) => evaluate(argument, scope));
    return given.every(isExpression) ? { kind: "call", name, arguments: given } : undefined;
  }
  const called = name === undefined ? undefined : scopeOfCall(node, name, scope);
  if (called === undefined) return undefined;
  const returned = returnsOf(called.code).map((node) => textOf(called.scope.file, unwrapped(node)));
  const [handed] = returned;
  const isHandedOn = handed !== undefined && returned.every((text) => text === handed);
  return isHandedOn && called.scope.names.has(handed) ? evaluateName(handed, called.scope) : undefined;
}
