import type { Layout } from "../../layout/layout.ts";
import type { Player } from "../../player/player.ts";
import { observeSize } from "../ui/observe-size.ts";

/** The largest scale of a drawing. */
const SCALE = 1.2;
/**
 * The room around a drawing, including chips and buttons; the least and the greatest height of a graph with
 * that room; and the gap between two graphs; all in CSS pixels.
 */
const ROOM = { across: 40, down: 130, least: 300, most: 640, between: 9 } as const;
/**
 * The width of the column of zoom buttons, and the graph width up to which there is no column: see
 * `graph-frame.css`.
 */
const COLUMN = { width: 44, none: 480 } as const;
/** The tolerance for sums of rounded heights, in CSS pixels. */
const ROUNDING = 2;
/** The least height of an embed that shows all parts, in CSS pixels: see `embed-small.css`. */
const WHOLE = 461;

/**
 * Reports the height that a player needs so that each graph is as high as its drawing at the current width
 * and nothing scrolls. A player lower than `WHOLE` lacks parts of unknown height, so the reported height is
 * at least `WHOLE`. From there on the reported height does not depend on the current height: a host that
 * applies it gets no further request. While only the step changes, the height never shrinks, so that the host
 * page does not jump with every step.
 *
 * @param tell called with the height, in CSS pixels
 * @returns a function that stops watching
 */
export function watchHeight(player: Player, root: HTMLElement, report: (height: number) => void): () => void {
  let frame = 0;
  let [measured, reported]: [readonly unknown[], number] = [[], 0];

  function measure(): void {
    const { run, sideBySide, panel } = player.store.getState();
    if (run === undefined || root.offsetHeight === 0) return;
    const graphs = root.querySelector<HTMLElement>(".graphs");
    if (graphs === null) return;
    const layouts = [run.layout, ...(sideBySide && run.companion ? [run.companion.layout] : [])];
    // Two graphs share the height equally.
    const highest = Math.max(...layouts.map((layout) => heightOf(layout, graphs.clientWidth)));
    const wanted = layouts.length * (highest + ROOM.between) - ROOM.between;
    const zoom = Number(getComputedStyle(root).zoom) || 1;
    const height = Math.max(Math.ceil((heightBeside(root, graphs) + wanted) * zoom) + ROUNDING, WHOLE);
    const now = [run, sideBySide, panel, root.clientWidth];
    if (now.every((part, i) => part === measured[i]) && height <= reported + ROUNDING) return;
    [measured, reported] = [now, height];
    report(height);
  }

  /** Measures once per frame, after everything in the frame is drawn. */
  function measureSoon(): void {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(measure);
  }

  let observers: (() => void)[] = [];
  function observe(): void {
    endObserving();
    const parts = [root, ...root.children, ...root.querySelectorAll(".graphs")];
    observers = parts.map((element) => observeSize(element, measureSoon));
  }
  function endObserving(): void {
    for (const end of observers) end();
  }
  // Parts are added late and removed.
  const parts = new MutationObserver(observe);
  parts.observe(root, { childList: true });
  observe();
  const unsubscribe = player.store.subscribe((state, before) => {
    if (state.run !== before.run || state.sideBySide !== before.sideBySide) measureSoon();
  });
  return () => {
    unsubscribe();
    parts.disconnect();
    endObserving();
    cancelAnimationFrame(frame);
  };
}

/** Returns the height of a graph for its drawing at a given width, both in CSS pixels. */
function heightOf({ width, height }: Layout, room: number): number {
  const beside = room > COLUMN.none ? COLUMN.width : 0;
  const scale = Math.min((room - beside - ROOM.across) / width, SCALE);
  return Math.min(Math.max(height * scale + ROOM.down, ROOM.least), ROOM.most);
}

/** Returns the height of everything above and below the graphs. A panel beside them scrolls on its own. */
function heightBeside(root: HTMLElement, graphs: HTMLElement): number {
  const isGrid = getComputedStyle(root).display === "grid";
  let sum = 0;
  for (const part of root.children) {
    const { position, marginTop, marginBottom } = getComputedStyle(part);
    const stands = position === "static" || position === "relative" || position === "sticky";
    if (!(part instanceof HTMLElement) || !stands || (isGrid && part.matches(".panel"))) continue;
    // A stage that is too low overflows: its scroll height is the height that its content needs.
    const height = part.contains(graphs) ? part.scrollHeight - graphs.offsetHeight : part.offsetHeight;
    sum += height + Number.parseFloat(marginTop) + Number.parseFloat(marginBottom);
  }
  return sum;
}
