import type { Deck, DeckPlugin } from "./deck.ts";
import { loadNow, type Stepped, silenceOf, steppedOf } from "./stepped.ts";
import { createStepsOfSlide } from "./steps-of-slide.ts";

/** How long a deck waits for its players before it starts, and for what is loaded but silent, in milliseconds. */
const PATIENCE = { all: 8000, silent: 3000 } as const;

/** When a deck is somewhere else. */
const MOVES = ["ready", "slidechanged", "fragmentshown", "fragmenthidden", "overviewshown", "overviewhidden"];

/** A player of a deck, before it is ready. */
interface Host {
  readonly element: HTMLElement;
  readonly slide: HTMLElement;
  /** Whether it stays at its linked step: it says so, or another of its slide is stepped. */
  readonly still: boolean;
}

/**
 * The reveal.js plug-in: each step of a player is a fragment of its slide, so that the deck's own keys,
 * clicker, links, overview and speaker view step it, forward and back, and jump. What people do in the player
 * moves the fragments. Where a deck is printed, players stay at their linked step.
 *
 * A player is an element `<pull-back>` or an `<iframe data-pullback>`. The first on a slide is stepped, unless
 * it has `data-still`; the others stay at their linked step and leave all keys to the deck.
 * `Reveal.initialize({ plugins: [PullbackReveal] })`.
 */
export function PullbackReveal(): DeckPlugin {
  const ending = new AbortController();
  const { signal } = ending;
  return {
    id: "pullback",
    async init(deck) {
      const hosts = hostsIn(deck);
      for (const { element, still } of hosts) {
        if (element instanceof HTMLIFrameElement) loadNow(element, still);
        else if (still) element.setAttribute("keys", "off");
      }
      if (deck.getConfig().view === "print") return;
      // The deck's own link may name a fragment: they should be there when it is read.
      const coming = hosts.map((host) => {
        const { element } = host;
        const joined = joinWhenThere(deck, host, signal);
        const isFrame = element instanceof HTMLIFrameElement;
        return isFrame ? Promise.race([joined, silenceOf(element, PATIENCE.silent)]) : joined;
      });
      await Promise.race([Promise.all(coming), new Promise((late) => setTimeout(late, PATIENCE.all))]);
    },
    destroy: () => ending.abort(),
  };
}

/** All players of a deck. */
function hostsIn(deck: Deck): Host[] {
  const stepped = new Set<HTMLElement>();
  const players = deck.getSlidesElement()?.querySelectorAll<HTMLElement>("pull-back, iframe[data-pullback]");
  return [...(players ?? [])].flatMap((element) => {
    const slide = element.closest("section");
    if (slide === null) return [];
    const still = element.dataset.still !== undefined || stepped.has(slide);
    if (!still) stepped.add(slide);
    return [{ element, slide, still }];
  });
}

/** Joins a player when it is ready; one that cannot be shown, when it has been mended. */
async function joinWhenThere(deck: Deck, host: Host, signal: AbortSignal): Promise<void> {
  try {
    join(deck, host, await steppedOf(host.element), signal);
  } catch {
    const again = () => void joinWhenThere(deck, host, signal);
    host.element.addEventListener("pb-ready", again, { once: true, signal });
  }
}

/** Joins a player to its deck until the signal: its steps are those of the slide, unless it stays still. */
function join(deck: Deck, { slide, still }: Host, player: Stepped, signal: AbortSignal): void {
  if (signal.aborted) player.close();
  // Of a still one only the keys are handed on, by the way it is connected.
  else if (still) signal.addEventListener("abort", player.close);
  else step(deck, slide, player, signal);
}

function step(deck: Deck, slide: HTMLElement, player: Stepped, signal: AbortSignal): void {
  const { update, destroy } = createStepsOfSlide(deck, slide, player);
  for (const type of MOVES) deck.on(type, update);
  signal.addEventListener("abort", () => {
    for (const type of MOVES) deck.off(type, update);
    destroy();
  });
}
