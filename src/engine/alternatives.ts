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
 * Counts the costs of a program run in other ways at these values.
 *
 * @param most the number of alternatives that this call may run. The other alternatives need cached counts.
 * @returns undefined if more alternatives would have to be run. The next call continues from the cache.
 */
export function compare(
  program: AnyProgram,
  alternatives: readonly Alternative[],
  values: Values,
  most = Number.POSITIVE_INFINITY,
): Compared[] | undefined {
  let left = most;
  const compared: Compared[] = [];
  for (const { label, params } of alternatives) {
    const { values: wanted, conflicts } = complete(program, { ...values, ...params });
    const [conflict] = conflicts;
    if (conflict !== undefined) {
      compared.push({ label, params, counts: undefined, live: [], refused: conflict.allowed });
      continue;
    }
    const key = keyOf(program, wanted);
    let found = known.get(program)?.get(key);
    if (found === undefined) {
      if (left === 0) return undefined;
      left--;
      found = count(program, wanted, key);
    }
    compared.push({ label, params, ...found, refused: undefined });
  }
  return compared;
}

function keyOf(program: AnyProgram, values: Values): string {
  const choices = Object.entries(values).filter(([name]) => program.parameters[name]?.role === "choice");
  return JSON.stringify([sizesOf(program, values), choices]);
}

/** Runs an alternative and caches its counts under the key. */
function count(program: AnyProgram, values: Values, key: string): Counted {
  const results = known.get(program) ?? new Map<string, Counted>();
  const trace = recordAt(program, values, false);
  const result = { counts: countsOf(trace), live: liveAfterEachStep(trace) };
  if (results.size >= MOST_KNOWN) results.clear();
  known.set(program, results.set(key, result));
  return result;
}
