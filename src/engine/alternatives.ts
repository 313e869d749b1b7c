import { complete, sizesOf } from "../cases/complete.ts";
import type { Alternative, AnyProgram, Values } from "../cases/define-case.ts";
import { recordAt } from "../cases/record.ts";
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

/** Cached results of each program by sizes and choices; numbers do not affect the counts. */
const known = new WeakMap<AnyProgram, Map<string, Counted>>();
const MOST_KNOWN = 2000;

/**
 * Runs a program in other ways at these values and counts the costs.
 *
 * @param onProgress called after each alternative
 */
export function compare(
  program: AnyProgram,
  alternatives: readonly Alternative[],
  values: Values,
  onProgress: () => void = () => {},
): Compared[] {
  return alternatives.map(({ label, params }) => {
    const { values: wanted, conflicts } = complete(program, { ...values, ...params });
    const [conflict] = conflicts;
    if (conflict !== undefined)
      return { label, params, counts: undefined, live: [], refused: conflict.allowed };
    const found = counted(program, wanted);
    onProgress();
    return { label, params, ...found, refused: undefined };
  });
}

function counted(program: AnyProgram, values: Values): Counted {
  const choices = Object.entries(values).filter(([name]) => program.parameters[name]?.role === "choice");
  const key = JSON.stringify([sizesOf(program, values), choices]);
  const results = known.get(program) ?? new Map<string, Counted>();
  const found = results.get(key);
  if (found !== undefined) return found;
  const trace = recordAt(program, values, false);
  const result = { counts: countsOf(trace), live: liveAfterEachStep(trace) };
  if (results.size >= MOST_KNOWN) results.clear();
  known.set(program, results.set(key, result));
  return result;
}
