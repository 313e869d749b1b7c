import type { Deck, DeckPlugin } from "./deck.ts";
import { loadNow, steppedOf } from "./stepped.ts";
import { createStepsOfSlide, type StepsOfSlide } from "./steps-of-slide.ts";

/** How long a deck waits for its players before it starts, in milliseconds. */
const PATIENCE = 8000;

/** What on a slide is a player; `data-still` keeps one at its linked step. */
const PLAYERS = "pull-back:not([data-still]), iframe[data-pullback]:not([data-still])";

/**
 * The reveal.js plug-in: each step of a player is a fragment of its slide, so that the deck's own keys,
 * clicker, links, overview and speaker view step it, forward and back, and jump. What people do in the player
 * moves the fragments. Where a deck is printed, players stay at their linked step.
 *
 * A player is an element `<pull-back>` or an `<iframe data-pullback>`; the first on a slide is stepped.
 * `Reveal.initialize({ plugins: [PullbackReveal] })`.
 */
export function PullbackReveal(): DeckPlugin {
  const slides: StepsOfSlide[] = [];
  let stop = () => {};
  return {
    id: "pullback",
    async init(deck) {
      const hosts = hostsIn(deck);
      for (const { host } of hosts) loadNow(host);
      if (deck.getConfig().view === "print") return;
      stop = follow(deck, slides);
      const coming = hosts.map(async ({ slide, host }) => {
        slides.push(createStepsOfSlide(deck, slide, await steppedOf(host)));
      });
      // The deck's own link may name a fragment: they should be there when it is read.
      await Promise.race([Promise.allSettled(coming), new Promise((late) => setTimeout(late, PATIENCE))]);
    },
    destroy() {
      stop();
      for (const slide of slides) slide.destroy();
    },
  };
}

/** The first player of every slide that has one. */
function hostsIn(deck: Deck): { readonly slide: HTMLElement; readonly host: HTMLElement }[] {
  const found = new Map<HTMLElement, HTMLElement>();
  for (const host of deck.getSlidesElement()?.querySelectorAll<HTMLElement>(PLAYERS) ?? []) {
    const slide = host.closest("section");
    if (slide !== null && !found.has(slide)) found.set(slide, host);
  }
  return [...found].map(([slide, host]) => ({ slide, host }));
}

/** Brings the players to where the deck is, whenever it moves. */
function follow(deck: Deck, slides: readonly StepsOfSlide[]): () => void {
  const update = () => {
    for (const slide of slides) slide.update();
  };
  const types = [
    "ready",
    "slidechanged",
    "fragmentshown",
    "fragmenthidden",
    "overviewshown",
    "overviewhidden",
  ];
  for (const type of types) deck.on(type, update);
  return () => {
    for (const type of types) deck.off(type, update);
  };
}
