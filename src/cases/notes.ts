import type { AnyCase, Values } from "./define-case.ts";

type Notes = AnyCase["notes"];

/**
 * Why a step happens as it does: the note under the step's own key, else the first whose pattern
 * matches, `*` standing for digits; none if the case says nothing about it. What happens again, such as
 * `recompute.h5.2`, has the note of the first time unless it has its own.
 *
 * A note under `store=mask eval.Y` is for runs with that choice only, and goes before the others.
 *
 * @param values those of the run, with the defaults.
 */
export function noteFor(spec: Pick<AnyCase, "notes">, key: string, values: Values = {}): string | undefined {
  const notes = notesAt(spec.notes, values);
  return noteOf(notes, key) ?? noteOf(notes, key.replace(/^(acc\.\w+\.\d+|(?!acc)\w+\.\w+)\.\d+$/, "$1"));
}

/** The notes of a run under their keys alone; of several for one key, the first. */
function notesAt(notes: Notes, values: Values): Notes {
  const all = Object.entries(notes).map(([qualified, note]) => {
    const choices = qualified.split(" ");
    return { key: choices.pop() ?? "", choices, note };
  });
  const applying = all.filter(({ choices }) => choices.every((choice) => isMade(choice, values)));
  const own = applying.filter(({ choices }) => choices.length > 0);
  const always = applying.filter(({ choices }) => choices.length === 0);
  const found = new Map<string, string>();
  for (const { key, note } of [...own, ...always]) if (!found.has(key)) found.set(key, note);
  return Object.fromEntries(found);
}

/** Whether a choice such as `store=mask` is that of the run. */
function isMade(choice: string, values: Values): boolean {
  const [name = "", option] = choice.split("=");
  return String(values[name]) === option;
}

function noteOf(notes: Notes, key: string): string | undefined {
  if (Object.hasOwn(notes, key)) return notes[key];
  return Object.entries(notes).find(([pattern]) => matches(pattern, key))?.[1];
}

function matches(pattern: string, key: string): boolean {
  const parts = pattern.split("*").map((part) => part.replace(/[^\w]/g, "\\$&"));
  return new RegExp(`^${parts.join("\\d+")}$`).test(key);
}
