import type { PlayerState } from "../../player/player-state.ts";
import { isHiding, openQuestion, rangeOf } from "../../player/questions.ts";
import { usePlayerState } from "../player/player-context.ts";
import { BreakIt } from "./BreakIt.tsx";
import { EngineMistake } from "./EngineMistake.tsx";
import { QuestionCard } from "./QuestionCard.tsx";
import { Summary } from "./Summary.tsx";

/**
 * What stands in the dock beside the caption: the question before the next step, or after the last question how the learner
 * has done; the mistake of a broken engine, or of a learner's own.
 */
export function BesideCaption() {
  const isBroken = usePlayerState((state) => state.broken !== undefined);
  const hasOwnEngine = usePlayerState(({ run }) => run?.trace.reference !== undefined && !run.broken);
  return (
    <>
      <Exercise />
      {isBroken && <BreakIt />}
      {hasOwnEngine && <EngineMistake />}
    </>
  );
}

function Exercise() {
  const run = usePlayerState((state) => state.run);
  const at = usePlayerState((state) => openQuestion(state)?.at);
  const isFinished = usePlayerState((state) => state.predict !== undefined && isAtEnd(state));
  const question = run?.exercise?.questions[at ?? -1];
  if (run === undefined || at === undefined || question === undefined) return isFinished && <Summary />;
  return (
    <QuestionCard key={`${run.exercise?.questions.length} ${at}`} run={run} question={question} at={at} />
  );
}

/** Returns whether the last question is done, and the last step that can be shown is shown. */
function isAtEnd(state: PlayerState): boolean {
  const { run, index } = state;
  return run !== undefined && !isHiding(state) && index === rangeOf(state, run.trace)[1];
}
