import { paramsOf } from "../cases/source.ts";
import type { Player } from "../player/player.ts";
import type { PlayerState } from "../player/player-state.ts";
import { canonicalJson, hasAnswers, keepAnswers, planOf, restoreAnswers } from "../predict/keep-answers.ts";

const STORED = "pullback-exercise";

/** The answers to one exercise, and what determines it. */
interface Stored {
  readonly plan: string;
  readonly answers: unknown;
}

/**
 * Keeps the answers to the exercise of a player as long as its tab is open, so that the exercise continues after a reload or
 * a look at another page. Answers are graded again when they are restored.
 *
 * @returns a function that ends this
 */
export function keepExercise(player: Pick<Player, "store" | "setAnswers" | "last">): () => void {
  let known: NonNullable<PlayerState["run"]>["exercise"];
  function follow({ run, answers }: PlayerState): void {
    if (run?.exercise === undefined) return;
    const { trace, exercise } = run;
    const plan = canonicalJson(planOf(exercise.given, paramsOf(exercise.given), exercise.request));
    const isNew = exercise !== known;
    known = exercise;
    if (isNew && answers.length === 0) {
      const stored = read();
      const restored =
        stored?.plan === plan ? restoreAnswers(trace, exercise.questions, stored.answers) : undefined;
      if (restored === undefined || restored.length === 0) return;
      player.setAnswers(restored);
      player.last();
      return;
    }
    const kept = keepAnswers(exercise.questions, answers);
    if (hasAnswers(kept)) store({ plan, answers: kept });
  }
  follow(player.store.getState());
  return player.store.subscribe((state, before) => {
    if (state.run !== before.run || state.answers !== before.answers) follow(state);
  });
}

function read(): Stored | undefined {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(STORED) ?? "null");
    return typeof stored === "object" && stored !== null ? (stored as Stored) : undefined;
  } catch {
    // Storage is blocked, or another page has written there.
    return undefined;
  }
}

function store(stored: Stored): void {
  try {
    sessionStorage.setItem(STORED, JSON.stringify(stored));
  } catch {
    // Storage is blocked or full: a reload begins again.
  }
}
