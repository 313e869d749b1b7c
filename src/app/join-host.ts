import { createFrame } from "../messages/frame.ts";
import type { Player } from "../player/player.ts";
import { isUnhandledKey } from "../view/player/is-unhandled-key.ts";
import { watchHeight } from "../view/player/wanted-height.ts";
import { setFormulas } from "../view/print/formulas.ts";
import { takeEarlyMessages } from "./early-messages.ts";
import { joinSplice } from "./join-splice.ts";

/**
 * Connects a player to the page that frames this page. An eager player connects once all its formulas are
 * set.
 *
 * @returns a function that disconnects the player
 */
export async function joinHost(player: Player): Promise<() => void> {
  if (player.store.getState().eager) await setFormulas(document.body, player);
  const frame = createFrame(player, window);
  function onKey(event: KeyboardEvent): void {
    const { key, code, keyCode, shiftKey } = event;
    if (isUnhandledKey(event)) frame.leave({ key, code, keyCode, shiftKey });
  }
  addEventListener("message", frame.receive);
  addEventListener("keydown", onKey);
  for (const event of takeEarlyMessages()) frame.receive(event);
  const root = document.querySelector<HTMLElement>("[data-pullback]");
  const stopWatching = root === null ? undefined : watchHeight(player, root, frame.resize);
  const leaveSplice = joinSplice(player);
  return () => {
    leaveSplice();
    removeEventListener("message", frame.receive);
    removeEventListener("keydown", onKey);
    stopWatching?.();
    frame.destroy();
  };
}
