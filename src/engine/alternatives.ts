import { complete, sizesOf } from "../cases/complete.ts";
import type { AnyCase, Values } from "../cases/define-case.ts";
import { recordCase } from "../cases/record.ts";
import { type Counts, countsOf } from "../trace/counts.ts";
import { liveAfterEachStep } from "../trace/memory.ts";

/** The cost of another way to run a case, or why the case cannot be run in this way. */
export interface Compared {
  readonly label: string;
  readonly params: Values;
  readonly counts: Counts | undefined;
  /** Number of live activations after 0, 1, … all steps. */
  readonly live: readonly number[];
  /** The reason and the allowed values, if the case cannot be run in this way. */
  readonly refused: string | undefined;
}

type Counted = Pick<Compared, "live"> & { readonly counts: Counts };

/** Cached results by sizes and choices; numbers do not affect the counts. */
const known = new Map<string, Counted>();
const MOST_KNOWN = 2000;

/**
 * Runs the alternatives of a case at these values and counts their costs.
 *
 * @param onProgress called after each alternative
 */
export function compare(spec: AnyCase, values: Values, onProgress: () => void = () => {}): Compared[] {
  return (spec.alternatives?.(values) ?? []).map(({ label, params }) => {
    const { values: wanted, conflicts } = complete(spec, { ...values, ...params });
    const [conflict] = conflicts;
    if (conflict !== undefined)
      return { label, params, counts: undefined, live: [], refused: conflict.allowed };
    const found = counted(spec, wanted);
    onProgress();
    return { label, params, ...found, refused: undefined };
  });
}

function counted(spec: AnyCase, values: Values): Counted {
  const choices = Object.entries(values).filter(([name]) => spec.parameters[name]?.role === "choice");
  const key = JSON.stringify([spec.slug, sizesOf(spec, values), choices]);
  const found = known.get(key);
  if (found !== undefined) return found;
  const trace = recordCase(spec, values);
  const result = { counts: countsOf(trace), live: liveAfterEachStep(trace) };
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, result);
  return result;
}
