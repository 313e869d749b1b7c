import { complete, sizesOf } from "../cases/complete.ts";
import type { AnyCase, Values } from "../cases/define-case.ts";
import { recordCase } from "../cases/record.ts";
import { type Counts, countsOf } from "../trace/counts.ts";
import { liveAfterEachStep } from "../trace/memory.ts";

/** What another way to run a case takes, or why it cannot be run so. */
export interface Compared {
  readonly label: string;
  readonly params: Values;
  readonly counts: Counts | undefined;
  /** The live activations after 0, 1, … all of its steps. */
  readonly live: readonly number[];
  /** What would be allowed instead, where it cannot be run. */
  readonly refused: string | undefined;
}

type Counted = Pick<Compared, "live"> & { readonly counts: Counts };

/** Results by what they depend on: the sizes and the choices, never the numbers. */
const known = new Map<string, Counted>();
const MOST_KNOWN = 2000;

/**
 * Runs the alternatives of a case at these values and counts what they take.
 *
 * @param onProgress is called after each of them.
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
