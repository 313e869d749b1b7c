import { useContext } from "react";
import type { Predict } from "../../player/player-state.ts";
import { metMisconceptions, scoreOf } from "../../predict/result.ts";
import { type MisconceptionId, misconceptionWords } from "../../words/en/misconceptions.ts";
import { predictWords } from "../../words/en/predict.ts";
import { usePlayer, usePlayerState } from "../player/player-context.ts";
import { AfterExerciseContext } from "./after-exercise.ts";
import { NextExercise, PracticePageLink } from "./NextExercise.tsx";
import { Receipt } from "./Receipt.tsx";

/** How a learner has done, what to practice, and the ways on. */
export function Summary() {
  const player = usePlayer();
  const exercise = usePlayerState((state) => state.run?.exercise);
  const answers = usePlayerState((state) => state.answers);
  const ask = usePlayerState((state) => state.predict?.ask);
  const after = useContext(AfterExerciseContext);
  const questions = exercise?.questions ?? [];
  const met = metMisconceptions(questions, answers);
  const missed = met.flatMap(({ id, overcome }) => (overcome ? [] : [id]));

  if (exercise === undefined || ask === undefined) return null;
  const begin = (changes: Partial<Predict["ask"]>) =>
    player.setPredict({ ...ask, seed: (ask.seed + 1) % 2 ** 32, ...changes });
  return (
    <section className="summary" aria-label={predictWords.finished}>
      <p role="status" className="score">
        <strong>
          {questions.length === 0 ? predictWords.nothing : predictWords.score(scoreOf(questions, answers))}
        </strong>{" "}
        {predictWords.notAsked(exercise.unasked.length)}
      </p>
      {met.length > 0 && (
        <ul className="met">
          {met.map(({ id, overcome }) => (
            <li key={id} data-misconception={id} data-overcome={overcome}>
              {overcome
                ? predictWords.overcome(misconceptionWords.names[id])
                : predictWords.met(misconceptionWords.names[id])}{" "}
              {after === undefined && (
                <button
                  type="button"
                  className="link"
                  aria-label={predictWords.seeBroken(misconceptionWords.names[id])}
                  onClick={() => player.setBroken({ mistake: id, seed: ask.seed })}
                >
                  {predictWords.seeBrokenWord}
                </button>
              )}{" "}
              <PracticeButton
                id={id}
                onClick={() => (after ? after.practice(id) : begin({ practice: [id], ask: undefined }))}
              />
            </li>
          ))}
        </ul>
      )}
      {after ? (
        <NextExercise onClick={after.next} />
      ) : (
        <div className="question-buttons">
          {missed.length > 0 && (
            <button
              type="button"
              className="button continue"
              onClick={() => begin({ practice: missed, ask: undefined })}
            >
              {predictWords.missed}
            </button>
          )}
          <button type="button" className="button" onClick={() => begin({})}>
            {predictWords.again}
          </button>
          <button type="button" className="button" onClick={() => player.setPredict(undefined)}>
            {predictWords.leave}
          </button>
          <PracticePageLink />
          {questions.length > 0 && <Receipt exercise={exercise} />}
        </div>
      )}
    </section>
  );
}

function PracticeButton({ id, onClick }: { readonly id: MisconceptionId; readonly onClick: () => void }) {
  return (
    <button
      type="button"
      className="link"
      aria-label={predictWords.practice(misconceptionWords.names[id])}
      onClick={onClick}
    >
      {predictWords.practiceWord}
    </button>
  );
}
