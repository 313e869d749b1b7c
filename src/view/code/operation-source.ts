import type { SyntaxNode } from "@lezer/common";
import { declarationOf } from "./declarations.ts";
import { type SourceFile, sourceFile } from "./source-file.ts";
import { sources } from "./sources.ts";
import { argumentsOf, calleeOf, FUNCTIONS, within } from "./syntax.ts";

/** The definition of an operation. */
export interface OperationSource {
  readonly file: SourceFile;
  /** The statement that defines the operation, with its specification. */
  readonly statement: SyntaxNode;
  /** The function that computes the value and states the pullbacks. */
  readonly apply: SyntaxNode;
  /** The `new Var(…)` in the function: the node that it makes. */
  readonly made: SyntaxNode;
}

/**
 * Returns the definition of an operation in the engine's source.
 *
 * @throws RangeError if no file defines the operation
 */
export function operationSource(id: string): OperationSource {
  for (const path of sources.keys()) {
    if (!path.startsWith("autodiff/operations/")) continue;
    const file = sourceFile(path);
    const found = declarationOf(file, id);
    const apply = found?.value.name === "CallExpression" ? argumentsOf(found.value)[0] : undefined;
    const made = apply && madeIn(file, apply);
    if (found?.file === file && apply && made) return { file, statement: found.statement, apply, made };
  }
  throw new RangeError(`code: no file in autodiff/operations defines ${id}`);
}

/** Returns the definition of `elementwise`, which applies scalar operations to tensors. */
export function elementwiseSource(): OperationSource {
  const file = sourceFile("autodiff/operations/elementwise.ts");
  const found = declarationOf(file, "elementwise");
  const made = found && madeIn(file, found.value);
  if (!found || !made) throw new RangeError("code: elementwise.ts makes no node in a function elementwise");
  return { file, statement: found.statement, apply: found.value, made };
}

function madeIn(file: SourceFile, apply: SyntaxNode): SyntaxNode | undefined {
  if (!FUNCTIONS.includes(apply.name)) return undefined;
  return [...within(apply)].find((node) => node.name === "NewExpression" && calleeOf(file, node) === "Var");
}
