import { type DifferenceFault, faultOfDifference } from "../autodiff/difference-faults.ts";
import type { Nested } from "../autodiff/tensor.ts";
import { roundingOf } from "../trace/rounding.ts";
import type { Trace } from "../trace/trace.ts";
import type { AnyCase, Values } from "./define-case.ts";
import { differenceGradient, forwardGradient } from "./gradients.ts";
import { flat, leavesOf, sectionOf } from "./objective.ts";

/** The ways to find a gradient, each of which knows nothing of the others. */
export const WAYS = ["reverse", "closed", "forward", "differences"] as const;

/** Reverse mode, the text's closed form, forward mode, or five-point differences. */
export type Way = (typeof WAYS)[number];

/** One entry of a gradient, found in all ways. */
export type CheckedEntry = Readonly<Record<Way, number>> & {
  /** The input or parameter that it is the derivative by, and the row-major position of the entry. */
  readonly leaf: string;
  readonly position: number;
  /** The largest disagreement of any two ways; NaN if not all are finite. */
  readonly disagreement: number;
  /** The same of the three ways that are exact on paper. */
  readonly exactly: number;
  /** Why they disagree; nothing if they agree. */
  readonly fault?: CheckFault;
};

/** Why the ways to find an entry disagree. */
export type CheckFault =
  | DifferenceFault
  /** The three that are equal on paper are not. */
  | { readonly kind: "formulas" }
  /** The differences are off, and nothing tells why. */
  | { readonly kind: "unknown" };

/** A gradient found in four ways. */
export interface Check {
  readonly entries: readonly CheckedEntry[];
  /** How many entries the gradient has, of which the last are left out where this would take too long. */
  readonly total: number;
}

/** How far two ways that are equal on paper may be apart, and how far the differences from them. */
const EXACT = 1e-12;
const APPROXIMATE = 1e-7;

/**
 * How many evaluations all passes of forward mode may take together. Only short of checkpoints a long
 * chain takes more.
 */
const MOST_EVALUATIONS = 40_000;

/**
 * Finds each entry of a case's gradient in four ways.
 *
 * @param trace the case's run at these values.
 */
export function check(spec: AnyCase, values: Values, trace: Trace, most = MOST_EVALUATIONS): Check {
  const evaluations = trace.steps.filter(({ kind }) => kind === "evaluate" || kind === "recompute").length;
  let left = Math.max(1, Math.floor(most / Math.max(1, evaluations)));
  const total = leavesOf(spec).reduce((sum, name) => sum + flat(values[name] as Nested).length, 0);
  const entries = leavesOf(spec).flatMap((name) => {
    const found = checkLeaf(spec, values, trace, name, left);
    left -= found.length;
    return found;
  });
  return { entries, total };
}

function checkLeaf(spec: AnyCase, values: Values, trace: Trace, leaf: string, most: number): CheckedEntry[] {
  if (most <= 0) return [];
  const at = flat(values[leaf] as Nested);
  const closed = flat(spec.closedForms[leaf]?.value(values));
  const forward = forwardGradient(spec, values, leaf, most);
  const differences = differenceGradient(spec, values, leaf, most);
  const terms = roundingOf(trace);
  return flat(trace.gradients[leaf])
    .slice(0, most)
    .map((reverse, position): CheckedEntry => {
      const ways = {
        reverse,
        closed: closed[position] ?? Number.NaN,
        forward: forward[position] ?? Number.NaN,
        differences: differences[position] ?? Number.NaN,
      };
      const disagreement = spread(WAYS.map((way) => ways[way]));
      const exactly = spread([ways.reverse, ways.closed, ways.forward]);
      const found = { leaf, position, ...ways, disagreement, exactly };
      if (exactly <= EXACT && disagreement <= APPROXIMATE) return found;
      const section = sectionOf(spec, values, leaf, position);
      return { ...found, fault: faultOf(found, section, at[position] ?? 0, terms) };
    });
}

function faultOf(
  { disagreement, exactly, reverse }: Omit<CheckedEntry, "fault">,
  section: (x: number) => number,
  x: number,
  terms: number,
): CheckFault {
  if (Number.isNaN(disagreement)) return { kind: "infinite" };
  if (exactly > EXACT) return { kind: "formulas" };
  return faultOfDifference(section, x, reverse, terms) ?? { kind: "unknown" };
}

/**
 * How far numbers are apart, relative to the largest of them, or to 0.01 if all are smaller: there, the
 * subtraction that made them small has used up digits.
 */
function spread(numbers: readonly number[]): number {
  const size = Math.max(...numbers.map(Math.abs), 0.01);
  return (Math.max(...numbers) - Math.min(...numbers)) / size;
}
