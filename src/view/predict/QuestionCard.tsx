import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { quote } from "../../cases/quote.ts";
import type { Run } from "../../engine/messages.ts";
import { openQuestion } from "../../player/questions.ts";
import { grade, rightAnswer } from "../../predict/grade.ts";
import { hintOf, promptOf } from "../../predict/prompt.ts";
import { asksNumbers, type Question } from "../../predict/question.ts";
import { type Answered, isAnswered, replaced, UNANSWERED, withAnswer } from "../../predict/result.ts";
import { predictWords } from "../../words/en/predict.ts";
import { HEARD } from "../../words/spoken.ts";
import { usePlayer, usePlayerState } from "../player/player-context.ts";
import { AnswerField } from "./AnswerField.tsx";
import { Feedback } from "./Feedback.tsx";
import { Said } from "./Said.tsx";
import { focusField, useFocusedField } from "./use-focused-field.ts";

interface QuestionCardProps {
  readonly run: Run;
  readonly question: Question;
  /** The place of the question in the exercise. */
  readonly at: number;
}

/** One question before its step: the field for the answer, what is said to it, and the buttons. */
export function QuestionCard({ run, question, at }: QuestionCardProps) {
  const player = usePlayer();
  const { trace } = run;
  const answers = usePlayerState((state) => state.answers);
  const answered = answers[at] ?? UNANSWERED;
  const [unread, setUnread] = useState<string>();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const isRight = isAnswered(answered);
  const count = run.exercise?.questions.length ?? 0;
  const prompt = promptOf(trace, question, HEARD);

  function change(next: Answered): void {
    player.setAnswers(replaced(player.store.getState().answers, at, next));
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (isRight) {
      goOn();
      return;
    }
    const { draft } = answered;
    const graded = grade(trace, question, draft);
    const isUnread = graded.kind === "unread" || graded.kind === "rough";
    setUnread(
      graded.kind === "rough" ? predictWords.rough : isUnread ? unreadText(question, draft) : undefined,
    );
    if (isUnread) focusField(form.current);
    else change(withAnswer(answered, draft, graded));
  }

  function goOn(): void {
    player.next();
    // The steps up to the next question need no attention of their own.
    if (openQuestion(player.store.getState()) === undefined) player.play();
  }

  function showAnswer(): void {
    change({ ...answered, draft: rightAnswer(trace, question), end: "shown" });
    goOn();
  }

  useEffect(() => {
    if (isRight) form.current?.querySelector<HTMLElement>(".continue")?.focus();
  }, [isRight]);
  useFocusedField(form);

  return (
    <form
      ref={form}
      className="question"
      aria-labelledby={id}
      onSubmit={submit}
      // A key that is held, or a second click of two, is not meant for what the first has brought.
      onKeyDown={(event) => event.key === "Enter" && event.repeat && event.preventDefault()}
      onClickCapture={(event) => {
        if (event.detail > 1 && event.target instanceof Element && event.target.closest(".question-buttons"))
          event.preventDefault();
        if (event.detail > 1 && event.isDefaultPrevented()) event.stopPropagation();
      }}
    >
      <p className="question-text" id={id}>
        <span className="step-number">{predictWords.questionOf(at + 1, count)} · </span>
        <Said of={(write) => promptOf(trace, question, write)} />
      </p>
      <div className="question-row">
        <AnswerField
          trace={trace}
          question={question}
          prompt={prompt}
          value={answered.draft}
          isDone={isRight}
          isWrong={unread !== undefined || (answered.tries.length > 0 && !isRight)}
          onChange={(draft) => {
            setUnread(undefined);
            change({ ...answered, draft });
          }}
        />
        <div className="question-buttons">
          {isRight ? (
            <button type="submit" className="button continue">
              {predictWords.continue}
            </button>
          ) : (
            <>
              <button type="submit" className="button check-answer">
                {predictWords.check}
              </button>
              <button
                type="button"
                className="button"
                aria-expanded={answered.hint}
                onClick={() => change({ ...answered, hint: true })}
              >
                {predictWords.hint}
              </button>
              <button type="button" className="button" onClick={showAnswer}>
                {predictWords.show}
              </button>
            </>
          )}
        </div>
      </div>
      <div role="status" className="question-said">
        {unread !== undefined && <p className="unread">{unread}</p>}
        {unread === undefined && <Feedback trace={trace} question={question} answered={answered} />}
        {answered.hint && !isRight && (
          <p className="question-hint">
            <Said of={(write) => hintOf(trace, question, write)} />
          </p>
        )}
      </div>
    </form>
  );
}

function unreadText(question: Question, draft: string): string {
  if (asksNumbers(question)) {
    const parts = draft.split(";");
    return predictWords.unread.number(parts.some((part) => part.trim() === "") ? "" : quote(draft));
  }
  if (question.kind === "shape") return predictWords.unread.shape(quote(draft));
  return question.kind === "edge" ? predictWords.unread.edge : predictWords.unread.entries;
}
