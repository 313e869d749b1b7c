import { replaceCodeBlocks } from "./code-blocks.ts";
import type { Deck, DeckPlugin } from "./deck.ts";
import { followBackground } from "./deck-theme.ts";
import { type Host, hold, hostsIn, isFrame, load } from "./hosts.ts";
import { sizePlayers } from "./player-size.ts";
import { delayAfterLoad, type SteppedPlayer, steppedPlayerOf } from "./stepped.ts";
import { createStepsOfSlide } from "./steps-of-slide.ts";

/**
 * Timeouts, in milliseconds: for a deck to start without all players, and for a loaded frame that sends no
 * message.
 */
const TIMEOUTS_MS = { all: 8000, silent: 3000 } as const;

/** The events after which a deck may be at another step. */
const MOVES = ["ready", "slidechanged", "fragmentshown", "fragmenthidden", "overviewshown", "overviewhidden"];

/** The options of a printed player: no controls, and all formulas set before it is ready. */
const PRINTED = { controls: "0", zoom: "0", eager: "1" } as const;

/**
 * Creates the reveal.js plug-in. Each step of a player, by its `grain`, is a fragment of its slide, so that
 * the deck's keys, clicker, links, overview and speaker view step the player forward, back and by jumps.
 * Steps made in the player move the fragments. In a printed deck, players stay at their linked step.
 *
 * A player is an element `<pull-back>`, an `<iframe data-pullback>`, or a code block `<pre data-pullback>`, whose program
 * it shows. The first player on a slide is
 * stepped, unless it has `data-still`. The others stay at their linked step and leave all keys to the deck. A
 * player without a `theme` is light or dark like the background behind it. `Reveal.initialize({ plugins:
 * [PullbackReveal] })`.
 */
export function PullbackReveal(): DeckPlugin {
  const ending = new AbortController();
  const { signal } = ending;
  let settle = (): void => undefined;
  const ready = new Promise<void>((resolve) => {
    settle = resolve;
  });
  return {
    id: "pullback",
    ready,
    async init(deck) {
      const slides = deck.getSlidesElement();
      if (slides !== null) replaceCodeBlocks(slides);
      const hosts = hostsIn(deck);
      sizePlayers(deck, signal);
      const isPrinted = deck.getConfig().view === "print";
      const coming = isPrinted ? print(deck, hosts) : play(deck, hosts, signal);
      void coming.then(settle);
      // The deck's own link may name a fragment, so the fragments should exist when the link is read.
      const late = new Promise((resolve) => setTimeout(resolve, TIMEOUTS_MS.all));
      if (!isPrinted) await Promise.race([coming, late]);
    },
    destroy: () => ending.abort(),
  };
}

/**
 * Loads the players of a deck and joins them to the deck. Resolves when each player is ready or its frame is
 * silent.
 */
async function play(deck: Deck, hosts: readonly Host[], signal: AbortSignal): Promise<void> {
  const coming = hosts.map((host) => {
    load(deck, host, host.still ? { keys: "off" } : {});
    const joined = joinWhenThere(deck, host, signal);
    return isFrame(host.element)
      ? Promise.race([joined, delayAfterLoad(host.element, TIMEOUTS_MS.silent)])
      : joined;
  });
  await Promise.all(coming);
}

/**
 * Loads the players of a printed deck after the deck has moved its slides onto pages, which reloads each
 * frame.
 */
async function print(deck: Deck, hosts: readonly Host[]): Promise<void> {
  for (const { element } of hosts) if (isFrame(element)) hold(element);
  await new Promise<void>((resolve) => deck.on("pdf-ready", () => resolve()));
  const coming = hosts.map((host) => {
    load(deck, host, PRINTED);
    return steppedPlayerOf(host.element);
  });
  // A player that cannot be shown is printed as it is.
  await Promise.allSettled(coming);
}

/** Joins a player when it is ready. A player that cannot be shown is joined once it becomes ready. */
async function joinWhenThere(deck: Deck, host: Host, signal: AbortSignal): Promise<void> {
  try {
    join(deck, host, await steppedPlayerOf(host.element), signal);
  } catch {
    const again = () => void joinWhenThere(deck, host, signal);
    host.element.addEventListener("pb-ready", again, { once: true, signal });
  }
}

/**
 * Joins a player to its deck until `signal` is aborted: its steps become fragments, unless the player stays
 * still.
 */
function join(deck: Deck, { slide, still, follows }: Host, player: SteppedPlayer, signal: AbortSignal): void {
  if (signal.aborted) {
    player.close();
    return;
  }
  if (follows) followBackground(deck, slide, player, signal);
  // A still player only passes keys on to the deck, through its connection.
  if (still) signal.addEventListener("abort", player.close);
  else step(deck, slide, player, signal);
}

function step(deck: Deck, slide: HTMLElement, player: SteppedPlayer, signal: AbortSignal): void {
  const { update, destroy } = createStepsOfSlide(deck, slide, player);
  for (const type of MOVES) deck.on(type, update);
  signal.addEventListener("abort", () => {
    for (const type of MOVES) deck.off(type, update);
    destroy();
  });
}
