import { aboutEdge, explainedBy } from "../../predict/prompt.ts";
import type { Question } from "../../predict/question.ts";
import { type Answered, isAnswered } from "../../predict/result.ts";
import type { Trace } from "../../trace/trace.ts";
import { predictWords } from "../../words/en/predict.ts";
import { READ, type Writing } from "../../words/writing.ts";
import { Said } from "./Said.tsx";

interface FeedbackProps {
  readonly trace: Trace;
  readonly question: Question;
  readonly answered: Answered;
}

/** What is said to the last answer: whether it is right, and which mistakes give it. */
export function Feedback({ trace, question, answered }: FeedbackProps) {
  const last = answered.tries.at(-1);
  if (last === undefined) return null;
  const edge = (write: Writing) =>
    question.kind === "edge" ? aboutEdge(trace, question, last.answer, write) : undefined;
  if (isAnswered(answered))
    return (
      <p className="right">
        <Said of={(write) => edge(write) ?? predictWords.right} />
      </p>
    );
  const { misconceptions: ids } = last;
  const explain = (write: Writing) => explainedBy(trace, question, ids, write);
  return (
    <>
      <p className="wrong">
        <strong>{predictWords.wrong}</strong>{" "}
        <Said of={(write) => edge(write) ?? (ids.length === 0 ? predictWords.unknown : "")} />
      </p>
      {explain(READ).map(({ id, name }, i) => (
        <p key={id} className="mistake" data-misconception={id}>
          <strong>{name}.</strong> <Said of={(write) => explain(write)[i]?.sentence} />
        </p>
      ))}
    </>
  );
}
