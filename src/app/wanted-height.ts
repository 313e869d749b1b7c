import type { Player } from "../player/player.ts";

/** How large a drawing is wanted: the largest scale at which it is shown, the room around it, and limits in CSS pixels. */
const DRAWING = { scale: 1.2, room: 80, least: 160, most: 640 } as const;

/**
 * Tells how high a player would be, in CSS pixels, if its graph were as high as its drawing at this width.
 * That does not depend on the height it has, so whoever gives it that height is not asked again.
 *
 * @returns how to stop it
 */
export function watchHeight(player: Player, root: HTMLElement, tell: (height: number) => void): () => void {
  function measure(): void {
    const graphs = root.querySelector<HTMLElement>(".graphs");
    const { run } = player.store.getState();
    if (run === undefined || graphs === null || root.offsetHeight === 0) return;
    const { width, height } = run.layout;
    const scale = Math.min(graphs.clientWidth / (width + DRAWING.room), DRAWING.scale);
    const wanted = Math.min(Math.max(height * scale + DRAWING.room, DRAWING.least), DRAWING.most);
    const others = root.scrollHeight - graphs.offsetHeight;
    tell(Math.ceil((others + wanted) * zoomOf(root)));
  }
  const observer = new ResizeObserver(measure);
  for (const one of root.querySelectorAll(".graphs, .dock, .inputs-place")) observer.observe(one);
  observer.observe(root);
  const unsubscribe = player.store.subscribe((state, before) => {
    if (state.run !== before.run) measure();
  });
  measure();
  return () => {
    unsubscribe();
    observer.disconnect();
  };
}

/** How much larger than its own pixels an element is shown, as in the projector's theme. */
function zoomOf(element: HTMLElement): number {
  return element.getBoundingClientRect().height / element.offsetHeight;
}
