import type { Trace } from "../trace/trace.ts";
import { grade, rightAnswer } from "./grade.ts";
import type { Question } from "./question.ts";
import {
  type Answered,
  isAnswered,
  isRightAtOnce,
  isSettled,
  type Try,
  UNANSWERED,
  withAnswer,
} from "./result.ts";

/**
 * The maximum length of the text, in characters: SCORM 1.2 allows 4,096 for `cmi.suspend_data`, and some learning management
 * systems count the end of the text too.
 */
export const MOST_CHARACTERS = 4000;

/** The maximum number of questions whose outcome is kept. Three take one character. */
const MOST_OUTCOMES = 9000;

const VERSION = "1";
const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const PER_DIGIT = 3;

/** How a question ended: right at the first try, right after other answers, or shown. */
const OUTCOMES = ["first", "later", "shown"] as const;
type Outcome = (typeof OUTCOMES)[number];

/** The wrong answers to a question, and whether the hint was asked for. */
interface Detail {
  readonly at: number;
  readonly hint: boolean;
  readonly wrong: readonly string[];
}

/**
 * Writes what was done with the questions of an exercise as a short text of ASCII characters:
 * `version|exercise|count|outcomes|details`.
 *
 * - `exercise` tells exercises with other questions apart;
 * - `count` is the number of questions that are done, in base 36;
 * - `outcomes` has two bits for each of them;
 * - `details` has the wrong answers to each question, as `at:hint,answer,answer` separated by semicolons. Where the text would
 *   be too long, those of the earliest questions are left out: the score stays the same.
 */
export function writeSuspended(
  questions: readonly Question[],
  answers: readonly Answered[],
  seed: number,
): string {
  const done = answers.findIndex((answered) => !isSettled(answered));
  const count = Math.min(done < 0 ? answers.length : done, MOST_OUTCOMES);
  const outcomes = answers.slice(0, count).map(outcomeOf);
  const head = [VERSION, nameOf(questions, seed), count.toString(36), packed(outcomes), ""].join("|");
  const details: string[] = [];
  let left = MOST_CHARACTERS - head.length;
  for (const detail of detailsOf(answers).reverse()) {
    const text = detailText(detail);
    if (text.length + 1 > left) break;
    left -= text.length + 1;
    details.unshift(text);
  }
  return head + details.join(";");
}

/**
 * Reads such a text, and grades its answers again. The right answers are those of the run.
 *
 * @returns undefined if the text is of another version or exercise, or is no such text
 */
export function readSuspended(
  trace: Trace,
  questions: readonly Question[],
  seed: number,
  text: string,
): Answered[] | undefined {
  const [version, name, counted = "", outcomes = "", details = "", ...more] = text.split("|");
  if (version !== VERSION || name !== nameOf(questions, seed) || more.length > 0) return undefined;
  const count = /^[0-9a-z]{1,6}$/.test(counted) ? Number.parseInt(counted, 36) : -1;
  const ended = unpacked(outcomes, count);
  const kept = readDetails(details);
  if (ended === undefined || kept === undefined || count > questions.length) return undefined;
  return questions.slice(0, count + 1).map((question, at): Answered => {
    const { hint, wrong } = kept.get(at) ?? { hint: false, wrong: [] };
    const tried = wrong.reduce(
      (answered, answer) => withAnswer(answered, answer, grade(trace, question, answer)),
      { ...UNANSWERED, hint, restored: true } as Answered,
    );
    const outcome = ended[at];
    if (outcome === undefined) return tried;
    const right = rightAnswer(trace, question);
    if (outcome === "shown") return { ...tried, draft: right, end: "shown" };
    const before = outcome === "first" ? [] : tried.tries.length > 0 ? tried.tries : [FORGOTTEN];
    const last: Try = { answer: right, isRight: true, misconceptions: [] };
    return { ...tried, draft: right, tries: [...before, last], end: "right" };
  });
}

/** A wrong answer whose text was left out. */
const FORGOTTEN: Try = { answer: "", isRight: false, misconceptions: [] };

function outcomeOf(answered: Answered): Outcome {
  if (!isAnswered(answered)) return "shown";
  return isRightAtOnce(answered) ? "first" : "later";
}

/** Returns a short name for the questions of an exercise (32-bit FNV-1a). */
function nameOf(questions: readonly Question[], seed: number): string {
  let hash = 0x811c9dc5;
  for (const letter of `${seed} ${questions.map(({ key, kind }) => `${key}:${kind}`).join()}`)
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash.toString(36);
}

function packed(outcomes: readonly Outcome[]): string {
  let text = "";
  for (let i = 0; i < outcomes.length; i += PER_DIGIT) {
    const [a, b, c] = [0, 1, 2].map((k) => outcomes[i + k]);
    text += DIGITS[[a, b, c].reduce((sum, one) => sum * 4 + (one ? OUTCOMES.indexOf(one) : 0), 0)];
  }
  return text;
}

function unpacked(text: string, count: number): Outcome[] | undefined {
  if (count < 0 || text.length !== Math.ceil(count / PER_DIGIT)) return undefined;
  const all = [...text].flatMap((digit) => {
    const bits = DIGITS.indexOf(digit);
    return [bits >> 4, (bits >> 2) & 3, bits & 3].map((code) => OUTCOMES[code]);
  });
  const outcomes = all.slice(0, count).filter((one) => one !== undefined);
  return outcomes.length === count ? outcomes : undefined;
}

function detailsOf(answers: readonly Answered[]): Detail[] {
  return answers.flatMap(({ hint, tries }, at) => {
    const wrong = tries.filter(({ isRight }) => !isRight).map(({ answer }) => answer);
    return hint || wrong.length > 0 ? [{ at, hint, wrong }] : [];
  });
}

function detailText({ at, hint, wrong }: Detail): string {
  return [`${at.toString(36)}:${hint ? "h" : ""}`, ...wrong.map(encodeURIComponent)].join();
}

function readDetails(text: string): ReadonlyMap<number, Detail> | undefined {
  const details = new Map<number, Detail>();
  for (const part of text === "" ? [] : text.split(";")) {
    const [head = "", ...answers] = part.split(",");
    const [, at, hint] = /^([0-9a-z]{1,6}):(h?)$/.exec(head) ?? [];
    if (at === undefined) return undefined;
    try {
      const index = Number.parseInt(at, 36);
      details.set(index, { at: index, hint: hint === "h", wrong: answers.map(decodeURIComponent) });
    } catch {
      return undefined;
    }
  }
  return details;
}
