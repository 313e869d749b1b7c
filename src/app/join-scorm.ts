import { createScorm, findApi } from "../messages/scorm.ts";
import type { Player } from "../player/player.ts";

/**
 * Reports a player's exercise to the learning management system around this page, if there is one.
 *
 * @returns a function that ends the report
 */
export function joinScorm(player: Player): () => void {
  const api = findApi(window);
  if (api === undefined) return () => {};
  const { finish } = createScorm(player, api);
  // A page that comes back from the browser's cache needs a session of its own.
  const reload = ({ persisted }: PageTransitionEvent) => persisted && location.reload();
  addEventListener("pagehide", finish);
  addEventListener("pageshow", reload);
  return () => {
    removeEventListener("pagehide", finish);
    removeEventListener("pageshow", reload);
    finish();
  };
}
