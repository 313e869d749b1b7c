import { getAttribute } from "../attributes.ts";
import { syntaxError } from "../python-error.ts";
import { getItem } from "../subscripts.ts";
import type { Expression } from "../tree.ts";
import { PySlice } from "../values.ts";
import { compileCall } from "./calls.ts";
import { compileComprehension } from "./comprehensions.ts";
import { type Context, type Evaluate, onLine } from "./context.ts";
import { compileDict, compileDisplay, compileText } from "./displays.ts";
import { compileLambda } from "./functions.ts";
import { load, store } from "./names.ts";
import {
  compileBinary,
  compileCompare,
  compileConditional,
  compileLogic,
  compileUnary,
} from "./operations.ts";

/** Compiles an expression. */
export function compileExpression(node: Expression, context: Context): Evaluate {
  const { line } = context;
  context.line = node.line;
  const compiled = byKind(node, context);
  context.line = line;
  return node.line === line || node.kind === "constant" ? compiled : onLine(node, compiled);
}

function byKind(node: Expression, context: Context): Evaluate {
  switch (node.kind) {
    case "name":
      return load(node.name, context);
    case "constant": {
      const { value } = node;
      return () => value;
    }
    case "text":
      return compileText(node.parts, context);
    case "binary":
      return compileBinary(node, context);
    case "unary":
      return compileUnary(node, context);
    case "logic":
      return compileLogic(node, context);
    case "compare":
      return compileCompare(node, context);
    case "call":
      return compileCall(node, context);
    case "attribute": {
      const object = context.expression(node.object);
      const { name } = node;
      return (frame) => getAttribute(object(frame), name);
    }
    case "subscript": {
      const object = context.expression(node.object);
      const index = context.expression(node.index);
      return (frame) => {
        const container = object(frame);
        return getItem(container, index(frame));
      };
    }
    case "slice": {
      const part = (bound: Expression | undefined): Evaluate =>
        bound ? context.expression(bound) : () => null;
      const [lower, upper, step] = [part(node.lower), part(node.upper), part(node.step)];
      return (frame) => {
        const [start, stop] = [lower(frame), upper(frame)];
        return new PySlice(start, stop, step(frame));
      };
    }
    case "conditional":
      return compileConditional(node, context);
    case "lambda":
      return compileLambda(node, context);
    case "list":
    case "tuple":
    case "set":
      return compileDisplay(node, context);
    case "dict":
      return compileDict(node, context);
    case "comprehension":
      return compileComprehension(node, context);
    case "walrus": {
      const value = context.expression(node.value);
      const assign = store(node.name, context);
      return (frame) => {
        const found = value(frame);
        assign(frame, found);
        return found;
      };
    }
    case "starred":
      throw syntaxError("can't use starred expression here", node);
    case "yield":
      throw syntaxError(
        "yield within an expression is not supported here; give it a statement or an assignment of its own",
        node,
      );
  }
}
