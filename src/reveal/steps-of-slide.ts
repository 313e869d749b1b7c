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
  const fragments = Array.from({ length: player.steps - player.linked }, () => {
    const fragment = slide.ownerDocument.createElement("span");
    fragment.className = "fragment";
    fragment.dataset.pullbackStep = "";
    // A fragment is announced by its text, and the player says itself what it does.
    fragment.hidden = true;
    return fragment;
  });
  slide.append(...fragments);
  deck.syncFragments(slide);
  let index = player.linked;
  /** How many of the deck's wishes the player has not answered: until then it tells of steps that are past. */
  let asked = 0;

  function shown(): number {
    return player.linked + fragments.filter((fragment) => fragment.classList.contains("visible")).length;
  }

  function update(): void {
    const isCurrent = deck.getCurrentSlide() === slide;
    if (!isCurrent && !deck.isOverview()) return;
    const wanted = deck.isOverview() ? player.linked : shown();
    if (wanted === index) return;
    index = wanted;
    asked++;
    const answered = () => {
      asked--;
    };
    player.go(wanted).then(answered, answered);
  }

  /** The deck's number of the fragment that shows an index: other fragments of the slide come before. */
  function fragmentOf(to: number): number {
    const fragment = fragments[to - player.linked - 1];
    const first = Number(fragments[0]?.dataset.fragmentIndex ?? 0);
    return fragment === undefined ? first - 1 : Number(fragment.dataset.fragmentIndex);
  }

  /** The player was stepped by somebody else: the deck follows. */
  function stepped(to: number): void {
    if (asked > 0 || to === index || deck.isOverview() || deck.getCurrentSlide() !== slide) return;
    index = to;
    deck.navigateFragment(fragmentOf(to));
  }

  function passed(at: "first" | "last"): void {
    if (deck.getCurrentSlide() !== slide || deck.isOverview()) return;
    if (at === "last") deck.next();
    else deck.prev();
  }

  const stop = player.listen(stepped, passed);
  update();
  return {
    update,
    destroy() {
      stop();
      for (const fragment of fragments) fragment.remove();
      deck.syncFragments(slide);
    },
  };
}
