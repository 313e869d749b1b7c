import { aboutEdge, explainedBy } from "../../predict/prompt.ts";
import type { Question } from "../../predict/question.ts";
import { type Answered, isAnswered } from "../../predict/result.ts";
import type { Trace } from "../../trace/trace.ts";
import { predictWords } from "../../words/en/predict.ts";

interface FeedbackProps {
  readonly trace: Trace;
  readonly question: Question;
  readonly answered: Answered;
}

/** What is said to the last answer: whether it is right, and which mistakes give it. */
export function Feedback({ trace, question, answered }: FeedbackProps) {
  const last = answered.tries.at(-1);
  if (last === undefined) return null;
  const edge = question.kind === "edge" ? aboutEdge(trace, question, last.answer) : undefined;
  if (isAnswered(answered)) return <p className="right">{edge ?? predictWords.right}</p>;
  const explained = explainedBy(trace, question, last.misconceptions);
  return (
    <>
      <p className="wrong">
        <strong>{predictWords.wrong}</strong> {edge}
        {edge === undefined && explained.length === 0 && predictWords.unknown}
      </p>
      {explained.map(({ id, name, sentence }) => (
        <p key={id} className="mistake" data-misconception={id}>
          <strong>{name}.</strong> {sentence}
        </p>
      ))}
    </>
  );
}
