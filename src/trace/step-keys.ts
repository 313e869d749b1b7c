import type { Phase, Step } from "./trace.ts";

/** What names a step and says where in the run it belongs. */
export type StepName = Pick<Step, "key" | "phase">;

const PREFIXES: Partial<Record<Step["kind"], string>> = { evaluate: "eval", accumulate: "acc" };

/**
 * Starts to name the steps of a run. Call the result once per step, in order: with the kind, and the id of
 * the step's node, or of its edge for an accumulation; a collection has neither. The second step of one name
 * gets the suffix `.2`, the third `.3`. No two steps get the same key, whatever the ids are.
 */
export function createStepKeys(): (kind: Step["kind"], id?: string) => StepName {
  const counts = new Map<string, number>();
  const taken = new Set<string>();
  let storage: Phase = "forward";

  function phaseOf(kind: Step["kind"]): Phase {
    if (kind === "evaluate") return "forward";
    if (kind === "visit") return "sort";
    if (kind === "accumulate") return "backward";
    if (kind === "collect") return "gradient";
    if (kind !== "seed") return storage;
    // What is discarded or evaluated again from now on is part of the way back.
    storage = "backward";
    return "seed";
  }

  return (kind, id) => {
    const prefix = PREFIXES[kind] ?? kind;
    const name = id === undefined ? prefix : `${prefix}.${id}`;
    let count = counts.get(name) ?? 0;
    let key: string;
    do {
      count += 1;
      key = count === 1 ? name : `${name}.${count}`;
    } while (taken.has(key));
    counts.set(name, count);
    taken.add(key);
    return { key, phase: phaseOf(kind) };
  };
}
