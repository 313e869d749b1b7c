import { number, symbol, symbolOf } from "../formula/build.ts";
import type { Expression } from "../formula/expression.ts";
import type { KeptValue } from "../trace/kept-values.ts";
import { nodeAt, type Trace } from "../trace/trace.ts";
import { symbolAt } from "./notation.ts";

/** Returns the formula of a value that a pullback keeps: W, a mask M, (P − T)/B. */
export function keptFormula(trace: Trace, { child, formula }: KeptValue): Expression {
  const operands = nodeAt(trace, child).operands.map((operand) => {
    if ("node" in operand) return symbolAt(trace, operand.node);
    if (operand.name !== undefined) return symbolOf(operand.name);
    return typeof operand.constant === "number" ? number(operand.constant) : symbol("");
  });
  return formula(symbolAt(trace, child), ...operands);
}
