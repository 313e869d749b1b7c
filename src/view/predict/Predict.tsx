import { openQuestion } from "../../player/questions.ts";
import { usePlayerState } from "../player/player-context.ts";
import { QuestionCard } from "./QuestionCard.tsx";
import { Summary } from "./Summary.tsx";

/** The question that stands, or after the last question how the learner has done. */
export function Predict() {
  const run = usePlayerState((state) => state.run);
  const at = usePlayerState((state) => openQuestion(state)?.at);
  const question = run?.exercise?.questions[at ?? -1];
  if (run === undefined || at === undefined || question === undefined) return <Summary />;
  return (
    <QuestionCard key={`${run.exercise?.questions.length} ${at}`} run={run} question={question} at={at} />
  );
}
