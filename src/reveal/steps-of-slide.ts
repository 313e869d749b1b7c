import type { Deck } from "./deck.ts";
import type { Stepped } from "./stepped.ts";

/** The steps of one player as the fragments of its slide. */
export interface StepsOfSlide {
  /** Brings the player to the step of the slide's fragments; in the overview, to its linked step. */
  update(): void;
  destroy(): void;
}

/**
 * Puts a fragment into a slide for every step of a player after its linked one.
 *
 * @param slide the slide in which the player stands
 */
export function createStepsOfSlide(deck: Deck, slide: HTMLElement, player: Stepped): StepsOfSlide {
  const { linked } = player;
  let fragments: readonly HTMLElement[] = [];
  let index = linked;
  /** How many of the deck's wishes the player has not answered: until then it tells of steps that are past. */
  let asked = 0;
  /** Whether the fragments are moved because the player has moved. */
  let isFollowing = false;

  const isCurrent = () => deck.getCurrentSlide() === slide && !deck.isOverview();

  /** Has a fragment for every step of a run. */
  function setTotal(total: number): void {
    const wanted = Math.max(total - linked, 0);
    for (const fragment of fragments.slice(wanted)) fragment.remove();
    const more = Array.from({ length: wanted - fragments.length }, () => createFragment(slide.ownerDocument));
    fragments = [...fragments.slice(0, wanted), ...more];
    slide.append(...more);
    deck.syncFragments(slide);
  }

  function shown(): number {
    return linked + fragments.filter((fragment) => fragment.classList.contains("visible")).length;
  }

  function update(): void {
    const { activeElement } = slide.ownerDocument;
    // Whoever worked in the player has left it with its slide: keys are the deck's again.
    if (
      deck.getCurrentSlide() !== slide &&
      activeElement instanceof HTMLElement &&
      slide.contains(activeElement)
    )
      activeElement.blur();
    if (isFollowing || !(isCurrent() || deck.isOverview())) return;
    const wanted = deck.isOverview() ? linked : shown();
    if (wanted === index) return;
    index = wanted;
    asked++;
    const answered = () => {
      asked--;
    };
    player.go(wanted).then(answered, answered);
  }

  /** The deck's number of the fragment that shows an index: other fragments of the slide may come before. */
  function fragmentOf(to: number): number {
    const fragment = fragments[to - linked - 1];
    const first = Number(fragments[0]?.dataset.fragmentIndex ?? 0);
    return fragment === undefined ? first - 1 : Number(fragment.dataset.fragmentIndex);
  }

  setTotal(player.total);
  player.listen({
    step(to, total) {
      if (total - linked !== fragments.length) setTotal(total);
      if (asked > 0 || to === index || !isCurrent()) return;
      index = to;
      isFollowing = true;
      deck.navigateFragment(fragmentOf(to));
      isFollowing = false;
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

/** A fragment that is nothing but a step of the deck: the player says itself what it does. */
function createFragment(page: Document): HTMLElement {
  const fragment = page.createElement("span");
  fragment.className = "fragment";
  fragment.dataset.pullbackStep = "";
  fragment.hidden = true;
  return fragment;
}
