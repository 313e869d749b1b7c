import type { Player } from "../player/player.ts";
import { isFree } from "../view/keyboard.ts";
import { takeEarlyMessages } from "./early-messages.ts";
import { watchHeight } from "./wanted-height.ts";

/** Joins a player to the page that frames this one, if one does. Returns how to leave it. */
export function joinHost(player: Player): () => void {
  if (window.parent === window) return () => {};
  const stops: (() => void)[] = [];
  let hasLeft = false;

  async function join(): Promise<void> {
    const { createFrame } = await import("../messages/frame.ts");
    if (hasLeft) return;
    const frame = createFrame(player, window);
    const onKey = (event: KeyboardEvent) => {
      const { key, code, keyCode, shiftKey } = event;
      if (isFree(event)) frame.leave({ key, code, keyCode, shiftKey });
    };
    addEventListener("message", frame.receive);
    addEventListener("keydown", onKey);
    stops.push(
      frame.destroy,
      () => removeEventListener("message", frame.receive),
      () => removeEventListener("keydown", onKey),
    );
    for (const event of takeEarlyMessages()) frame.receive(event);
    const root = document.querySelector<HTMLElement>("[data-pullback]");
    if (root !== null) stops.push(watchHeight(player, root, frame.resize));
  }

  join().catch(player.miss);
  return () => {
    hasLeft = true;
    for (const stop of stops) stop();
  };
}
