import type { Deck } from "./deck.ts";

/** The share of a slide's height that a player may take, beside a heading. */
const SHARE = 0.77;

/**
 * Makes players in a deck 16 : 9 and as wide as their slide, but low enough to leave room for a heading. The
 * deck's own styles for players override these sizes.
 */
export function sizePlayers(deck: Deck, signal: AbortSignal): void {
  const page = deck.getSlidesElement()?.ownerDocument;
  if (page === undefined) return;
  const { height } = deck.getConfig();
  const most = typeof height === "number" ? `min(100%, ${Math.round((height * SHARE * 16) / 9)}px)` : "100%";
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :where(.reveal .slides) :where(pull-back, iframe[data-pullback]) {
      display: block;
      box-sizing: border-box;
      width: ${most};
      max-width: none;
      max-height: none;
      aspect-ratio: 16 / 9;
      margin: 0 auto;
      border: 1px solid rgb(128 128 128 / 50%);
      border-radius: 12px;
      text-align: left;
    }`);
  page.adoptedStyleSheets = [...page.adoptedStyleSheets, sheet];
  signal.addEventListener("abort", () => {
    page.adoptedStyleSheets = page.adoptedStyleSheets.filter((adopted) => adopted !== sheet);
  });
}
