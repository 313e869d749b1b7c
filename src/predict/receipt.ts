import { accept } from "../cases/accept.ts";
import { recordAt } from "../cases/record.ts";
import { nameOf, openSource, type Source } from "../cases/source.ts";
import { openProgram } from "../programs/open-program.ts";
import { isTooLarge } from "../programs/size.ts";
import type { Trace } from "../trace/trace.ts";
import { VERSION } from "../trace/version.ts";
import type { MisconceptionId } from "../words/en/misconceptions.ts";
import type { Score } from "../words/en/predict.ts";
import type { ReceiptDifference } from "../words/en/receipt.ts";
import { readAsk } from "./ask.ts";
import { createExercise, type ExerciseRequest } from "./exercise.ts";
import { grade } from "./grade.ts";
import { isKept, type KeptAnswer } from "./keep-answers.ts";
import { openExercise } from "./open-exercise.ts";
import type { Question } from "./question.ts";
import { checksumOf, RECEIPT_FORMAT, type Receipt } from "./receipt-format.ts";
import {
  type Answered,
  isAnswered,
  type MetMisconception,
  metMisconceptions,
  scoreOf,
  UNANSWERED,
  withAnswer,
} from "./result.ts";

export type { MetMisconception, Receipt, ReceiptDifference, Score };

/** What a receipt is found to be. */
export interface CheckedReceipt {
  /** The score of the answers in the receipt; undefined if the exercise cannot be made again. */
  readonly score: Score | undefined;
  /** The mistakes that the answers show. */
  readonly misconceptions: readonly MetMisconception[];
  /** Everything in which the receipt differs from what is found; empty if it agrees. */
  readonly differences: readonly ReceiptDifference[];
  /** The exercise as the receipt states it, to be compared with the one that was assigned; undefined if it has none. */
  readonly plan: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Checks a receipt, as read from a file by `JSON.parse`: makes its exercise again from the seed, grades every answer again, and
 * compares score and checksum. Runs no code of the receipt but its program, in the interpreter and with its limits.
 *
 * A receipt without differences can still be forged: whoever knows the right answers, or reads this function, can write one.
 */
export async function checkReceipt(receipt: unknown): Promise<CheckedReceipt> {
  if (!isReceipt(receipt)) return unusable({ kind: "format" });
  const differences: ReceiptDifference[] = [];
  if (receipt.version !== VERSION)
    differences.push({ kind: "version", stated: receipt.version, found: VERSION });
  const checksum = await checksumOf(receipt);
  if (checksum !== receipt.checksum)
    differences.push({ kind: "checksum", stated: receipt.checksum, found: checksum });
  let made: Made;
  try {
    made = makeAgain(receipt);
  } catch (reason) {
    return unusable({ kind: "exercise", reason: reason instanceof Error ? reason.message : String(reason) });
  }
  const { trace, questions } = made;
  if (receipt.questions.length !== questions.length)
    differences.push({ kind: "count", stated: receipt.questions.length, found: questions.length });
  const answers = questions.map((question, i) => {
    const { differences: found, answered } = gradeAgain(trace, question, receipt.questions[i], i + 1);
    differences.push(...found);
    return answered;
  });
  const score = scoreOf(questions, answers);
  if (receipt.score.right !== score.right || receipt.score.asked !== score.asked)
    differences.push({ kind: "score", stated: receipt.score, found: score });
  const { case: slug, program, seed, ask, from, until, practice } = receipt;
  const plan = { case: slug, program, seed, ask, from, until, practice };
  return { score, misconceptions: metMisconceptions(questions, answers), differences, plan };
}

function unusable(difference: ReceiptDifference): CheckedReceipt {
  return { score: undefined, misconceptions: [], differences: [difference], plan: undefined };
}

interface Made {
  readonly trace: Trace;
  readonly questions: readonly Question[];
}

/** @throws Error if the source or what is asked is invalid */
function makeAgain({ case: slug, program, params, seed, ask, from, until, practice }: Receipt): Made {
  if (program !== undefined && isTooLarge(program)) throw new RangeError("program: larger than 64 KB");
  if (ask !== null && readAsk(ask) === undefined) throw new RangeError(`ask: no list of steps`);
  const source: Source = program === undefined ? { case: slug ?? "", params: {} } : { program, params: {} };
  const opened = openSource(source, openProgram);
  const values = accept(nameOf(source), opened.program, params);
  if ("problem" in values) throw new RangeError(values.problem);
  const request: ExerciseRequest = {
    seed,
    ask: ask ?? undefined,
    from: from ?? undefined,
    until: until ?? undefined,
    practice: (practice as MisconceptionId[] | null) ?? undefined,
  };
  const exercise = createExercise(opened, values.value, request, openProgram);
  const ran = openExercise(exercise, openProgram);
  return { trace: recordAt(ran.program, exercise.values, false), questions: exercise.questions };
}

/** Grades the answers to one question again. An answer that cannot be read, or comes after the right one, does not count. */
function gradeAgain(
  trace: Trace,
  question: Question,
  kept: KeptAnswer | undefined,
  number: number,
): { readonly answered: Answered; readonly differences: readonly ReceiptDifference[] } {
  if (kept === undefined) return { answered: UNANSWERED, differences: [] };
  const differences: ReceiptDifference[] = [];
  const [stated, found] = [`${kept.step}:${kept.kind}`, `${question.key}:${question.kind}`];
  if (stated !== found) differences.push({ kind: "question", number, stated, found });
  let answered: Answered = { ...UNANSWERED, hint: kept.hint };
  for (const answer of kept.tries) {
    if (isAnswered(answered)) {
      differences.push({ kind: "late", number, answer });
      continue;
    }
    const graded = grade(trace, question, answer);
    if (graded.kind === "unread" || graded.kind === "rough")
      differences.push({ kind: "unread", number, answer });
    answered = withAnswer(answered, answer, graded);
  }
  const end = isAnswered(answered) ? "right" : "shown";
  if (kept.end !== end) differences.push({ kind: "end", number, stated: kept.end, found: end });
  return { answered, differences };
}

function isReceipt(value: unknown): value is Receipt {
  if (typeof value !== "object" || value === null) return false;
  const receipt = value as Readonly<Record<string, unknown>>;
  const { format, version, params, seed, practice, questions, score, checksum } = receipt;
  const isText = (name: string) => typeof receipt[name] === "string";
  return (
    format === RECEIPT_FORMAT &&
    typeof version === "string" &&
    typeof checksum === "string" &&
    isText("case") !== isText("program") &&
    typeof params === "object" &&
    params !== null &&
    !Array.isArray(params) &&
    Number.isInteger(seed) &&
    Number(seed) >= 0 &&
    Number(seed) < 2 ** 32 &&
    ["ask", "from", "until"].every((name) => receipt[name] === null || isText(name)) &&
    (practice === null || (Array.isArray(practice) && practice.every((id) => typeof id === "string"))) &&
    isKept(questions) &&
    isScore(score)
  );
}

function isScore(score: unknown): score is Score {
  if (typeof score !== "object" || score === null) return false;
  const { right, asked } = score as Partial<Record<keyof Score, unknown>>;
  return Number.isInteger(right) && Number.isInteger(asked);
}
