import { entryAt } from "../autodiff/tensor.ts";
import { formatExactly, formatNumber } from "../formula/format-number.ts";
import { trueAnswers } from "../misconceptions/mistaken-answers.ts";
import type { Trace } from "../trace/trace.ts";
import { predictWords } from "../words/en/predict.ts";
import { READ, type Writing } from "../words/writing.ts";
import { edgeOfKey } from "./edges.ts";
import { shapeAt } from "./grade.ts";
import { edgeName, entriesToChoose, entryNames } from "./prompt.ts";
import { asksNumbers, type Question } from "./question.ts";

/** Returns the right answer to a question, as people read it: `0.7692`, `Ȳ₁₁ = 4`, `v₃ → v₁`, `2 × 3`. */
export function answerText(
  trace: Trace,
  question: Question,
  write: Pick<Writing, "formula" | "by"> = READ,
): string {
  const { position } = question;
  if (asksNumbers(question)) {
    const right = trueAnswers(trace, position)[question.kind] ?? Number.NaN;
    const names = entryNames(trace, question, write);
    const numbers = question.entries.map((entry) => numberText(entryAt(right, entry)));
    return numbers
      .map((number, i) => (names[i] === undefined ? number : `${names[i]} = ${number}`))
      .join(", ");
  }
  if (question.kind === "edge") {
    const edge = edgeOfKey(trace, question.key);
    return edge === undefined ? question.key : edgeName(trace, edge, write);
  }
  if (question.kind === "shape") return shapeAt(trace, position).join(write.by);
  const names = entriesToChoose(trace, question, write).flat();
  const right = names.filter(({ entry }) => question.right.includes(entry)).map(({ name }) => name);
  return right.length === 0 ? predictWords.noEntry : right.join(", ");
}

/** The least number at which the page's four decimals are three significant digits, which an answer must have. */
const LEAST = 0.1;

function numberText(value: number): string {
  return Math.abs(value) < LEAST ? formatExactly(Number(value.toPrecision(4))) : formatNumber(value);
}
