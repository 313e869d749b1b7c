import type { Player } from "../../player/player.ts";

/** The interval at which a waiting player checks its visibility, in milliseconds. */
const LOOK = 250;

/**
 * Lets a player play only while it is visible. A player on a hidden slide of a deck pauses. If it was about
 * to start there, it starts when the slide is shown, so that nobody misses the beginning.
 *
 * @returns a function that stops watching
 */
export function playWhileVisible(player: Player, element: Element): () => void {
  let [isInView, isPainted, isWaiting] = [false, false, false];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const isSeen = () => isInView && isPainted && isShown(element);

  /** Polls while the player waits: no event reports a change of visibility or of a size from 0. */
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
  // A frame that its host page hides counts as intersecting. Only the missing paint shows that it is hidden.
  const paint = new PerformanceObserver(see);
  paint.observe({ type: "paint", buffered: true });
  // Input implies visibility, even if the browser reports no paint.
  const listening = new AbortController();
  for (const type of ["pointerdown", "keydown"]) {
    element.ownerDocument.addEventListener(type, see, { capture: true, signal: listening.signal });
  }
  // The store notifies before the player has started its timer.
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

/** Returns whether an element and its accessible ancestor frames have a size and are not hidden. */
function isShown(element: Element): boolean {
  for (let current: Element | null | undefined = element; current; current = frameAround(current)) {
    const { width, height } = current.getBoundingClientRect();
    const { innerWidth = 0, innerHeight = 0 } = current.ownerDocument.defaultView ?? {};
    if (Math.min(width, height, innerWidth, innerHeight) === 0) return false;
    if (!current.checkVisibility({ visibilityProperty: true })) return false;
  }
  return true;
}

/**
 * Returns the frame around an element's page. Null or undefined if there is none or it is of another origin.
 */
function frameAround({ ownerDocument }: Element): Element | null | undefined {
  return ownerDocument.defaultView?.frameElement;
}
