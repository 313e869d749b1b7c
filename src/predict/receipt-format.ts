import { paramsOf } from "../cases/source.ts";
import { VERSION } from "../trace/version.ts";
import type { Score } from "../words/en/predict.ts";
import type { Exercise } from "./exercise.ts";
import { canonicalJson, type ExercisePlan, type KeptAnswer, keepAnswers, planOf } from "./keep-answers.ts";
import { type Answered, scoreOf } from "./result.ts";

/** The name and version of the format. */
export const RECEIPT_FORMAT = "pullback-receipt/1";

/**
 * A finished exercise as JSON: what determines it, all answers, the score, and a checksum. Exercise and score can be made again
 * from it. The checksum has no secret, so a receipt can be forged.
 */
export interface Receipt extends ExercisePlan {
  readonly format: typeof RECEIPT_FORMAT;
  /** The version of the package. */
  readonly version: string;
  readonly questions: readonly KeptAnswer[];
  readonly score: Score;
  /** The SHA-256 of all other fields, in hexadecimal: see `checksumOf`. */
  readonly checksum: string;
}

/**
 * Writes the receipt of an exercise.
 *
 * @throws TypeError, as a rejection, in a page without `crypto.subtle`, which browsers have only with https
 */
export async function createReceipt(
  { given, request, questions }: Pick<Exercise, "given" | "request" | "questions">,
  answers: readonly Answered[],
): Promise<Receipt> {
  const receipt = {
    format: RECEIPT_FORMAT,
    version: VERSION,
    ...planOf(given, paramsOf(given), request),
    questions: keepAnswers(questions, answers),
    score: scoreOf(questions, answers),
  } as const;
  return { ...receipt, checksum: await checksumOf(receipt) };
}

/** Returns the SHA-256 of the canonical JSON of a receipt without its checksum, in hexadecimal. */
export async function checksumOf(receipt: object): Promise<string> {
  const { checksum: _, ...fields } = receipt as Partial<Receipt>;
  const bytes = new TextEncoder().encode(canonicalJson(fields));
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
