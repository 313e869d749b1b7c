import { keyOfEdge } from "../../predict/edges.ts";
import { edgeName, entriesToChoose, entryNames, promptOf } from "../../predict/prompt.ts";
import type { Question } from "../../predict/question.ts";
import { type StepRange, stepRange } from "../../trace/step-range.ts";
import type { Trace } from "../../trace/trace.ts";
import { worksheetWords as words } from "../../words/en/worksheet.ts";

/** A question on paper. */
export interface PaperQuestion {
  readonly text: string;
  /** What stands before each blank; an empty text for a blank alone. */
  readonly blanks: readonly string[];
  /** The answers to tick. */
  readonly choices: readonly { readonly key: string; readonly name: string }[];
}

/** Returns a question as it stands on paper, with no number that belongs to its step or to a later step. */
export function paperQuestion(trace: Trace, question: Question): PaperQuestion {
  if (question.kind === "edge") {
    const { steps } = trace;
    let number = 0;
    for (let i = 0; i <= question.position; i++) if (steps.kindAt(i) === "accumulate") number++;
    const choices = question.choices.map((edge) => ({
      key: keyOfEdge(trace, edge),
      name: edgeName(trace, edge),
    }));
    return { text: words.edge(number), blanks: [], choices };
  }
  const text = promptOf(trace, question);
  if (question.kind === "mask" || question.kind === "rows") {
    const choices = entriesToChoose(trace, question).flat();
    return { text, blanks: [], choices: choices.map(({ entry, name }) => ({ key: String(entry), name })) };
  }
  const names = entryNames(trace, question);
  return { text, blanks: names.length > 1 ? names : [""], choices: [] };
}

/**
 * Returns the index at which the graph of a worksheet is drawn: after the forward pass and the first step of the range, but
 * not after a step that is asked.
 */
export function worksheetIndex(trace: Trace, questions: readonly Question[], range: StepRange): number {
  const after = trace.steps.findIndex(({ phase }) => phase !== "forward");
  const [first] = stepRange(trace, range);
  const start = Math.max(after < 0 ? trace.steps.length : after, first);
  return Math.min(start, ...questions.map(({ position }) => position));
}
