import { complete, sizesOf } from "../cases/complete.ts";
import type { AnyCase, Values } from "../cases/define-case.ts";
import { record } from "../cases/record.ts";
import { type Counts, countsOf } from "../trace/counts.ts";

/** What another way to run a case takes, or why it cannot be run so. */
export interface Compared {
  readonly label: string;
  readonly params: Values;
  readonly counts: Counts | undefined;
  /** What would be allowed instead, where it cannot be run. */
  readonly refused: string | undefined;
}

/** Results by what they depend on: the sizes and the choices, never the numbers. */
const known = new Map<string, Counts>();
const MOST_KNOWN = 2000;

/** Runs the alternatives of a case at these values and counts what they take. */
export function compare(spec: AnyCase, values: Values): Compared[] {
  return (spec.alternatives?.(values) ?? []).map(({ label, params }) => {
    const wanted = { ...values, ...params };
    const [misfit] = complete(spec, wanted).misfits;
    const counts = misfit === undefined ? countsAt(spec, wanted) : undefined;
    return { label, params, counts, refused: misfit?.allowed };
  });
}

function countsAt(spec: AnyCase, values: Values): Counts {
  const choices = Object.entries(values).filter(([name]) => spec.parameters[name]?.role === "choice");
  const key = JSON.stringify([spec.slug, sizesOf(spec, values), choices]);
  const found = known.get(key);
  if (found !== undefined) return found;
  const counts = countsOf(record(spec.slug, values));
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, counts);
  return counts;
}
