import type { Splice } from "../messages/splice.ts";
import type { Player } from "../player/player.ts";

/**
 * Reports the exercise of a player to the page that frames this page, from the first exercise on. The code is loaded only then.
 *
 * @returns a function that ends the reports
 */
export function joinSplice(player: Player): () => void {
  const { store } = player;
  let isEnded = false;
  let splice: Splice | undefined;

  async function join(): Promise<void> {
    const { createSplice } = await import("../messages/splice.ts");
    if (isEnded) return;
    splice = createSplice(player, window);
    addEventListener("message", splice.receive);
  }

  const isAsking = () => store.getState().predict !== undefined;
  const start = () => {
    if (!isAsking()) return;
    stop();
    join().catch(player.reportLoadFailure);
  };
  const stop = store.subscribe(start);
  start();
  return () => {
    isEnded = true;
    stop();
    if (splice === undefined) return;
    removeEventListener("message", splice.receive);
    splice.destroy();
  };
}
