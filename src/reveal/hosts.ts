import type { Deck } from "./deck.ts";
import { themeOf } from "./deck-theme.ts";

/** The element or frame of a player on a slide, before the player is ready. */
export interface Host {
  readonly element: HTMLElement;
  readonly slide: HTMLElement;
  /** Whether it stays at its linked step: it says so, or another of its slide is stepped. */
  readonly still: boolean;
  /** Whether its theme follows the deck's background, since it names no theme. */
  readonly follows: boolean;
}

/** The hosts of a deck's players, in the order of the document. */
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

/** Whether a player is shown by a frame. */
export function isFrame(element: HTMLElement): element is HTMLIFrameElement {
  return element instanceof HTMLIFrameElement;
}

/**
 * Gives a player these options of its link, and the theme of the deck's background if it names no theme. The page of
 * a frame is loaded now: the deck would load it only when its slide is near, and some never in print.
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

/** Keeps a frame's page from being loaded. */
export function hold(frame: HTMLIFrameElement): void {
  const address = addressOf(frame);
  if (address === undefined) return;
  frame.dataset.src = address.href;
  frame.removeAttribute("src");
  frame.loading = "eager";
}

/** The address that a frame of a deck asks for, now or when its slide is near. */
function addressOf(frame: HTMLIFrameElement): URL | undefined {
  const asked = frame.dataset.src ?? frame.getAttribute("src");
  return asked === null ? undefined : new URL(asked, frame.baseURI);
}
