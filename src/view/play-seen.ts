import type { Player } from "../player/player.ts";

/** How often it is looked whether what waits to play can be seen, in milliseconds. */
const LOOK = 250;

/**
 * Lets a player play only where it can be seen. In the hidden slide of a deck it stops; what is to play there
 * waits until it is shown, so that nobody misses its start.
 */
export function playSeen(player: Player, element: Element): () => void {
  let [isInView, isPainted, isWaiting] = [false, false, false];
  let timer: ReturnType<typeof setTimeout> | undefined;

  // Whoever has pressed something has seen it, also where the browser tells of no paint.
  const isSeen = () =>
    isInView && isShown(element) && (isPainted || navigator.userActivation?.hasBeenActive === true);

  /** No browser tells of a changed visibility, nor of a size that was none: it is looked for while that matters. */
  function look(): void {
    clearTimeout(timer);
    if (!isWaiting) return;
    if (isSeen()) {
      isWaiting = false;
      player.play();
    } else timer = setTimeout(look, LOOK);
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
  // A frame that is hidden by the page around it is in view, and learns by this alone that nobody sees it.
  const paint = new PerformanceObserver(() => {
    isPainted = true;
    look();
  });
  if (PerformanceObserver.supportedEntryTypes.includes("paint")) {
    paint.observe({ type: "paint", buffered: true });
  } else isPainted = true;
  // It has not quite started to play when it says so.
  const unsubscribe = player.store.subscribe((state, before) => {
    const hasBegun = state.playing && !before.playing;
    if (hasBegun || state.index !== before.index) queueMicrotask(() => check(hasBegun));
  });
  check(true);
  return () => {
    clearTimeout(timer);
    unsubscribe();
    view.disconnect();
    paint.disconnect();
  };
}

/** Whether an element has any size and is not hidden, nor is a frame around it, as far as its page may know. */
function isShown(element: Element): boolean {
  for (let one: Element | null | undefined = element; one; one = frameAround(one)) {
    const { width, height } = one.getBoundingClientRect();
    const { innerWidth = 0, innerHeight = 0 } = one.ownerDocument.defaultView ?? {};
    if (Math.min(width, height, innerWidth, innerHeight) === 0) return false;
    if (!one.checkVisibility({ visibilityProperty: true })) return false;
  }
  return true;
}

/** None around a page of another origin than its frame. */
function frameAround({ ownerDocument }: Element): Element | null | undefined {
  return ownerDocument.defaultView?.frameElement;
}
