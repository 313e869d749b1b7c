import type { Player } from "../player/player.ts";

/**
 * Pauses a player whenever the page is hidden or the player's element is scrolled out of view.
 *
 * @returns a function that stops watching
 */
export function pauseWhileHidden(player: Player, element: Element): () => void {
  const onHide = () => document.hidden && player.pause();
  const observer = new IntersectionObserver((entries) => {
    if (entries.every(({ isIntersecting }) => !isIntersecting)) player.pause();
  });
  document.addEventListener("visibilitychange", onHide);
  observer.observe(element);
  return () => {
    document.removeEventListener("visibilitychange", onHide);
    observer.disconnect();
  };
}
