import { type DifferenceFault, faultOfDifference } from "../autodiff/difference-faults.ts";
import { roundingAt } from "../autodiff/differences.ts";
import { operationById } from "../autodiff/operations/all.ts";
import { flat, type Nested } from "../autodiff/tensor.ts";
import { kinksOf } from "../trace/kinks.ts";
import { roundingOf } from "../trace/rounding.ts";
import type { Trace, TraceNode } from "../trace/trace.ts";
import { isUnfaithful } from "../trace/values-as-of.ts";
import type { AnyProgram, ClosedForms, Values } from "./define-case.ts";
import { differenceGradient, forwardGradient, isAtKink, slopeOf } from "./gradients.ts";
import { sectionOf } from "./objective.ts";
import { leavesOf } from "./program-of.ts";

/** Independent methods of computing a gradient. */
export const METHODS = ["own", "reverse", "closed", "forward", "differences"] as const;

/** A learner's own engine, reverse mode, the text's closed form, forward mode, or five-point differences. */
export type Method = (typeof METHODS)[number];

/** A program to check, with the closed forms of its lesson, if it has one. */
export type CheckedProgram = AnyProgram & { readonly closedForms?: ClosedForms | undefined };

/** One entry of a gradient, computed by every method. */
export type CheckedEntry = Readonly<Record<Exclude<Method, "closed" | "own">, number>> & {
  /** Absent if there are no closed forms. */
  readonly closed?: number;
  /** Absent if the run is one of the built-in engine. */
  readonly own?: number;
  /** The input or parameter to differentiate by; `position` is the row-major index of the entry in it. */
  readonly leaf: string;
  readonly position: number;
  /** Largest difference between two methods, relative to the largest magnitude; NaN if not all are finite. */
  readonly disagreement: number;
  /**
   * Largest relative difference between the exact methods: reverse mode, forward mode, and the closed form if
   * there is one.
   */
  readonly exactly: number;
  /** Bound on the absolute error that rounding may cause in each exact method. */
  readonly resolved: number;
  /** Why the methods cannot be said to agree; absent if they agree. */
  readonly fault?: CheckFault;
};

/** Why the methods disagree on an entry, or cannot be shown to agree. */
export type CheckFault =
  | DifferenceFault
  /** The exact methods differ by more than rounding explains: one of them is wrong. */
  | { readonly kind: "formulas" }
  /** Only reverse mode is wrong, and its pullbacks used recomputed values that are not the first ones. */
  | { readonly kind: "recomputed" }
  /** Only the learner's own engine is wrong. */
  | { readonly kind: "own" }
  /**
   * The derivative does not exist: the slopes on the two sides differ. The exact methods follow a convention.
   */
  | { readonly kind: "kink"; readonly before: number; readonly after: number }
  /**
   * The exact methods are as close as rounding allows, but rounding may move them by more than the tolerance.
   * `hidden`: rounding also explains their distance from the differences.
   */
  | { readonly kind: "unresolved"; readonly hidden: boolean }
  /** The differences are off, for no known reason. */
  | { readonly kind: "unknown" };

/** A gradient computed by up to four methods. */
export interface Check {
  readonly entries: readonly CheckedEntry[];
  /**
   * Number of entries of the gradient; `entries` lacks the last ones if computing them would take too long.
   */
  readonly total: number;
}

/** The relative error that counts as rounding where no bound is known. */
const UNKNOWN_ROUNDING = 1e-9;

/** Largest error of a method that counts as agreement, relative to the largest magnitude. */
export const TOLERANCE = 1e-7;

/**
 * Limit on the evaluations of all forward-mode passes together. Only a long chain with few checkpoints
 * exceeds it.
 */
const MOST_EVALUATIONS = 40_000;

/**
 * Computes each entry of a program's gradient by four methods, or by three without closed forms, and compares
 * them. The methods agree if rounding cannot have moved the exact ones by more than the tolerance, these are
 * as close to each other as their rounding allows, and the differences are within the tolerance of them.
 *
 * @param trace the run of the program at these values.
 * @param most limit on the evaluations of forward mode; at least one entry is computed.
 */
export function check(program: CheckedProgram, values: Values, trace: Trace, most = MOST_EVALUATIONS): Check {
  const evaluations = trace.steps.count("evaluate") + trace.steps.count("recompute");
  let remaining = Math.max(1, Math.floor(most / Math.max(1, evaluations)));
  let offset = 0;
  const rounding = trace.nodes.some(isUnknown) ? undefined : roundingOf(trace);
  const kinks = kinksOf(trace).length > 0;
  const unfaithful = isUnfaithful(trace);
  const entries: CheckedEntry[] = [];
  for (const leaf of leavesOf(program)) {
    const request = { program, values, leaf, kinks, unfaithful, error: rounding?.objective ?? 0 };
    const { length } = flat(values[leaf] as Nested);
    const resolved = rounding?.gradient.slice(offset, offset + length);
    const checked = checkLeaf(request, trace, resolved, remaining);
    entries.push(...checked);
    remaining -= checked.length;
    offset += length;
  }
  return { entries, total: offset };
}

/** Whether the bound on rounding knows no operation of a node: it is a learner's own. */
function isUnknown({ op }: TraceNode): boolean {
  return op !== undefined && !operationById.has(op);
}

/** The leaf to check, and facts about the run. */
interface CheckRequest {
  readonly program: CheckedProgram;
  readonly values: Values;
  readonly leaf: string;
  /** Whether the run evaluated an operation at its kink. */
  readonly kinks: boolean;
  /** Whether the pullbacks used recomputed values that are not the first ones. */
  readonly unfaithful: boolean;
  /** Bound on the rounding error of L. */
  readonly error: number;
}

function checkLeaf(
  request: CheckRequest,
  trace: Trace,
  resolved: readonly number[] | undefined,
  most: number,
): CheckedEntry[] {
  if (most <= 0) return [];
  const { program, values, leaf } = request;
  const form = program.closedForms?.[leaf];
  const closed = form && flat(form.value(values));
  const forward = forwardGradient(program, values, leaf, most);
  const differences = differenceGradient(program, values, leaf, most);
  const own = trace.reference && flat(trace.gradients[leaf]);
  return flat((trace.reference ?? trace).gradients[leaf])
    .slice(0, most)
    .map((reverse, position): CheckedEntry => {
      const ways = {
        ...(own !== undefined && { own: own[position] ?? Number.NaN }),
        reverse,
        ...(closed !== undefined && { closed: closed[position] ?? Number.NaN }),
        forward: forward[position] ?? Number.NaN,
        differences: differences[position] ?? Number.NaN,
      };
      const entry = {
        leaf,
        position,
        ...ways,
        disagreement: relativeSpread(methodsOf(ways).map((way) => ways[way] as number)),
        exactly: relativeSpread(exactOf(ways)),
        resolved:
          resolved === undefined
            ? UNKNOWN_ROUNDING * Math.abs(reverse)
            : (resolved[position] ?? Number.POSITIVE_INFINITY),
      };
      const fault = faultOf(entry, request) ?? (isOwnWrong(entry) ? { kind: "own" as const } : undefined);
      return fault === undefined ? entry : { ...entry, fault };
    });
}

function isOwnWrong({ own, reverse, resolved }: Omit<CheckedEntry, "fault">): boolean {
  if (own === undefined) return false;
  const bound = Math.max(2 * resolved, UNKNOWN_ROUNDING * Math.max(Math.abs(own), Math.abs(reverse)));
  return !(Math.abs(own - reverse) <= bound);
}

function faultOf(entry: Omit<CheckedEntry, "fault">, request: CheckRequest): CheckFault | undefined {
  const { position, reverse, differences, resolved } = entry;
  const exact = exactOf(entry);
  const size = Math.max(...exact.map(Math.abs));
  // Two methods may each be off by `resolved`, in opposite directions.
  const areApart = (found: readonly number[]) => Math.max(...found) - Math.min(...found) > 2 * resolved;
  if (areApart(exact) && exact.every(Number.isFinite)) {
    return { kind: request.unfaithful && !areApart(exact.slice(1)) ? "recomputed" : "formulas" };
  }
  if (Number.isNaN(entry.disagreement)) return { kind: "infinite" };

  const { program, values, leaf, error } = request;
  const x = flat(values[leaf] as Nested)[position] ?? 0;
  const slope = slopeOf(program, values, leaf, position);
  if (request.kinks && isAtKink(program, values, leaf, position)) {
    const beside = Math.max(Math.abs(x) * Number.EPSILON, Number.MIN_VALUE);
    const [before, after] = [slope(x - beside), slope(x + beside)];
    if (Math.abs(before - after) > TOLERANCE * Math.max(Math.abs(before), Math.abs(after))) {
      return { kind: "kink", before, after };
    }
  }
  const section = sectionOf(program, values, leaf, position);
  const off = Math.abs(differences - reverse);
  if (resolved > TOLERANCE * size) {
    return { kind: "unresolved", hidden: off <= resolved + roundingAt(section, x, error) };
  }
  if (off <= TOLERANCE * size) return undefined;
  return faultOfDifference(section, slope, x, reverse, error) ?? { kind: "unknown" };
}

/** Returns the results of the methods that are equal on paper, reverse mode first. */
export function exactOf({
  reverse,
  closed,
  forward,
}: Pick<CheckedEntry, "reverse" | "closed" | "forward">): number[] {
  return closed === undefined ? [reverse, forward] : [reverse, closed, forward];
}

/** Returns the methods that a check compared; all of them if it has no entries. */
export function methodsCompared({ entries: [first] }: Check): readonly Method[] {
  return first === undefined ? METHODS : methodsOf(first);
}

/** Returns the methods that computed an entry. */
export function methodsOf(entry: Readonly<Partial<Record<Method, number>>>): Method[] {
  return METHODS.filter((way) => entry[way] !== undefined);
}

/**
 * Returns the largest difference of numbers, relative to the largest magnitude; NaN if not all are finite.
 */
function relativeSpread(numbers: readonly number[]): number {
  const size = Math.max(...numbers.map(Math.abs));
  return size === 0 ? 0 : Math.max(...numbers) / size - Math.min(...numbers) / size;
}
