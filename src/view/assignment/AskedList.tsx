import { answerText } from "../../predict/answer.ts";
import { hintOf, promptOf } from "../../predict/prompt.ts";
import type { Question } from "../../predict/question.ts";
import type { Trace } from "../../trace/trace.ts";
import { captionAt } from "../../words/caption.ts";
import { assignmentWords } from "../../words/en/assignment.ts";

interface AskedListProps {
  readonly trace: Trace;
  readonly questions: readonly Question[];
  /** Whether each question is followed by its answer, the rule, and what the step does. */
  readonly isAnswered: boolean;
}

/** The questions of an exercise, in words. */
export function AskedList({ trace, questions, isAnswered }: AskedListProps) {
  return (
    <ol className="asked-list">
      {questions.map((question) => (
        <li key={question.position} data-question={question.key}>
          {promptOf(trace, question)}
          {isAnswered && (
            <p className="asked-answer">
              {assignmentWords.answer} <b>{answerText(trace, question)}</b>. {hintOf(trace, question)}{" "}
              {captionAt(trace, question.position + 1)}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}
