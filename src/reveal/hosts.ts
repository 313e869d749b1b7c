import type { Deck } from "./deck.ts";
import { themeOf } from "./deck-theme.ts";

/** The element or frame of a player on a slide, before the player is ready. */
export interface Host {
  readonly element: HTMLElement;
  readonly slide: HTMLElement;
  /**
   * Whether the player stays at its linked step, because of `data-still` or because another player of the
   * slide is stepped.
   */
  readonly still: boolean;
  /** Whether the theme follows the deck's background, because the player's link names no theme. */
  readonly follows: boolean;
}

/** Returns the hosts of a deck's players, in document order. */
export function hostsIn(deck: Deck): Host[] {
  const stepped = new Set<HTMLElement>();
  const players = deck.getSlidesElement()?.querySelectorAll<HTMLElement>("pull-back, iframe[data-pullback]");
  return [...(players ?? [])].flatMap((element) => {
    const slide = element.closest("section");
    if (slide === null) return [];
    const still = element.dataset.still !== undefined || stepped.has(slide);
    if (!still) stepped.add(slide);
    const named = isFrame(element)
      ? addressOf(element)?.searchParams.has("theme")
      : element.hasAttribute("theme");
    return [{ element, slide, still, follows: !named }];
  });
}

/** Returns whether a player is in a frame. */
export function isFrame(element: HTMLElement): element is HTMLIFrameElement {
  return element instanceof HTMLIFrameElement;
}

/**
 * Gives a player options for its link, and the theme of the deck's background if the link names no theme.
 * Loads the page of a frame at once: the deck would load the page only when its slide is near, and in print
 * possibly never.
 */
export function load(deck: Deck, host: Host, options: Readonly<Record<string, string>>): void {
  const { element, slide, follows } = host;
  const all = Object.entries(follows ? { ...options, theme: themeOf(deck, slide) } : options);
  if (!isFrame(element)) {
    for (const [name, value] of all) element.setAttribute(name, value);
    return;
  }
  const address = addressOf(element);
  if (address === undefined) return;
  for (const [name, value] of all) address.searchParams.set(name, value);
  delete element.dataset.src;
  if (element.src !== address.href) element.src = address.href;
}

/** Prevents a frame from loading its page. */
export function hold(frame: HTMLIFrameElement): void {
  const address = addressOf(frame);
  if (address === undefined) return;
  frame.dataset.src = address.href;
  frame.removeAttribute("src");
  frame.loading = "eager";
}

/** Returns the address of a frame's page, which the deck may load now or when the slide is near. */
function addressOf(frame: HTMLIFrameElement): URL | undefined {
  const asked = frame.dataset.src ?? frame.getAttribute("src");
  return asked === null ? undefined : new URL(asked, frame.baseURI);
}
