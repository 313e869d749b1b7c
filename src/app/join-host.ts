import { createFrame } from "../messages/frame.ts";
import type { Player } from "../player/player.ts";
import { isFree } from "../view/free-key.ts";
import { takeEarlyMessages } from "./early-messages.ts";
import { watchHeight } from "./wanted-height.ts";

/** Joins a player to the page that frames this one. Returns how to leave it. */
export function joinHost(player: Player): () => void {
  const frame = createFrame(player, window);
  function onKey(event: KeyboardEvent): void {
    const { key, code, keyCode, shiftKey } = event;
    if (isFree(event)) frame.leave({ key, code, keyCode, shiftKey });
  }
  addEventListener("message", frame.receive);
  addEventListener("keydown", onKey);
  for (const event of takeEarlyMessages()) frame.receive(event);
  const root = document.querySelector<HTMLElement>("[data-pullback]");
  const stopWatching = root === null ? undefined : watchHeight(player, root, frame.resize);
  return () => {
    removeEventListener("message", frame.receive);
    removeEventListener("keydown", onKey);
    stopWatching?.();
    frame.destroy();
  };
}
