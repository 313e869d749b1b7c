import type { AnyCase, Values } from "./define-case.ts";

type Notes = AnyCase["notes"];

/** Tells whether something is so at the step that a note is for. */
type HasFact = (fact: string) => boolean;

/**
 * Why a step happens as it does: the note under the step's own key, else the first whose pattern
 * matches, `*` standing for digits; none if the case says nothing about it. What happens again, such as
 * `recompute.h5.2`, has the note of the first time unless it has its own.
 *
 * A note under `store=mask eval.Y` is for runs with that choice only, one under `held recompute.h*` for
 * steps where that is so; they go before the others.
 *
 * @param values those of the run, with the defaults.
 * @param hasFact tells of the step's facts; unless given, none is so.
 */
export function noteFor(
  { notes }: Pick<AnyCase, "notes">,
  key: string,
  values: Values = {},
  hasFact: HasFact = () => false,
): string | undefined {
  const isMet = (condition: string): boolean =>
    condition.includes("=") ? isMade(condition, values) : hasFact(condition);
  const firstTime = key.replace(/^(acc\.\w+\.\d+|(?!acc)\w+\.\w+)\.\d+$/, "$1");
  return noteOf(notes, key, isMet) ?? noteOf(notes, firstTime, isMet);
}

/** The first note for a key whose conditions are met: the key's own before patterns, conditions before none. */
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

/** Whether a choice such as `store=mask` is that of the run. */
function isMade(choice: string, values: Values): boolean {
  const [name = "", option] = choice.split("=");
  return String(values[name]) === option;
}

function matches(pattern: string, key: string): boolean {
  const parts = pattern.split("*").map((part) => part.replace(/[^\w]/g, "\\$&"));
  return new RegExp(`^${parts.join("\\d+")}$`).test(key);
}
