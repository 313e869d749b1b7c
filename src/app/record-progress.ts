import { slugOf } from "../cases/source.ts";
import type { Player } from "../player/player.ts";
import type { PlayerState } from "../player/player-state.ts";
import { OF_PROGRAMS, withQuestion } from "../predict/progress.ts";
import { dayOf, loadProgress, storeProgress } from "./progress.ts";

/**
 * Records each question of a player in the progress once it is done. In a frame, which may be a part of another site,
 * nothing is recorded.
 *
 * @param onRecord called after a question was recorded, with whether the browser keeps the progress
 * @returns a function that ends the recording
 */
export function recordProgress(
  player: Pick<Player, "store">,
  onRecord: (isKept: boolean) => void = () => {},
): () => void {
  if (window.parent !== window) return () => {};
  let known: PlayerState["answers"] = [];
  function follow({ answers, run, source }: PlayerState): void {
    if (answers === known) return;
    const before = known;
    known = answers;
    for (const [i, answered] of answers.entries()) {
      const question = run?.exercise?.questions[i];
      if (question === undefined || answered.end === undefined || before[i]?.end !== undefined) continue;
      // Counted when it was answered.
      if (answered.restored && before[i] === undefined) continue;
      const name = slugOf(source) ?? OF_PROGRAMS;
      onRecord(storeProgress(withQuestion(loadProgress(), name, question, answered, dayOf(new Date()))));
    }
  }
  follow(player.store.getState());
  return player.store.subscribe(follow);
}
