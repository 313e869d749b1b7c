import type { Deck } from "./deck.ts";
import type { SteppedPlayer } from "./stepped.ts";

/** The steps of one player, by its grain, as the fragments of its slide. */
export interface StepsOfSlide {
  /** Moves the player to the step of the slide's fragments; in the overview, to its linked step. */
  update(): void;
  destroy(): void;
}

/**
 * Adds a fragment to a slide for every stop of a player after its linked step.
 *
 * @param slide the slide that holds the player
 */
export function createStepsOfSlide(deck: Deck, slide: HTMLElement, player: SteppedPlayer): StepsOfSlide {
  const { index: linked } = player.linked;
  /** The stops after the linked step, one fragment each. */
  let stops: readonly number[] = [];
  let fragments: readonly HTMLElement[] = [];
  let index = linked;
  /** The number of requests that the player has not answered. Until then its states are outdated. */
  let asked = 0;
  /** Whether the fragments move because the player moved. */
  let isFollowing = false;

  const isCurrent = () => deck.getCurrentSlide() === slide && !deck.isOverview();

  /** Adjusts the fragments to the stops of a run. */
  function setStops(all: readonly number[]): void {
    const later = all.filter((stop) => stop > linked);
    const isSame = later.length === stops.length && later.every((stop, i) => stop === stops[i]);
    stops = later;
    if (isSame) return;
    for (const fragment of fragments.slice(stops.length)) fragment.remove();
    const missing = Math.max(stops.length - fragments.length, 0);
    const more = Array.from({ length: missing }, () => createFragment(slide.ownerDocument));
    fragments = [...fragments.slice(0, stops.length), ...more];
    slide.append(...more);
    deck.syncFragments(slide);
  }

  /** Returns how many stops a player at an index has reached. */
  function reached(at: number): number {
    return stops.filter((stop) => stop <= at).length;
  }

  function shown(): number {
    return fragments.filter((fragment) => fragment.classList.contains("visible")).length;
  }

  function update(): void {
    const { activeElement } = slide.ownerDocument;
    // Takes the focus from a player whose slide is no longer current, so that the deck gets the keys.
    if (
      deck.getCurrentSlide() !== slide &&
      activeElement instanceof HTMLElement &&
      slide.contains(activeElement)
    )
      activeElement.blur();
    if (isFollowing || !(isCurrent() || deck.isOverview())) return;
    const done = deck.isOverview() ? 0 : shown();
    // Between two stops, for example after a click on the scrubber, the player stays.
    if (done === reached(index)) return;
    const wanted = stops[done - 1] ?? linked;
    index = wanted;
    asked++;
    player.go(wanted).then(
      ({ index: there }) => {
        asked--;
        // The player stays at a question until it is answered, and so does the deck.
        if (asked === 0) follow(there);
      },
      () => {
        asked--;
      },
    );
  }

  /** Shows as many fragments as the player has reached. */
  function follow(to: number): void {
    if (to === index || !isCurrent()) return;
    index = to;
    isFollowing = true;
    deck.navigateFragment(fragmentAfter(reached(to)));
    isFollowing = false;
  }

  /**
   * Returns the deck's index of the last of the first `done` fragments. Other fragments of the slide may come
   * before.
   */
  function fragmentAfter(done: number): number {
    const fragment = fragments[done - 1];
    const first = Number(fragments[0]?.dataset.fragmentIndex ?? 0);
    return fragment === undefined ? first - 1 : Number(fragment.dataset.fragmentIndex);
  }

  setStops(player.linked.stops);
  player.listen({
    state({ index: to, stops: all }) {
      setStops(all);
      if (asked === 0) follow(to);
    },
    edge(at) {
      if (!isCurrent()) return;
      if (at === "last") deck.next();
      else deck.prev();
    },
  });
  update();
  return {
    update,
    destroy() {
      player.close();
      for (const fragment of fragments) fragment.remove();
      deck.syncFragments(slide);
    },
  };
}

/** Creates a fragment that is only a step of the deck. The player itself announces the step. */
function createFragment(page: Document): HTMLElement {
  const fragment = page.createElement("span");
  fragment.className = "fragment";
  fragment.dataset.pullbackStep = "";
  fragment.hidden = true;
  return fragment;
}
