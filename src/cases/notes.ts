import { notes as checkpointedChain } from "../words/en/notes/checkpointed-chain.ts";
import { notes as linearLayer } from "../words/en/notes/linear-layer.ts";
import { notes as recurrence } from "../words/en/notes/recurrence.ts";
import { notes as reluLayer } from "../words/en/notes/relu-layer.ts";
import { notes as scalarExpression } from "../words/en/notes/scalar-expression.ts";
import { notes as sharedIntermediate } from "../words/en/notes/shared-intermediate.ts";
import { notes as softmaxCrossEntropy } from "../words/en/notes/softmax-cross-entropy.ts";
import { notes as tinyEngine } from "../words/en/notes/tiny-engine.ts";
import { notes as twoInputs } from "../words/en/notes/two-inputs.ts";
import { notes as vectorJacobianProduct } from "../words/en/notes/vector-jacobian-product.ts";
import type { Values } from "./define-case.ts";

/**
 * Explanations of steps, by step key; `*` in a key stands for any number. Conditions may precede the key:
 * choices, as in `store=mask eval.Y`, and facts of `step-facts.ts`, as in `held recompute.h*`. Dollar signs
 * enclose TeX, double asterisks emphasis, backticks code.
 */
export type Notes = Readonly<Record<string, string>>;

/** The notes of each case. They stand apart from the lessons, because only panels and print need them. */
const NOTES: Readonly<Record<string, Notes>> = {
  "scalar-expression": scalarExpression,
  "shared-intermediate": sharedIntermediate,
  "two-inputs": twoInputs,
  "vector-jacobian-product": vectorJacobianProduct,
  "linear-layer": linearLayer,
  "relu-layer": reluLayer,
  "softmax-cross-entropy": softmaxCrossEntropy,
  recurrence,
  "checkpointed-chain": checkpointedChain,
  "tiny-engine": tinyEngine,
};

/** Returns the notes on the steps of a case; none without a case. */
export function notesOf(slug: string | undefined): Notes {
  return NOTES[slug ?? ""] ?? {};
}

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
export function noteFor<Note>(
  notes: Readonly<Record<string, Note>>,
  key: string,
  values: Values = {},
  hasFact: HasFact = () => false,
): Note | undefined {
  const isMet = (condition: string): boolean =>
    condition.includes("=") ? isMade(condition, values) : hasFact(condition);
  const firstTime = key.replace(/^(acc\.\w+\.\d+|(?!acc)\w+\.\w+)\.\d+$/, "$1");
  return noteOf(notes, key, isMet) ?? noteOf(notes, firstTime, isMet);
}

/**
 * Returns the first note for a key whose conditions hold: exact keys before patterns, then notes with
 * conditions.
 */
function noteOf<Note>(
  notes: Readonly<Record<string, Note>>,
  key: string,
  isMet: (condition: string) => boolean,
): Note | undefined {
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
