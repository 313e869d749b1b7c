import { compare, type Order } from "../compare.ts";
import type { Value } from "../object.ts";
import { binary, contains, unary } from "../operators.ts";
import type { BinaryOperator, Comparison, Of } from "../tree.ts";
import { isTrue } from "../truth.ts";
import { PyFloat } from "../values.ts";
import type { Context, Evaluate } from "./context.ts";

/** Compiles `left operator right`. Numbers take the short way. */
export function compileBinary(node: Of<"binary">, context: Context): Evaluate {
  return operate(node.operator, context.expression(node.left), context.expression(node.right));
}

function operate(operator: BinaryOperator, left: Evaluate, right: Evaluate): Evaluate {
  switch (operator) {
    case "+":
      return (frame) => {
        const a = left(frame);
        const b = right(frame);
        if (typeof a === "number" && typeof b === "number") {
          const sum = a + b;
          if (Number.isSafeInteger(sum)) return sum;
        } else if (a instanceof PyFloat && b instanceof PyFloat) return new PyFloat(a.value + b.value);
        return binary("+", a, b);
      };
    case "-":
      return (frame) => {
        const a = left(frame);
        const b = right(frame);
        if (typeof a === "number" && typeof b === "number") {
          const difference = a - b;
          if (Number.isSafeInteger(difference)) return difference;
        } else if (a instanceof PyFloat && b instanceof PyFloat) return new PyFloat(a.value - b.value);
        return binary("-", a, b);
      };
    case "*":
      return (frame) => {
        const a = left(frame);
        const b = right(frame);
        if (typeof a === "number" && typeof b === "number") {
          const product = a * b;
          if (Number.isSafeInteger(product)) return product + 0;
        } else if (a instanceof PyFloat && b instanceof PyFloat) return new PyFloat(a.value * b.value);
        return binary("*", a, b);
      };
    default:
      return (frame) => {
        const a = left(frame);
        return binary(operator, a, right(frame));
      };
  }
}

/** Compiles `-x`, `+x`, `~x` and `not x`. */
export function compileUnary(node: Of<"unary">, context: Context): Evaluate {
  const operand = context.expression(node.operand);
  const { operator } = node;
  if (operator === "not") return (frame) => !isTrue(operand(frame));
  return (frame) => unary(operator, operand(frame));
}

/** Compiles `a and b`, `a or b`. */
export function compileLogic(node: Of<"logic">, context: Context): Evaluate {
  const values = node.values.map((value) => context.expression(value));
  const stops = node.operator === "or";
  const last = values.pop() as Evaluate;
  return (frame) => {
    for (const value of values) {
      const found = value(frame);
      if (isTrue(found) === stops) return found;
    }
    return last(frame);
  };
}

export function compileConditional(node: Of<"conditional">, context: Context): Evaluate {
  const test = context.expression(node.test);
  const then = context.expression(node.then);
  const otherwise = context.expression(node.otherwise);
  return (frame) => (isTrue(test(frame)) ? then(frame) : otherwise(frame));
}

/** Compiles a comparison or a chain of comparisons, whose middle values are evaluated once. */
export function compileCompare(node: Of<"compare">, context: Context): Evaluate {
  const left = context.expression(node.left);
  const rest = node.rest.map(({ operator, right }) => ({
    test: comparison(operator),
    right: context.expression(right),
  }));
  const [only] = rest;
  if (only && rest.length === 1) {
    const { test, right } = only;
    return (frame) => {
      const a = left(frame);
      return test(a, right(frame));
    };
  }
  return (frame) => {
    let a = left(frame);
    let result: Value = true;
    for (const { test, right } of rest) {
      const b = right(frame);
      result = test(a, b);
      if (!isTrue(result)) return result;
      a = b;
    }
    return result;
  };
}

function comparison(operator: Comparison): (a: Value, b: Value) => Value {
  switch (operator) {
    case "is":
      return isSame;
    case "is not":
      return (a, b) => !isSame(a, b);
    case "in":
      return (a, b) => contains(b, a);
    case "not in":
      return (a, b) => !contains(b, a);
    case "<":
      return (a, b) => (typeof a === "number" && typeof b === "number" ? a < b : compare("<", a, b));
    case ">":
      return (a, b) => (typeof a === "number" && typeof b === "number" ? a > b : compare(">", a, b));
    case "==":
      return (a, b) => (typeof a === "number" && typeof b === "number" ? a === b : compare("==", a, b));
    default:
      return (a, b) => compare(operator as Order, a, b);
  }
}

/** `a is b`. */
function isSame(a: Value, b: Value): boolean {
  return a === b;
}
