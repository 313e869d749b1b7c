import { shapeOf, type Value } from "../autodiff/value.ts";
import { call, equation, hadamard, number, plus, symbol, tangentOf, times } from "../formula/build.ts";
import type { Expression } from "../formula/expression.ts";
import { toText } from "../formula/to-text.ts";
import type { ForwardPasses, InputEntry } from "../trace/forward-passes.ts";
import {
  derivativeOf,
  type ForwardMoment,
  forwardMomentAt,
  gradientEntries,
  seedsOf,
  tangentsOf,
  tangentTerm,
} from "../trace/tangents.ts";
import { edgeAt, nodeAt, type Trace } from "../trace/trace.ts";
import { type ForwardCaption, type ForwardEnd, forwardWords } from "./en/forward.ts";
import { adjointAt, entryOf, valueFormula } from "./notation.ts";
import { HEARD } from "./spoken.ts";
import { tangentAt, tangentTermNumbers, tangentTermOf } from "./tangent-notation.ts";
import { hasTensors, isZero, statedRow } from "./tensor-caption.ts";
import { READ, type Writing } from "./writing.ts";

/** The numbers of a moment: its pass and its step within the pass, both from 1. */
interface Numbered {
  readonly pass: number;
  readonly passes: number;
  readonly step: number;
  readonly steps: number;
}

/** Returns the numbers of a moment of forward mode. */
export function forwardNumbers({ entries, length, total }: ForwardPasses, moment: number): Numbered {
  const at = Math.min(Math.max(moment, 0), total - 1);
  return {
    pass: Math.floor(at / length) + 1,
    passes: entries.length,
    step: (at % length) + 1,
    steps: length,
  };
}

/** Describes a moment of forward mode in one sentence. */
export function forwardCaption(
  trace: Trace,
  passes: ForwardPasses,
  moment: number,
  writing: Writing = READ,
): string {
  return forwardWords.caption(forwardCaptionOf(trace, passes, forwardMomentAt(passes, moment)), writing);
}

/** A character that no caption has. */
const MARK = "\u0001";

/** Splits the caption of a moment at its results, which stand at odd positions. */
export function forwardCaptionPieces(trace: Trace, passes: ForwardPasses, moment: number): readonly string[] {
  const result = (text: string): string => MARK + text + MARK;
  return forwardCaption(trace, passes, moment, { ...READ, result }).split(MARK);
}

/** Announces a moment of forward mode, with its formulas as they are said. */
export function forwardAnnouncement(trace: Trace, passes: ForwardPasses, moment: number): string {
  const { pass, passes: count, step, steps } = forwardNumbers(passes, moment);
  return forwardWords.announcement(pass, count, step, steps, forwardCaption(trace, passes, moment, HEARD));
}

/** Returns the name of the tangent of an input entry: ẋ₁, Ẋ₁₂. */
export function inputTangent(trace: Trace, { node, entry }: InputEntry): Expression {
  return entryOf(tangentAt(trace, node), shapeOf(nodeAt(trace, node).value), entry);
}

/** Returns the name of the entry of the gradient for an input entry: x̄₁, X̄₁₂. */
export function inputAdjoint(trace: Trace, { node, entry }: InputEntry): Expression {
  return entryOf(adjointAt(trace, node), shapeOf(nodeAt(trace, node).value), entry);
}

/**
 * Returns what a pass finds at its end: ẏ, or the outputs' tangents weighted by their seeds; L̇ if these would be
 * too many to write.
 */
export function outputTangent(trace: Trace): Expression {
  const seeds = seedsOf(trace);
  if (seeds.length > 2) return tangentOf(symbol("L"));
  const terms = seeds.map(({ node, seed }) => {
    const [adjoint, tangent] = [adjointAt(trace, node), tangentAt(trace, node)];
    if (typeof seed === "object") return call("sum", hadamard(adjoint, tangent));
    return seed === 1 ? tangent : times(adjoint, tangent);
  });
  return sum(terms);
}

function forwardCaptionOf(
  trace: Trace,
  { entries }: ForwardPasses,
  { pass, input, node, isEnd }: ForwardMoment,
): ForwardCaption {
  if (node === undefined) {
    const tangent = equation(inputTangent(trace, input), number(1));
    return { kind: "seed", tangent, others: entries.length > 1 };
  }
  const tangents = tangentsOf(trace, input);
  const value = tangents[node] ?? 0;
  const end = isEnd ? endOf(trace, input, pass, node) : undefined;
  return { kind: "push", formula: pushFormula(trace, node, tangents), value: statedRow(value), end };
}

/** Returns a tangent with the sum of its terms, in symbols, and in numbers if these are short. */
function pushFormula(trace: Trace, node: number, tangents: readonly Value[]): Expression {
  const edges = trace.edges.into(node);
  const sides = [sum(edges.map((edge) => tangentTermOf(trace, edge)))];
  if (!hasTensors(trace, nodeAt(trace, node))) {
    sides.push(sum(edges.flatMap((edge) => termInNumbers(trace, edge, tangents))));
  }
  const texts = sides.map((side) => toText(side));
  const different = sides.filter((_, i) => i === 0 || texts[i] !== toText(valueFormula(tangents[node] ?? 0)));
  return equation(tangentAt(trace, node), ...different);
}

/** Returns the term of an operand in numbers; none where its tangent is 0 and adds nothing. */
function termInNumbers(trace: Trace, edge: number, tangents: readonly Value[]): Expression[] {
  const { child, parent, operand } = edgeAt(trace, edge);
  const tangent = tangents[parent] ?? 0;
  const addsNothing = isZero(tangent) && isZero(tangentTerm(trace, child, operand, tangents));
  return addsNothing ? [] : [tangentTermNumbers(trace, edge, tangent)];
}

function sum(terms: readonly Expression[]): Expression {
  const [only, more] = terms;
  if (only === undefined) return number(0);
  return more === undefined ? only : plus(...terms);
}

function endOf(trace: Trace, input: InputEntry, pass: number, last: number): ForwardEnd {
  const tangent = outputTangent(trace);
  const isShown = toText(tangent) === toText(tangentAt(trace, last));
  return {
    forward: isShown ? undefined : equation(tangent, number(derivativeOf(trace, tangentsOf(trace, input)))),
    adjoint: equation(inputAdjoint(trace, input), number(gradientEntries(trace)[pass] ?? Number.NaN)),
  };
}
