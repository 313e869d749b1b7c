import type { Value } from "../../autodiff/value.ts";
import { symbolOf } from "../../formula/build.ts";
import type { Expression } from "../../formula/expression.ts";
import { toText } from "../../formula/to-text.ts";
import { keptOn } from "../../trace/kept-values.ts";
import { edgeAt, nodeAt, type Trace } from "../../trace/trace.ts";
import { keptFormula } from "../../words/kept-formula.ts";
import { nameOf } from "../../words/notation.ts";
import type { CapturedData } from "./code-data.ts";
import { evaluate } from "./evaluate.ts";
import { isEntrywise } from "./is-entrywise.ts";
import { pullbackOf, valuesAt } from "./pullback-code.ts";
import type { SourceFile } from "./source-file.ts";

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
  const { file, from, to, data } = pullbackOf(trace, edge);
  return {
    file,
    from,
    to,
    name: data.name,
    place: `${file.path.replace(/.*\//, "")}:${data.from[0]}`,
    argument: data.argument,
    entrywise: isEntrywise(trace, edgeAt(trace, edge).child),
    captured: capturedNames(trace, edge, data.captured),
  };
}

function capturedNames(trace: Trace, edge: number, captured: readonly CapturedData[]): CapturedName[] {
  const { child } = edgeAt(trace, edge);
  const node = nodeAt(trace, child);
  const values = valuesAt(trace, child);
  const symbolFor = (of: number | "made"): Expression | undefined => {
    if (of === "made") return symbolOf(nameOf(node));
    const operand = node.operands[of];
    if (operand === undefined) return undefined;
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
  return captured.map(({ name, value: expression, source = "" }) => {
    const value = expression && evaluate(expression, values);
    if (value === undefined) return { name, ...(residual() ?? { formula: undefined, value: source }) };
    const formula = expression?.kind === "value" ? symbolFor(expression.of) : undefined;
    if (formula !== undefined) found.add(toText(formula));
    return { name, formula, value: isValue(value) ? value : JSON.stringify(value).replaceAll(",", ", ") };
  });
}

function isValue(value: unknown): value is Value {
  return typeof value === "number" || (typeof value === "object" && value !== null && "data" in value);
}
