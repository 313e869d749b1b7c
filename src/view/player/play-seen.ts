import type { Player } from "../../player/player.ts";

/** How often a player that waits to play looks whether it can be seen, in milliseconds. */
const LOOK = 250;

/**
 * Lets a player play only where it can be seen. In the hidden slide of a deck it stops; what is to play there
 * waits until it is shown, so that nobody misses its start.
 */
export function playSeen(player: Player, element: Element): () => void {
  let [isInView, isPainted, isWaiting] = [false, false, false];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const isSeen = () => isInView && isPainted && isShown(element);

  /** No event tells that visibility has changed, or that there is a size now: a player that waits looks for both. */
  function look(): void {
    clearTimeout(timer);
    if (!isWaiting) return;
    if (isSeen()) {
      isWaiting = false;
      player.play();
    } else timer = setTimeout(look, LOOK);
  }

  function see(): void {
    isPainted = true;
    look();
  }

  function check(hasBegun: boolean): void {
    if (!player.store.getState().playing || isSeen()) return;
    player.pause();
    isWaiting = hasBegun;
    look();
  }

  const view = new IntersectionObserver((entries) => {
    const wasInView = isInView;
    isInView = entries.at(-1)?.isIntersecting ?? false;
    if (wasInView && !isInView) player.pause();
    look();
  });
  view.observe(element);
  // A frame that the page around it hides counts as in view. Only the missing paint shows that nobody sees it.
  const paint = new PerformanceObserver(see);
  paint.observe({ type: "paint", buffered: true });
  // Whoever presses something sees it, even if the browser reports no paint.
  const listening = new AbortController();
  for (const type of ["pointerdown", "keydown"]) {
    element.ownerDocument.addEventListener(type, see, { capture: true, signal: listening.signal });
  }
  // It has not quite started to play when it says so.
  const unsubscribe = player.store.subscribe((state, before) => {
    const hasBegun = state.playing && !before.playing;
    const goesOn = before.playing && state.index !== before.index;
    if (hasBegun || goesOn) queueMicrotask(() => check(hasBegun));
  });
  check(true);
  return () => {
    clearTimeout(timer);
    unsubscribe();
    view.disconnect();
    paint.disconnect();
    listening.abort();
  };
}

/** Whether an element and the frames around it, as far as its page may know, have a size and are not hidden. */
function isShown(element: Element): boolean {
  for (let one: Element | null | undefined = element; one; one = frameAround(one)) {
    const { width, height } = one.getBoundingClientRect();
    const { innerWidth = 0, innerHeight = 0 } = one.ownerDocument.defaultView ?? {};
    if (Math.min(width, height, innerWidth, innerHeight) === 0) return false;
    if (!one.checkVisibility({ visibilityProperty: true })) return false;
  }
  return true;
}

/** The frame around an element's page; null or undefined if there is none, or it is in a page of another origin. */
function frameAround({ ownerDocument }: Element): Element | null | undefined {
  return ownerDocument.defaultView?.frameElement;
}
