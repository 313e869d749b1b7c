import { texts } from "../language.ts";
import type { MisconceptionId } from "./misconceptions.ts";

/** The names of what a question is about, already written. */
export interface AskedNames {
  /** The node that sends a contribution, or gets a value or a seed. */
  readonly sender: string;
  readonly senderAdjoint: string;
  readonly receiver: string;
  readonly receiverAdjoint: string;
  /** The names of the entries that are asked; empty for a number. */
  readonly entries: readonly string[];
  /** The number that seeds an output, which is given. */
  readonly seed: string | undefined;
}

/** How a learner has done. */
export interface Score {
  /** Questions answered right at the first try. */
  readonly right: number;
  /** Questions that were asked. */
  readonly asked: number;
}

const list = (items: readonly string[]): string =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;

const entriesOf = ({ entries }: AskedNames, whole: string): string =>
  entries.length === 0 ? whole : list(entries);

/** The texts of Predict: questions, hints, and what is said to an answer. */
export const predictWords = texts({
  leave: "End the exercise",
  questionOf: (number: number, count: number) => `Question ${number} of ${count}`,
  ask: {
    value: (names: AskedNames) => `What is the value of ${entriesOf(names, names.sender)}?`,
    recompute: (names: AskedNames) =>
      `${names.sender} was dropped. Which value of ${entriesOf(names, names.sender)} does the engine compute again?`,
    contribution: (names: AskedNames) =>
      names.entries.length === 0
        ? `Which number does ${names.sender} send to ${names.receiver}?`
        : `What does ${names.sender} add to ${list(names.entries)}?`,
    seed: (names: AskedNames) =>
      `The sweep starts at ${names.receiver}${names.seed === undefined ? "" : ` with the seed ${names.seed}`}. What is ${entriesOf(names, names.receiverAdjoint)} then?`,
    after: (names: AskedNames) =>
      `What is ${entriesOf(names, names.receiverAdjoint)} after ${names.sender} has sent its contribution?`,
    edge: () => "Which edge can carry the next contribution?",
    shape: (names: AskedNames) =>
      `What is the shape of the contribution that ${names.sender} sends to ${names.receiver}?`,
    mask: (names: AskedNames) =>
      `Which entries of ${names.senderAdjoint} does ${names.sender} pass on to ${names.receiver}?`,
    rows: (names: AskedNames) =>
      `Which entries of ${names.senderAdjoint} are summed in ${list(names.entries)}?`,
  },
  /** The name of the field for one of several entries. */
  entryField: (question: string, entry: string) => `${question} ${entry}`,
  /** The name of the button of an entry. */
  entry: (name: string, number: string) => `${name} = ${number}`,
  /** The name of an edge in the list of choices. */
  edge: (sender: string, receiver: string) => `${sender} → ${receiver}`,
  /** The answer where no entry is meant. */
  noEntry: "none",
  numberExample: "0.13, 1/3, 3*cos(2)",
  shapeExample: "rows × columns",
  check: "Check",
  hint: "Hint",
  show: "Show me",
  continue: "Continue",
  hints: {
    value: (rule: string) => `The rule: ${rule}.`,
    contribution: (rule: string) => `The rule: the contribution is ${rule}.`,
    seed: (adjoint: string) => `A sweep starts by setting ${adjoint} to the seed that is given.`,
    after: (rule: string, adjoint: string, before: string) =>
      `The contribution, ${rule}, is added to what ${adjoint} already is, ${before}.`,
    edge: "A node sends only after all contributions to its own adjoint have arrived.",
    shape: (receiver: string) => `A contribution has the shape of the node that receives it, ${receiver}.`,
    mask: (rule: string) => `The rule: the contribution is ${rule}.`,
    rows: (receiver: string) =>
      `${receiver} was repeated to fit. Its adjoint sums the adjoints of all its copies.`,
  },
  unread: {
    number: (text: string) =>
      text.trim() === ""
        ? "Enter a number or an expression."
        : `${text} is not a number. Enter a number or an expression, such as 0.13, 1/3 or 3*cos(2).`,
    edge: "Choose an edge.",
    shape: (text: string) => `${text} is not a shape. Enter sizes with × between them.`,
    entries: "Choose entries.",
  },
  right: "Right.",
  rough: "Nearly: give three significant digits.",
  /** What a learner has done who chooses a wrong edge or wrong entries; other mistakes have their own sentence. */
  chose: {
    "forward-order": "You went in the order of the forward pass; the sweep visits the nodes in reverse.",
    early: "You let a node send before all contributions to its adjoint had arrived.",
    "mask-of-adjoint":
      "You chose the entries where the adjoint is positive; those pass where the input is positive.",
    "forgets-local": "You let every entry pass; the local derivative is 0 for some.",
  } as Partial<Record<MisconceptionId, string>>,
  rightInAnotherOrder: (edge: string) => `Right, this edge can be next. This engine takes ${edge} first.`,
  wrong: "Not right.",
  unknown: "This answer matches no known mistake. The hint may help.",
  waits: (sender: string, missing: readonly string[]) =>
    `${sender} cannot send yet: the contribution from ${list(missing)} is missing.`,
  waitsForSeed: (sender: string) => `${sender} cannot send yet: its seed is missing.`,
  /** The summary at the end. */
  score: ({ right, asked }: Score) => `${right} of ${asked} right at the first try.`,
  nothing: "Nothing can be asked here. Try other numbers, or another list of steps.",
  notAsked: (count: number) =>
    count === 0
      ? ""
      : `${count} ${count === 1 ? "number is" : "numbers are"} not asked, because a mistake would also give the right answer, or because rounding hides the mistake.`,
  met: (name: string) => `Mistake made: ${name}.`,
  overcome: (name: string) => `Mistake made and overcome: ${name}.`,
  practice: (name: string) => `Practice this with other numbers: ${name}`,
  practiceWord: "Practice this",
  seeBroken: (name: string) => `See an engine that does this: ${name}`,
  seeBrokenWord: "See an engine that does this",
  missed: "Practice what went wrong",
  again: "Same questions, new numbers",
  next: "Next exercise",
  practicePage: "Practice page",
  finished: "Exercise finished",
});
