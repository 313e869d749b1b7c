import type { Expression } from "../../formula/expression.ts";
import { texts } from "../language.ts";
import type { Writing } from "../writing.ts";

/** A node that was pinned. */
export interface PinnedWords {
  readonly name: Expression;
  /** How many seeds and contributions its adjoint is the sum of; 0 if no output depends on the node. */
  readonly parts: number;
  /** The adjoint in letters, as an equation, if its formula is known. */
  readonly letters: Expression | undefined;
}

/** The texts of a pinned node. */
export const pinWords = texts({
  title: (name: string) => `Pinned node ${name}`,
  unpin: "Unpin",
  value: "value",
  adjoint: "adjoint",
  noValue: "not evaluated yet",
  dropped: "dropped",
  untouched: "0 so far",
  seed: "seed",
  /** Before and after the name of a node, with the label of its operation. */
  from: ["from ", ""],
  labelled: (label: string) => ` (${label})`,
  step: (index: number) => `step ${index}`,
  /** @param name the name of the node that sends a contribution; undefined for a seed */
  goTo: (index: number, name: string | undefined) =>
    `Go to step ${index}: ${name === undefined ? "the seed" : `contribution from ${name}`}`,
  parts: "Contributions",
  sum: "sum",
  letters: "in letters",
  unreached: "No output depends on this node, so nothing flows back to it: its adjoint stays 0.",
  /** What is announced. */
  pinned: ({ name, parts, letters }: PinnedWords, { formula }: Writing) => {
    const pinned = `${formula(name)} is pinned`;
    if (parts === 0) return `${pinned}: no output depends on it.`;
    const sum = parts === 1 ? "one contribution" : `the sum of ${parts} contributions`;
    return `${pinned}: its adjoint is ${sum}${letters === undefined ? "" : `, ${formula(letters)}`}.`;
  },
  unpinned: (name: string) => `${name} is not pinned any more.`,
});
