import type { SyntaxNode } from "@lezer/common";
import type { LineRange, OperationData } from "../../../src/view/code/code-data.ts";
import { type Declaration, declarationsIn, functionIn } from "./declarations.ts";
import { lineAt, linesOf, type ParsedFile } from "./parsed-file.ts";
import { closureData, pullbacksOf } from "./pullbacks.ts";
import { returnsOf, topOf } from "./scope.ts";
import { argumentsOf, calleeOf, FUNCTIONS, within } from "./syntax.ts";

/** Returns the operations that a file defines, by id. */
export function operationsIn(file: ParsedFile): Record<string, OperationData> {
  const operations = declarationsIn(file).flatMap((declaration) => {
    const { name, value } = declaration;
    const apply = value.name === "CallExpression" ? argumentsOf(value)[0] : undefined;
    const made = apply && madeIn(file, apply);
    if (apply === undefined || made === undefined) return [];
    const pullbacks = pullbacksOf(file, apply, made);
    return [[name, { lines: until(declaration, apply), made: lineAt(file, made.from), pullbacks }] as const];
  });
  return Object.fromEntries(operations);
}

/**
 * Returns `elementwise`, which applies scalar operations to tensors, as an operation. One pullback serves all its
 * operands.
 *
 * @throws RangeError if the function makes no node, or `gather` returns no pullback
 */
export function elementwiseIn(file: ParsedFile): OperationData {
  const [declaration, gather] = [functionIn(file, "elementwise"), functionIn(file, "gather")];
  const made = madeIn(file, declaration.value);
  const [code] = returnsOf(gather.value);
  if (made === undefined || code === undefined) {
    throw new RangeError(`code: ${file.path} makes no node in elementwise, or no pullback in gather`);
  }
  const pullback = closureData({ code, scope: topOf(file), when: [] }, file, code);
  return {
    lines: until(declaration, declaration.value),
    made: lineAt(file, made.from),
    pullbacks: [[pullback]],
  };
}

function until({ file, statement }: Declaration, last: SyntaxNode): LineRange {
  return linesOf(file, { from: statement.from, to: last.to });
}

/** Returns the first `new Var(…)` in a function. */
function madeIn(file: ParsedFile, apply: SyntaxNode): SyntaxNode | undefined {
  if (!FUNCTIONS.includes(apply.name)) return undefined;
  return [...within(apply)].find((node) => node.name === "NewExpression" && calleeOf(file, node) === "Var");
}
