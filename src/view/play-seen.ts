import type { Player } from "../player/player.ts";

/**
 * Lets a player play only where it can be seen. In the hidden slide of a deck it stops; what is to play there
 * waits until it is shown, so that nobody misses its start.
 */
export function playSeen(player: Player, element: Element): () => void {
  let [isSeen, isWaiting] = [false, false];

  function wait(): void {
    if (isSeen || !player.store.getState().playing) return;
    player.pause();
    isWaiting = true;
  }

  const observer = new IntersectionObserver((entries) => {
    const { isIntersecting = false } = entries.at(-1) ?? {};
    const wasSeen = isSeen;
    isSeen = isIntersecting;
    if (!isSeen && wasSeen) player.pause();
    if (isSeen && isWaiting) player.play();
    if (isSeen) isWaiting = false;
  });
  // It has not quite started to play when it says so.
  const unsubscribe = player.store.subscribe((state, before) => {
    if (state.playing && !before.playing) queueMicrotask(wait);
  });
  wait();
  observer.observe(element);
  return () => {
    unsubscribe();
    observer.disconnect();
  };
}
