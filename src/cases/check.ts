import { type DifferenceFault, faultOfDifference } from "../autodiff/difference-faults.ts";
import { roundingAt } from "../autodiff/differences.ts";
import type { Nested } from "../autodiff/tensor.ts";
import { roundingOf } from "../trace/rounding.ts";
import type { Trace } from "../trace/trace.ts";
import { conventionsOf } from "../words/conventions.ts";
import type { AnyCase, Values } from "./define-case.ts";
import { differenceGradient, forwardGradient, isAtKink, slopeOf } from "./gradients.ts";
import { flat, leavesOf, sectionOf } from "./objective.ts";

/** The ways to find a gradient, each of which knows nothing of the others. */
export const METHODS = ["reverse", "closed", "forward", "differences"] as const;

/** Reverse mode, the text's closed form, forward mode, or five-point differences. */
export type Method = (typeof METHODS)[number];

/** One entry of a gradient, found in all ways. */
export type CheckedEntry = Readonly<Record<Method, number>> & {
  /** The input or parameter that it is the derivative by, and the row-major position of the entry. */
  readonly leaf: string;
  readonly position: number;
  /** The largest disagreement of any two ways, relative to the largest; NaN if not all are finite. */
  readonly disagreement: number;
  /** The same of the three ways that are exact on paper. */
  readonly exactly: number;
  /** How far the roundings of the run may move each of those three from the derivative; not relative. */
  readonly resolved: number;
  /** Why the four cannot be said to agree; nothing if they do. */
  readonly fault?: CheckFault;
};

/** Why the ways to find an entry do not agree, or do not show that they do. */
export type CheckFault =
  | DifferenceFault
  /** The three that are equal on paper are further apart than rounding explains: one is wrong. */
  | { readonly kind: "formulas" }
  /** There is no derivative: the slopes on both sides differ. The three follow a convention. */
  | { readonly kind: "kink"; readonly before: number; readonly after: number }
  /**
   * The three are as near as rounding allows, but it may move them by more than the tolerance. The differences
   * are hidden if rounding explains how far they are from the three, too.
   */
  | { readonly kind: "unresolved"; readonly hidden: boolean }
  /** The differences are off, and nothing tells why. */
  | { readonly kind: "unknown" };

/** A gradient found in four ways. */
export interface Check {
  readonly entries: readonly CheckedEntry[];
  /** How many entries the gradient has, of which the last are left out where this would take too long. */
  readonly total: number;
}

/** How far from the derivative each way may be where all four are said to agree, relative to the largest. */
export const TOLERANCE = 1e-7;

/**
 * How many evaluations all passes of forward mode may take together. Only short of checkpoints a long
 * chain takes more.
 */
const MOST_EVALUATIONS = 40_000;

/**
 * Finds each entry of a case's gradient in four ways. The four are said to agree if rounding cannot have moved
 * the exact three by more than the tolerance, if these are as near to each other as their rounding allows, and
 * if the differences are within the tolerance of them.
 *
 * @param trace the case's run at these values.
 */
export function check(spec: AnyCase, values: Values, trace: Trace, most = MOST_EVALUATIONS): Check {
  const evaluations = trace.steps.filter(({ kind }) => kind === "evaluate" || kind === "recompute").length;
  let left = Math.max(1, Math.floor(most / Math.max(1, evaluations)));
  let before = 0;
  const rounding = roundingOf(trace);
  const kinks = conventionsOf(trace).length > 0;
  const entries: CheckedEntry[] = [];
  for (const leaf of leavesOf(spec)) {
    const own = { spec, values, leaf, kinks, error: rounding.objective };
    const { length } = flat(values[leaf] as Nested);
    const found = checkLeaf(own, trace, rounding.gradient.slice(before, before + length), left);
    entries.push(...found);
    left -= found.length;
    before += length;
  }
  return { entries, total: before };
}

/** The leaf whose gradient is checked, and what is known of the run. */
interface CheckRequest {
  readonly spec: AnyCase;
  readonly values: Values;
  readonly leaf: string;
  /** Whether the run met a kink of an operation. */
  readonly kinks: boolean;
  /** How far rounding may move L. */
  readonly error: number;
}

function checkLeaf(
  asked: CheckRequest,
  trace: Trace,
  resolved: readonly number[],
  most: number,
): CheckedEntry[] {
  if (most <= 0) return [];
  const { spec, values, leaf } = asked;
  const closed = flat(spec.closedForms[leaf]?.value(values));
  const forward = forwardGradient(spec, values, leaf, most);
  const differences = differenceGradient(spec, values, leaf, most);
  return flat(trace.gradients[leaf])
    .slice(0, most)
    .map((reverse, position): CheckedEntry => {
      const ways = {
        reverse,
        closed: closed[position] ?? Number.NaN,
        forward: forward[position] ?? Number.NaN,
        differences: differences[position] ?? Number.NaN,
      };
      const found = {
        leaf,
        position,
        ...ways,
        disagreement: relativeSpread(METHODS.map((way) => ways[way])),
        exactly: relativeSpread([ways.reverse, ways.closed, ways.forward]),
        resolved: resolved[position] ?? Number.POSITIVE_INFINITY,
      };
      const fault = faultOf(found, asked);
      return fault === undefined ? found : { ...found, fault };
    });
}

function faultOf(entry: Omit<CheckedEntry, "fault">, asked: CheckRequest): CheckFault | undefined {
  const { position, reverse, closed, forward, differences, resolved } = entry;
  const exact = [reverse, closed, forward];
  const size = Math.max(...exact.map(Math.abs));
  // Each may be off by what is resolved, in opposite directions.
  const apart = Math.max(...exact) - Math.min(...exact) > 2 * resolved;
  if (apart && exact.every(Number.isFinite)) return { kind: "formulas" };
  if (Number.isNaN(entry.disagreement)) return { kind: "infinite" };

  const { spec, values, leaf, error } = asked;
  const x = flat(values[leaf] as Nested)[position] ?? 0;
  const slope = slopeOf(spec, values, leaf, position);
  if (asked.kinks && isAtKink(spec, values, leaf, position)) {
    const beside = Math.max(Math.abs(x) * Number.EPSILON, Number.MIN_VALUE);
    const [before, after] = [slope(x - beside), slope(x + beside)];
    if (Math.abs(before - after) > TOLERANCE * Math.max(Math.abs(before), Math.abs(after))) {
      return { kind: "kink", before, after };
    }
  }
  const section = sectionOf(spec, values, leaf, position);
  const off = Math.abs(differences - reverse);
  if (resolved > TOLERANCE * size) {
    return { kind: "unresolved", hidden: off <= resolved + roundingAt(section, x, error) };
  }
  if (off <= TOLERANCE * size) return undefined;
  return faultOfDifference(section, slope, x, reverse, error) ?? { kind: "unknown" };
}

/** How far numbers are apart, relative to the largest of them; NaN if not all are finite. */
function relativeSpread(numbers: readonly number[]): number {
  const size = Math.max(...numbers.map(Math.abs));
  return size === 0 ? 0 : Math.max(...numbers) / size - Math.min(...numbers) / size;
}
