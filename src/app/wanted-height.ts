import type { Player } from "../player/player.ts";

/** The largest scale at which a drawing is shown. */
const SCALE = 1.2;
/** What is left around a drawing, also for chips and buttons, and how high it may be with that, in CSS pixels. */
const ROOM = { across: 40, down: 130, least: 220, most: 640 } as const;

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
    const scale = Math.min((graphs.clientWidth - ROOM.across) / width, SCALE);
    const wanted = Math.min(Math.max(height * scale + ROOM.down, ROOM.least), ROOM.most);
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
