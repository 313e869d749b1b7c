import type { Deck } from "./deck.ts";

/** The theme of a player on a light or a dark background. */
export type DeckTheme = "light" | "dark";

/** Below this brightness, from 0 to 255, reveal.js treats a background as dark. */
const DARK = 128;

/** Returns the theme for the background behind a slide: the slide's own, its stack's, or the deck's. */
export function themeOf(deck: Deck, slide: HTMLElement): DeckTheme {
  // reveal.js sets these classes for backgrounds of slides and stacks.
  const own = slide.closest("section.has-dark-background, section.has-light-background");
  if (own !== null) return own.classList.contains("has-dark-background") ? "dark" : "light";
  for (let behind = deck.getViewportElement(); behind !== null; behind = behind.parentElement) {
    const brightness = brightnessOf(getComputedStyle(behind).backgroundColor);
    if (brightness !== undefined) return brightness < DARK ? "dark" : "light";
  }
  return "light";
}

/**
 * Returns the brightness of a computed colour, from 0 to 255; undefined if it is transparent or in another
 * notation.
 */
function brightnessOf(colour: string): number | undefined {
  const scale = colour.startsWith("rgb") ? 1 : colour.startsWith("color(srgb ") ? 255 : undefined;
  const [red = 0, green = 0, blue = 0, alpha = 1] = colour.match(/[\d.]+(?:e-?\d+)?/g)?.map(Number) ?? [];
  if (scale === undefined || alpha < 0.5) return undefined;
  return scale * (0.299 * red + 0.587 * green + 0.114 * blue);
}

/** Keeps a player's theme in step with the background behind its slide, until `signal` is aborted. */
export function followBackground(
  deck: Deck,
  slide: HTMLElement,
  player: { setTheme(theme: DeckTheme): void },
  signal: AbortSignal,
): void {
  let theme: DeckTheme | undefined;
  const look = () => {
    const now = themeOf(deck, slide);
    if (now !== theme) player.setTheme(now);
    theme = now;
  };
  look();
  watchBackgrounds(deck, look, signal);
}

/**
 * Calls `look` whenever the background of the deck or of a slide may have changed, until `signal` is aborted.
 */
function watchBackgrounds(deck: Deck, look: () => void, signal: AbortSignal): void {
  for (const type of ["ready", "pdf-ready"]) deck.on(type, look);
  const slides = deck.getSlidesElement();
  if (slides === null) return;
  const page = slides.ownerDocument;
  const changes = new MutationObserver(look);
  changes.observe(slides, { attributeFilter: ["class"], subtree: true });
  for (let around = deck.getViewportElement(); around !== null; around = around.parentElement) {
    changes.observe(around, { attributes: true });
  }
  // A deck's theme is a style sheet, which may be replaced, disabled or rewritten.
  changes.observe(page.head, { attributes: true, childList: true, characterData: true, subtree: true });
  page.addEventListener("load", look, { capture: true, signal });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", look, { signal });
  signal.addEventListener("abort", () => {
    changes.disconnect();
    for (const type of ["ready", "pdf-ready"]) deck.off(type, look);
  });
}
