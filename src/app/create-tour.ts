import type { CaseSource } from "../cases/source.ts";
import { createPlayer, type Player, type PlayerOptions } from "../player/player.ts";

/** The case that the start page steps through. */
const TOUR: CaseSource = { case: "shared-intermediate", params: {} };

/** The key step of the case: adds the second contribution to one adjoint. */
const OPENING = "acc.v2.0";

/**
 * Creates a player of the shared intermediate that opens at its key step. Play starts at the first step,
 * unless someone has stepped.
 */
export function createTour(queue: PlayerOptions["queue"]): Player {
  const player = createPlayer({ source: TOUR, query: `step=${OPENING}`, queue });
  let untouched = true;
  const unsubscribe = player.store.subscribe((state, before) => {
    if (state.run !== before.run || state.index === before.index) return;
    untouched = false;
    unsubscribe();
  });
  return {
    ...player,
    play() {
      if (untouched) player.first();
      player.play();
    },
  };
}
