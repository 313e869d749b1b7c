import type { Expression } from "./tree.ts";
import { ellipsis } from "./values.ts";

/** Returns the first part of an expression that cannot be assigned to. */
export function invalidTarget(target: Expression): Expression | undefined {
  switch (target.kind) {
    case "name":
    case "attribute":
    case "subscript":
      return undefined;
    case "starred":
      return target.value.kind === "starred" ? target : invalidTarget(target.value);
    case "tuple":
    case "list":
      for (const item of target.items) {
        const wrong = invalidTarget(item);
        if (wrong) return wrong;
      }
      return undefined;
    default:
      return target;
  }
}

/** Returns CPython's words for an expression that cannot be assigned to. */
export function describeTarget(target: Expression): string {
  switch (target.kind) {
    case "constant":
      if (target.value === null) return "None";
      if (typeof target.value === "boolean") return target.value ? "True" : "False";
      return target.value === ellipsis ? "ellipsis" : "literal";
    case "text":
      return "f-string expression";
    case "binary":
    case "unary":
    case "logic":
      return "expression";
    case "compare":
      return "comparison";
    case "call":
      return "function call";
    case "conditional":
      return "conditional expression";
    case "dict":
      return "dict literal";
    case "set":
      return "set display";
    case "comprehension":
      return target.type === "generator" ? "generator expression" : `${target.type} comprehension`;
    case "walrus":
      return "named expression";
    case "yield":
      return "yield expression";
    default:
      return target.kind;
  }
}
