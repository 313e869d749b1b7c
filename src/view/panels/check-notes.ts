import { entryAt, sizeOf, tensor } from "../../autodiff/tensor.ts";
import { shapeOf } from "../../autodiff/value.ts";
import {
  type Check,
  type CheckedEntry,
  type CheckFault,
  exactOf,
  type Method,
  methodsOf,
} from "../../cases/check.ts";
import { adjointOf, symbolOf } from "../../formula/build.ts";
import { formatNumber } from "../../formula/format-number.ts";
import { toText } from "../../formula/to-text.ts";
import { kinksOf } from "../../trace/kinks.ts";
import { nodeAt, type Trace } from "../../trace/trace.ts";
import { conventionAt } from "../../words/conventions.ts";
import { diagnose } from "../../words/diagnose.ts";
import type { CheckReason } from "../../words/en/check.ts";
import { entryOf, symbolAt } from "../../words/notation.ts";
import { objectiveText } from "./objective-text.ts";

/** The maximum number of entries that a note names. */
const NAMED = 3;

/** The entries that disagree, and the reason; or a remark on entries that agree, or on the whole check. */
export interface CheckNote {
  readonly kind: "fault" | "remark";
  /** The names of the first entries, in plain text. Empty if the note is about the whole check. */
  readonly names: readonly string[];
  /** The number of entries without a name. */
  readonly more: number;
  readonly reason: CheckReason;
}

/** Returns whether nothing is wrong or missing, and only rounding prevents the comparison. */
function isLimit(fault: CheckFault): boolean {
  return fault.kind === "unresolved" || fault.kind === "rounding";
}

/** An entry on which the methods disagree, or cannot be shown to agree. */
type FaultyEntry = CheckedEntry & { readonly fault: CheckFault };

/** Returns one note per reason for disagreement, and a note for what was left out. */
export function notesOf({ entries, total }: Check, trace: Trace): CheckNote[] {
  const groups = new Map<string, [FaultyEntry, ...FaultyEntry[]]>();
  for (const entry of entries) {
    if (!isFaulty(entry)) continue;
    const key = `${entry.fault.kind} ${infiniteMethods(entry)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  const notes = [...groups.values()].map(
    (group): CheckNote => ({
      kind: isLimit(group[0].fault) ? "remark" : "fault",
      names: group.slice(0, NAMED).map((entry) => gradientText(trace, entry)),
      more: Math.max(0, group.length - NAMED),
      reason: reasonOf(group, trace),
    }),
  );
  if (entries.length === total) return notes;
  const reason = { kind: "unchecked", checked: entries.length, total } as const;
  return [...notes, { kind: "remark", names: [], more: 0, reason }];
}

function isFaulty(entry: CheckedEntry): entry is FaultyEntry {
  return entry.fault !== undefined;
}

/** Returns the name of an entry's derivative, such as `x̄` or `X̄₁₃`. */
export function gradientText({ gradients }: Trace, { leaf, position }: CheckedEntry): string {
  const gradient = gradients[leaf] ?? 0;
  const value = typeof gradient === "number" ? gradient : tensor(gradient);
  return toText(entryOf(adjointOf(symbolOf(leaf)), shapeOf(value), position));
}

/** Formats a disagreement with at most two significant digits, such as `1.3e−12`. */
export function apartText(apart: number): string {
  if (Number.isNaN(apart)) return "—";
  if (apart === 0) return "0";
  return formatNumber(Number(apart.toPrecision(2)));
}

/** Returns the methods that found no finite number. */
export function infiniteMethods(entry: CheckedEntry): readonly Method[] {
  return methodsOf(entry).filter((method) => !Number.isFinite(entry[method]));
}

/** Returns the reason that entries with the same kind of fault have in common. */
function reasonOf(entries: readonly [FaultyEntry, ...FaultyEntry[]], trace: Trace): CheckReason {
  const [{ fault }] = entries;
  const off = formatNumber(largest(entries, (entry) => Math.abs(entry.differences - entry.reverse)));
  const objective = objectiveText(trace);
  switch (fault.kind) {
    case "kink": {
      const [{ differences }, another] = entries;
      const slopes = {
        left: formatNumber(fault.before),
        right: formatNumber(fault.after),
        found: formatNumber(differences),
      };
      return {
        kind: "kink",
        objective,
        slopes: another === undefined ? slopes : undefined,
        conventions: [...new Set(kinksOf(trace).map((kink) => conventionAt(trace, kink)))],
      };
    }
    case "infinite":
      return infiniteReason(entries[0], trace);
    case "unresolved":
      return unresolvedReason(entries);
    case "rounding": {
      const resolved = largest(entries, ({ fault }) => (fault.kind === "rounding" ? fault.resolved : 0));
      return { kind: "rounding", objective, off, resolved: formatNumber(resolved) };
    }
    case "step": {
      const steps = new Set(entries.map(({ fault }) => (fault.kind === "step" ? fault.step : 0)));
      return {
        kind: "step",
        objective,
        off,
        step: steps.size > 1 ? undefined : formatNumber(fault.step),
      };
    }
    case "formulas":
      return { kind: "formulas", apart: apartText(largest(entries, ({ exactly }) => exactly)) };
    case "recomputed":
      return recomputedReason(trace);
    case "own":
      return { kind: "own" };
    case "unknown":
      return { kind: "unknown", objective, off };
  }
}

/** Returns the recomputed entry that is farthest from its first value. */
function recomputedReason(trace: Trace): CheckReason {
  const changes = trace.steps.flatMap((step) => {
    if (step.kind !== "recompute" || step.value === undefined) return [];
    const { node, value } = step;
    const { value: first } = nodeAt(trace, node);
    return Array.from({ length: sizeOf(shapeOf(value)) }, (_, i) => {
      const [was, now] = [entryAt(first, i), entryAt(value, i)];
      return {
        name: entryOf(symbolAt(trace, node), shapeOf(value), i),
        was,
        now,
        apart: Math.abs(now - was),
      };
    });
  });
  const [most] = changes.toSorted((a, b) => b.apart - a.apart);
  if (most === undefined) throw new RangeError("check: no recomputed value is another");
  const { name, was, now } = most;
  return { kind: "recomputed", name: toText(name), was: formatNumber(was), now: formatNumber(now) };
}

function infiniteReason(entry: CheckedEntry, trace: Trace): CheckReason {
  const infinite = infiniteMethods(entry);
  const finite = methodsOf(entry).filter((method) => !infinite.includes(method));
  const [first] = diagnose(trace);
  const onlyDifferences = infinite.length === 1 && infinite[0] === "differences";
  const cause = first !== undefined ? { diagnosis: first.text } : onlyDifferences ? "beside" : "overflow";
  return { kind: "infinite", finite, infinite, cause };
}

function unresolvedReason(entries: readonly CheckedEntry[]): CheckReason {
  const apart = largest(entries, (entry) => Math.max(...exactOf(entry)) - Math.min(...exactOf(entry)));
  const bound = largest(entries, ({ resolved }) => resolved);
  return {
    kind: "unresolved",
    apart: apart === 0 ? undefined : apartText(apart),
    percent: apartText(100 * largest(entries, ({ exactly }) => exactly)),
    several: entries.length > 1,
    bound: Number.isFinite(bound) ? apartText(bound) : undefined,
  };
}

function largest<E extends CheckedEntry>(entries: readonly E[], of: (entry: E) => number): number {
  return Math.max(...entries.map(of));
}
