import type { Layout } from "../../layout/layout.ts";
import type { Player } from "../../player/player.ts";

/** The largest scale at which a drawing is shown. */
const SCALE = 1.2;
/**
 * What is left around a drawing, also for chips and buttons, how high it may be with that, and what stands
 * between two, in CSS pixels.
 */
const ROOM = { across: 40, down: 130, least: 300, most: 640, between: 9 } as const;
/** The width of the column of zoom buttons, and the width of a graph without that column: see `graph-frame.css`. */
const COLUMN = { width: 44, none: 480 } as const;
/** How far a sum of rounded heights may be off, in CSS pixels. */
const ROUNDING = 2;
/** The least height of an embed that leaves nothing out, in CSS pixels: see `embed-small.css`. */
const WHOLE = 461;

/**
 * Tells how high a player would be, in CSS pixels, if each graph were as high as its drawing at this width and
 * nothing had to be scrolled. A player lower than `WHOLE` lacks parts whose height cannot be known: it asks
 * for that much at least. From there on what is told does not depend on the height it has, so whoever gives it
 * that height is not asked for another. While only the step changes, the height never sinks, lest the page around
 * jump with every step.
 *
 * @returns how to stop it
 */
export function watchHeight(player: Player, root: HTMLElement, tell: (height: number) => void): () => void {
  let frame = 0;
  let [measured, told]: [readonly unknown[], number] = [[], 0];

  function measure(): void {
    const { run, sideBySide, panel } = player.store.getState();
    if (run === undefined || root.offsetHeight === 0) return;
    const graphs = root.querySelector<HTMLElement>(".graphs");
    if (graphs === null) return;
    const layouts = [run.layout, ...(sideBySide && run.companion ? [run.companion.layout] : [])];
    // Two graphs share the height in equal parts.
    const highest = Math.max(...layouts.map((layout) => heightOf(layout, graphs.clientWidth)));
    const wanted = layouts.length * (highest + ROOM.between) - ROOM.between;
    const zoom = Number(getComputedStyle(root).zoom) || 1;
    const height = Math.max(Math.ceil((heightBeside(root, graphs) + wanted) * zoom) + ROUNDING, WHOLE);
    const now = [run, sideBySide, panel, root.clientWidth];
    if (now.every((one, i) => one === measured[i]) && height <= told + ROUNDING) return;
    [measured, told] = [now, height];
    tell(height);
  }

  /** What is told belongs to what is drawn, with all that comes in one frame. */
  function measureSoon(): void {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(measure);
  }

  const sizes = new ResizeObserver(measureSoon);
  function observe(): void {
    sizes.disconnect();
    for (const one of [root, ...root.children, ...root.querySelectorAll(".graphs")]) sizes.observe(one);
  }
  // Parts come late, and go.
  const parts = new MutationObserver(observe);
  parts.observe(root, { childList: true });
  observe();
  const unsubscribe = player.store.subscribe((state, before) => {
    if (state.run !== before.run || state.sideBySide !== before.sideBySide) measureSoon();
  });
  return () => {
    unsubscribe();
    parts.disconnect();
    sizes.disconnect();
    cancelAnimationFrame(frame);
  };
}

/** How high a graph is to be for its drawing, where it is so wide. */
function heightOf({ width, height }: Layout, room: number): number {
  const beside = room > COLUMN.none ? COLUMN.width : 0;
  const scale = Math.min((room - beside - ROOM.across) / width, SCALE);
  return Math.min(Math.max(height * scale + ROOM.down, ROOM.least), ROOM.most);
}

/** How high all is that stands above and below the graphs. A panel beside them scrolls by itself. */
function heightBeside(root: HTMLElement, graphs: HTMLElement): number {
  const isGrid = getComputedStyle(root).display === "grid";
  let sum = 0;
  for (const part of root.children) {
    const { position, marginTop, marginBottom } = getComputedStyle(part);
    const stands = position === "static" || position === "relative" || position === "sticky";
    if (!(part instanceof HTMLElement) || !stands || (isGrid && part.matches(".panel"))) continue;
    // A stage that is too low for what is in it is as high as that wants.
    const height = part.contains(graphs) ? part.scrollHeight - graphs.offsetHeight : part.offsetHeight;
    sum += height + Number.parseFloat(marginTop) + Number.parseFloat(marginBottom);
  }
  return sum;
}
