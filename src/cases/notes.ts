import type { AnyCase } from "./define-case.ts";

/**
 * Why a step happens as it does: the note under the step's own key, else the first whose pattern
 * matches, `*` standing for digits; none if the case says nothing about it. What happens again, such as
 * `recompute.h5.2`, has the note of the first time unless it has its own.
 */
export function noteFor({ notes }: Pick<AnyCase, "notes">, key: string): string | undefined {
  return noteOf(notes, key) ?? noteOf(notes, key.replace(/^(acc\.\w+\.\d+|(?!acc)\w+\.\w+)\.\d+$/, "$1"));
}

function noteOf(notes: AnyCase["notes"], key: string): string | undefined {
  if (Object.hasOwn(notes, key)) return notes[key];
  return Object.entries(notes).find(([pattern]) => matches(pattern, key))?.[1];
}

function matches(pattern: string, key: string): boolean {
  const parts = pattern.split("*").map((part) => part.replace(/[^\w]/g, "\\$&"));
  return new RegExp(`^${parts.join("\\d+")}$`).test(key);
}
