import type { AnyLesson, Values } from "./define-case.ts";

type Notes = AnyLesson["notes"];

/** Returns whether a fact of `step-facts.ts` holds at a step. */
type HasFact = (fact: string) => boolean;

/**
 * Returns the note that explains a step: the note under the step's key, else under the first pattern that
 * matches (`*` stands for digits), else undefined. A repeated step, such as `recompute.h5.2`, has the note of
 * its first time unless it has its own.
 *
 * A note under `store=mask eval.Y` applies to runs with that choice, a note under `held recompute.h*` to
 * steps with that fact. Among notes whose keys match equally well, those with conditions come first.
 *
 * @param values values of all parameters of the run.
 * @param hasFact the facts of the step; by default no fact holds.
 */
export function noteFor(
  { notes }: Pick<AnyLesson, "notes">,
  key: string,
  values: Values = {},
  hasFact: HasFact = () => false,
): string | undefined {
  const isMet = (condition: string): boolean =>
    condition.includes("=") ? isMade(condition, values) : hasFact(condition);
  const firstTime = key.replace(/^(acc\.\w+\.\d+|(?!acc)\w+\.\w+)\.\d+$/, "$1");
  return noteOf(notes, key, isMet) ?? noteOf(notes, firstTime, isMet);
}

/**
 * Returns the first note for a key whose conditions hold: exact keys before patterns, then notes with
 * conditions.
 */
function noteOf(notes: Notes, key: string, isMet: (condition: string) => boolean): string | undefined {
  const matching = Object.entries(notes).flatMap(([qualified, note]) => {
    const conditions = qualified.split(" ");
    const pattern = conditions.pop() ?? "";
    const rank = (pattern === key ? 0 : 2) + (conditions.length > 0 ? 0 : 1);
    return matches(pattern, key) ? [{ conditions, note, rank }] : [];
  });
  const ranked = matching.toSorted((a, b) => a.rank - b.rank);
  return ranked.find(({ conditions }) => conditions.every(isMet))?.note;
}

/** Returns whether the run has a choice such as `store=mask`. */
function isMade(choice: string, values: Values): boolean {
  const [name = "", option] = choice.split("=");
  return String(values[name]) === option;
}

function matches(pattern: string, key: string): boolean {
  const parts = pattern.split("*").map((part) => part.replace(/[^\w]/g, "\\$&"));
  return new RegExp(`^${parts.join("\\d+")}$`).test(key);
}
