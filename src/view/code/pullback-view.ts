import type { Value } from "../../autodiff/value.ts";
import { symbolOf } from "../../formula/build.ts";
import type { Expression } from "../../formula/expression.ts";
import { toText } from "../../formula/to-text.ts";
import { keptOn } from "../../trace/kept-values.ts";
import { edgeAt, nodeAt, type Trace } from "../../trace/trace.ts";
import { keptFormula } from "../../words/kept-formula.ts";
import { nameOf } from "../../words/notation.ts";
import { type Captured, captured } from "./captured.ts";
import { isEntrywise } from "./code-at.ts";
import { UNKNOWN } from "./evaluate.ts";
import { operationSource } from "./operation-source.ts";
import { type PullbackOfEdge, pullbackOf } from "./pullback-of.ts";
import { lineAt, type SourceFile, textOf } from "./source-file.ts";

/** A name that a closure captured, with its value in this run. */
export interface CapturedName {
  /** The name in the closure's code, such as `a.value`. */
  readonly name: string;
  /** The symbol of the node whose value it is, or the formula of a value made for the pullback. */
  readonly formula: Expression | undefined;
  /** The number or tensor; for other values the code, such as `"matmul"`. */
  readonly value: Value | string;
}

/** A stored pullback: its source and what it captured. */
export interface PullbackView {
  readonly file: SourceFile;
  /** The range of its code in the file, such as `(g: number) => g * Math.cos(a.value)`. */
  readonly from: number;
  readonly to: number;
  /** The name of a pullback that is a named function of several lines, such as `columnSums`. */
  readonly name: string | undefined;
  /** The file and line, such as `curves.ts:7`. */
  readonly place: string;
  /**
   * The expression for the pullback in the operation's definition, such as `times(b)`, if it is not the code
   * itself.
   */
  readonly argument: string | undefined;
  /** Whether the pullback is called for each entry of a tensor. */
  readonly entrywise: boolean;
  readonly captured: readonly CapturedName[];
}

/** Returns the pullback of an edge in the engine's source. */
export function pullbackView(trace: Trace, edge: number): PullbackView {
  const pullback = pullbackOf(trace, edge);
  const { code, argument, scope, made } = pullback;
  const { child } = edgeAt(trace, edge);
  const definition = operationSource(nodeAt(trace, child).op ?? "").file;
  const name = code.name === "FunctionDeclaration" ? code.getChild("VariableDefinition") : null;
  const stated = textOf(definition, argument);
  const isOwn = scope.file === definition && argument.from === code.from;
  return {
    file: scope.file,
    from: code.from,
    to: code.to,
    name: name === null ? undefined : textOf(scope.file, name),
    place: `${scope.file.path.replace(/.*\//, "")}:${lineAt(scope.file, code.from)}`,
    argument: isOwn || name !== null ? undefined : stated,
    entrywise: isEntrywise(trace, child),
    captured: captured(pullback, made).map(namer(trace, edge, pullback)),
  };
}

function namer(
  trace: Trace,
  edge: number,
  { operands, made }: PullbackOfEdge,
): (captured: Captured) => CapturedName {
  const node = nodeAt(trace, edgeAt(trace, edge).child);
  const symbolFor = (of: Captured["of"]): Expression | undefined => {
    if (of === made) return symbolOf(nameOf(node));
    const operand = node.operands.find((_, i) => operands[i] === of);
    if (of === undefined || operand === undefined) return undefined;
    const name = "node" in operand ? nameOf(nodeAt(trace, operand.node)) : operand.name;
    return name === undefined ? undefined : symbolOf(name);
  };
  const found = new Set<string>();
  // Values that an operation made for its pullback cannot be evaluated from code: they are the remaining
  // residuals.
  const residual = (): Omit<CapturedName, "name"> | undefined => {
    const kept = keptOn(trace, edge).find((residual) => !found.has(toText(keptFormula(trace, residual))));
    const value = kept?.value ?? (kept?.node === undefined ? undefined : nodeAt(trace, kept.node).value);
    return kept === undefined || value === undefined
      ? undefined
      : { formula: keptFormula(trace, kept), value };
  };
  return ({ name, value, of, made: expression = "" }) => {
    if (value === UNKNOWN) return { name, ...(residual() ?? { formula: undefined, value: expression }) };
    const formula = symbolFor(
      of ?? operands.find((operand) => typeof value === "object" && operand.value === value),
    );
    if (formula !== undefined) found.add(toText(formula));
    return { name, formula, value: isValue(value) ? value : JSON.stringify(value).replaceAll(",", ", ") };
  };
}

function isValue(value: unknown): value is Value {
  return typeof value === "number" || (typeof value === "object" && value !== null && "data" in value);
}
