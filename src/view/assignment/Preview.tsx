import { useId, useState } from "react";
import type { PlayerState } from "../../player/player-state.ts";
import { assignmentWords as words } from "../../words/en/assignment.ts";
import { predictWords } from "../../words/en/predict.ts";
import { AskedList } from "./AskedList.tsx";
import type { Assignment, ListedStep } from "./assignment.ts";
import { PrintWorksheet } from "./PrintWorksheet.tsx";
import type { Assigned } from "./use-assigned.ts";

interface PreviewProps {
  readonly assignment: Assignment;
  readonly steps: readonly ListedStep[];
  readonly assigned: Assigned | undefined;
  /** Whether the assignment is another one by now. */
  readonly isPending: boolean;
  /** Whether the assignment has a link. */
  readonly isComplete: boolean;
  readonly address: string | undefined;
}

/** The questions that students get, on demand with their answers, and the worksheet. */
export function Preview({ assignment, steps, assigned, isPending, isComplete, address }: PreviewProps) {
  const [isAnswered, setAnswered] = useState(false);
  const title = useId();
  return (
    <div className="assignment-preview">
      <h3 id={title}>{words.preview}</h3>
      {!assignment.predict && <p>{words.freely}</p>}
      {!isComplete && <p>{words.chooseOne}</p>}
      {assignment.predict && isComplete && assigned === undefined && <p>{words.finding}</p>}
      {assignment.predict && assigned !== undefined && assigned.state === undefined && (
        <p role="alert">{words.failed}</p>
      )}
      {assignment.predict && isComplete && assigned?.state !== undefined && (
        <>
          <section
            className="assignment-questions"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls needs the keyboard
            tabIndex={0}
            aria-labelledby={title}
            aria-busy={isPending}
          >
            <Questions state={assigned.state} isAnswered={isAnswered} chosen={chosenOf(assignment, steps)} />
          </section>
          <div className="assignment-row">
            <button type="button" className="button" onClick={() => setAnswered(!isAnswered)}>
              {isAnswered ? words.hideAnswers : words.showAnswers}
            </button>
            <PrintWorksheet
              isReady={!isPending}
              state={assigned.state}
              task={assignment.task.trim()}
              address={address ?? ""}
            />
          </div>
        </>
      )}
    </div>
  );
}

function chosenOf({ asks, chosen }: Assignment, steps: readonly ListedStep[]): readonly ListedStep[] {
  return asks === "chosen" ? steps.filter(({ key }) => chosen.has(key)) : [];
}

interface QuestionsProps {
  readonly state: PlayerState;
  readonly isAnswered: boolean;
  /** The steps that were chosen one by one, of which those that are not asked are named. */
  readonly chosen: readonly ListedStep[];
}

function Questions({ state, isAnswered, chosen }: QuestionsProps) {
  const { run } = state;
  const questions = run?.exercise?.questions ?? [];
  if (run === undefined) return null;
  const isAsked = new Set(questions.map(({ key }) => key));
  const missing = chosen.filter(({ key }) => !isAsked.has(key)).map(({ text }) => text);
  return (
    <>
      {questions.length === 0 ? (
        <p>{predictWords.nothing}</p>
      ) : (
        <AskedList trace={run.trace} questions={questions} isAnswered={isAnswered} />
      )}
      {missing.length > 0 && <p className="share-remark">{words.notAsked(missing)}</p>}
    </>
  );
}
