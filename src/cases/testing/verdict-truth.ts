import type { Decimal } from "decimal.js";
import { derivative, roundingAt } from "../../autodiff/differences.ts";
import type { Nested } from "../../autodiff/tensor.ts";
import { roundingOf } from "../../trace/rounding.ts";
import type { Trace } from "../../trace/trace.ts";
import { type CheckedEntry, check, METHODS, TOLERANCE } from "../check.ts";
import type { AnyCase, Values } from "../define-case.ts";
import { flat, leavesOf, sectionOf } from "../objective.ts";
import { differenceOf, gradientOf, leavesOfTrace } from "./decimal-reference.ts";
import { decimalOf } from "./decimal-rules.ts";

/** The kinds of the check's verdicts, `agree` among them, and what is false about each false verdict. */
export interface Judged {
  readonly kinds: readonly string[];
  readonly lies: readonly string[];
}

/**
 * Compares the check's verdict on each entry with the derivative and the differences to 60 digits.
 *
 * - *agree* is true if each way is within the tolerance of the derivative, and the three exact ones within
 *   what the check says doubles resolve;
 * - *formulas* (one of the three is wrong) is false of all cases as they are;
 * - *unresolved* if the three are within it, and it is more than the tolerance;
 * - *kink* if the derivative is another on the two sides of the point, and both are as told;
 * - *step* if the differences without any rounding are off by at least half of what was found;
 * - *rounding* if the rounding in them is no more than told, and explains what was found;
 * - *infinite* if a way is not finite; *unknown*, which claims nothing, if the three are right.
 *
 * Errors of a few of the smallest doubles are ignored.
 */
export function judge(spec: AnyCase, values: Values, trace: Trace): Judged {
  const { entries } = check(spec, values, trace);
  const leaves = leavesOfTrace(trace);
  const truths = gradientOf(trace, leaves);
  const starts = startsOf(spec, values);
  const { objective } = roundingOf(trace);
  const lies = entries.flatMap((entry) => {
    const leaf = (starts.get(entry.leaf) ?? 0) + entry.position;
    const problem = lieOf({ spec, values, trace, leaves, leaf, truth: truths[leaf], objective }, entry);
    return problem === undefined ? [] : [`${entry.leaf} ${entry.position}, ${kindOf(entry)}: ${problem}`];
  });
  return { kinds: entries.map(kindOf), lies };
}

interface Facts {
  readonly spec: AnyCase;
  readonly values: Values;
  readonly trace: Trace;
  readonly leaves: readonly Decimal[];
  /** The position of the entry among all leaves. */
  readonly leaf: number;
  readonly truth: Decimal | undefined;
  /** How far rounding is said to move L. */
  readonly objective: number;
}

function kindOf({ fault }: CheckedEntry): string {
  return fault?.kind ?? "agree";
}

function startsOf(spec: AnyCase, values: Values): ReadonlyMap<string, number> {
  let start = 0;
  return new Map(
    leavesOf(spec).map((leaf) => {
      const own = start;
      start += flat(values[leaf] as Nested).length;
      return [leaf, own];
    }),
  );
}

/** What is false about a verdict; undefined if it is true. */
function lieOf(facts: Facts, entry: CheckedEntry): string | undefined {
  const { truth } = facts;
  const { fault, reverse, closed, forward, differences, resolved } = entry;
  if (fault?.kind === "infinite")
    return METHODS.every((way) => Number.isFinite(entry[way])) ? "all are finite" : undefined;
  if (truth === undefined) return "no reference";
  if (fault?.kind === "kink") return lieOfKink(facts, fault.before, fault.after);
  const errors = [reverse, closed, forward].map((way) => apart(truth, way));
  const worst = Math.max(...errors);
  const right = worst <= resolved;
  if (fault?.kind === "formulas")
    return `none is wrong: ${errors.join()} from ${truth.toString()}, said to be within ${resolved}`;
  if (!right) return `off by ${worst} from ${truth.toString()}, said to be within ${resolved}`;
  const size = truth.abs().toNumber();
  switch (fault?.kind) {
    case undefined: {
      const off = Math.max(worst, apart(truth, differences));
      // Relative to the largest way, which may itself be off by the tolerance.
      return off <= TOLERANCE * (1 + 3 * TOLERANCE) * size + resolved
        ? undefined
        : `off by ${off} of ${size}`;
    }
    case "unresolved":
      return resolved > TOLERANCE * size * (1 - TOLERANCE) - resolved
        ? undefined
        : `${size} is resolved to ${resolved}`;
    case "step":
    case "rounding":
      return lieOfDifferences(facts, entry);
    default:
      return undefined;
  }
}

/** At a kink of one rectifier, the derivative a hair beside it is that of all points on that side. */
function lieOfKink({ trace, leaves, leaf }: Facts, before: number, after: number): string | undefined {
  const beside = [-1, 1].map((side) => {
    const moved = leaves.with(leaf, (leaves[leaf] as Decimal).plus(`${side}e-400`));
    return gradientOf(trace, moved)[leaf] as Decimal;
  });
  const [left, right] = beside as [Decimal, Decimal];
  if (left.eq(right)) return `the derivative is ${left.toString()} on both sides`;
  return apart(left, before) <= TOLERANCE * Math.abs(before) &&
    apart(right, after) <= TOLERANCE * Math.abs(after)
    ? undefined
    : `the slopes are ${left.toString()} and ${right.toString()}, not ${before} and ${after}`;
}

function lieOfDifferences(
  { spec, values, trace, leaves, leaf, truth, objective }: Facts,
  entry: CheckedEntry,
) {
  const x = flat(values[entry.leaf] as Nested)[entry.position] ?? 0;
  const exact = differenceOf(trace, leaves, leaf, x);
  const off = Math.abs(entry.differences - entry.reverse);
  if (entry.fault?.kind === "step") {
    const bend = truth?.minus(exact).abs().toNumber() ?? 0;
    return bend >= off / 2 ? undefined : `they would be off by ${bend} without rounding, not ${off}`;
  }
  const section = sectionOf(spec, values, entry.leaf, entry.position);
  const rounded = apart(exact, derivative(section, x));
  const told = roundingAt(section, x, objective);
  return rounded <= told && off <= told ? undefined : `rounding is ${rounded}, said to be ${told}, of ${off}`;
}

/** How far a double is from a number with 60 digits; 0 for a few of the smallest doubles. */
function apart(truth: Decimal, way: number): number {
  const off = decimalOf(way).minus(truth).abs().toNumber();
  return off <= 4 * Number.MIN_VALUE ? 0 : off;
}
