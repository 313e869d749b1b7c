import type { SyntaxNode } from "@lezer/common";
import type { Value } from "../../autodiff/value.ts";
import { edgeAt, nodeAt, type Trace } from "../../trace/trace.ts";
import { valuesOf } from "../../words/notation.ts";
import { functionIn } from "./declarations.ts";
import { UNKNOWN } from "./evaluate.ts";
import { elementwiseSource, operationSource } from "./operation-source.ts";
import { type Node, type PullbackSource, pullbackSource } from "./pullback-source.ts";
import { returnsOf, scopeOf } from "./scope.ts";
import { lineAt, type SourceFile } from "./source-file.ts";
import { partsOf } from "./syntax.ts";

/** The pullback of an edge, with the nodes that it may have captured. */
export interface PullbackOfEdge extends PullbackSource {
  readonly operands: readonly (Node & { readonly value: Value })[];
  readonly made: Node & { readonly value: Value };
}

/**
 * Returns the pullback of an edge in the operation's definition. If the operation applies per entry, returns
 * the entries'.
 */
export function pullbackOf(trace: Trace, edgeIndex: number): PullbackOfEdge {
  const { child, operand } = edgeAt(trace, edgeIndex);
  const node = nodeAt(trace, child);
  const operands = valuesOf(trace, node).map((value) => ({ value }));
  const made = { value: node.value };
  return { ...pullbackSource(operationSource(node.op ?? ""), operand, operands, made), operands, made };
}

/** Returns the pullback that `elementwise` makes for an edge. It calls the pullbacks of the entries. */
export function gatherOf(trace: Trace, edgeIndex: number): PullbackOfEdge {
  const { child, operand, parent } = edgeAt(trace, edgeIndex);
  const { file } = elementwiseSource();
  const gather = functionIn(file, "gather").value;
  const { value } = nodeAt(trace, child);
  const shape = typeof value === "number" ? [] : value.shape;
  const given = [UNKNOWN, operand, nodeAt(trace, parent).value, shape].map((argument) => ({
    value: argument,
  }));
  const [code] = returnsOf(gather);
  if (code === undefined) throw new RangeError("code: gather in elementwise.ts returns nothing");
  return { code, scope: scopeOf(file, gather, given), argument: code, operands: [], made: { value } };
}

/** Returns the line on which a function's body starts to run. */
export function closureLine(file: SourceFile, code: SyntaxNode): number {
  const body = code.lastChild ?? code;
  return lineAt(file, (body.name === "Block" ? (partsOf(body)[0] ?? body) : body).from);
}
