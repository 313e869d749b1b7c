import type { Player } from "../player/player.ts";
import { keepExercise } from "./keep-exercise.ts";
import { recordProgress } from "./record-progress.ts";

/** Records the progress in a player's exercises, and keeps their answers. Returns a function that ends both. */
export function followExercises(player: Player): () => void {
  const ends = [keepExercise(player), recordProgress(player)];
  return () => {
    for (const end of ends) end();
  };
}
