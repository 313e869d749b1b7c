import type { Decimal } from "decimal.js";
import { derivative, roundingAt } from "../../autodiff/differences.ts";
import { flat, type Nested } from "../../autodiff/tensor.ts";
import { roundingOf } from "../../trace/rounding.ts";
import type { Trace } from "../../trace/trace.ts";
import { isUnfaithful } from "../../trace/values-as-of.ts";
import { type CheckedEntry, check, exactOf, methodsOf, TOLERANCE } from "../check.ts";
import type { AnyCase, Values } from "../define-case.ts";
import { sectionOf } from "../objective.ts";
import { leavesOf } from "../program-of.ts";
import { differenceOf, gradientOf, leavesOfTrace } from "./decimal-reference.ts";
import { decimalOf } from "./decimal-rules.ts";

/** The kind of each verdict, including `agree`, and a description of each false verdict. */
export interface Judged {
  readonly kinds: readonly string[];
  readonly lies: readonly string[];
}

/**
 * Compares the check's verdict on each entry with the derivative and the differences to 60 digits. The
 * verdict
 *
 * - `agree` is true if every method is within the tolerance of the derivative, and the exact three within
 *   `resolved` of it;
 * - `recomputed` is true if only reverse mode is not within `resolved`, and recomputed values are not the first ones;
 * - `formulas` (an exact method is wrong) is false for all cases as they are;
 * - `unresolved` is true if the exact three are within `resolved`, and this is more than the tolerance;
 * - `kink` is true if the derivatives on the two sides differ and match the reported slopes;
 * - `step` is true if the differences without rounding are off by at least half of the error found;
 * - `rounding` is true if the rounding in the differences is within the stated bound, and the bound explains
 *   the error found;
 * - `infinite` is true if a method is not finite;
 * - `unknown`, which claims nothing, is true if the exact three are right.
 *
 * Where recomputed values are not the first ones, reverse mode may be off by three times `resolved` without a
 * remark: the check does not know which of two methods is wrong.
 *
 * Errors of at most four times the smallest double are ignored.
 */
export function judge(spec: AnyCase, values: Values, trace: Trace): Judged {
  const { entries } = check(spec, values, trace);
  const leaves = leavesOfTrace(trace);
  const truths = gradientOf(trace, leaves);
  const starts = startsOf(spec, values);
  const { objective } = roundingOf(trace);
  const lies = entries.flatMap((entry) => {
    const leaf = (starts.get(entry.leaf) ?? 0) + entry.position;
    const problem = verdictError(
      { spec, values, trace, leaves, leaf, truth: truths[leaf], objective },
      entry,
    );
    return problem === undefined ? [] : [`${entry.leaf} ${entry.position}, ${kindOf(entry)}: ${problem}`];
  });
  return { kinds: entries.map(kindOf), lies };
}

interface Facts {
  readonly spec: AnyCase;
  readonly values: Values;
  readonly trace: Trace;
  readonly leaves: readonly Decimal[];
  /** Position of the entry among the entries of all leaves. */
  readonly leaf: number;
  readonly truth: Decimal | undefined;
  /** Stated bound on the rounding error of L. */
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

/** Returns what is false about a verdict; undefined if it is true. */
function verdictError(facts: Facts, entry: CheckedEntry): string | undefined {
  const { truth } = facts;
  const { fault, differences, resolved } = entry;
  if (fault?.kind === "infinite")
    return methodsOf(entry).every((way) => Number.isFinite(entry[way])) ? "all are finite" : undefined;
  if (truth === undefined) return "no reference";
  if (fault?.kind === "kink") return kinkError(facts, fault.before, fault.after);
  const unfaithful = isUnfaithful(facts.trace);
  const errors = exactOf(entry).map((found) => apart(truth, found));
  if (fault?.kind === "recomputed") {
    const [reverse = 0, ...others] = errors;
    return unfaithful && reverse > resolved && Math.max(...others) <= resolved
      ? undefined
      : `off by ${errors.join()}, said to be within ${resolved} except the first`;
  }
  if (unfaithful && (errors[0] ?? 0) <= 3 * resolved) errors.shift();
  const worst = Math.max(...errors);
  const right = worst <= resolved;
  if (fault?.kind === "formulas")
    return `none is wrong: ${errors.join()} from ${truth.toString()}, said to be within ${resolved}`;
  if (!right) return `off by ${worst} from ${truth.toString()}, said to be within ${resolved}`;
  const size = truth.abs().toNumber();
  switch (fault?.kind) {
    case undefined: {
      const off = Math.max(worst, apart(truth, differences));
      // Relative to the largest method, which may itself be off by the tolerance.
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
      return differencesError(facts, entry);
    default:
      return undefined;
  }
}

/**
 * At the kink of one rectifier, the derivative just beside it equals the derivative of all points on that
 * side.
 */
function kinkError({ trace, leaves, leaf }: Facts, before: number, after: number): string | undefined {
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

function differencesError(
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

/** Returns the distance of a double from a number of 60 digits; 0 up to four times the smallest double. */
function apart(truth: Decimal, way: number): number {
  const off = decimalOf(way).minus(truth).abs().toNumber();
  return off <= 4 * Number.MIN_VALUE ? 0 : off;
}
