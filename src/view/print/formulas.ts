import type { Player } from "../../player/player.ts";
import { loadKatex, setWaiting } from "../math/Tex.tsx";

/** The fonts of KaTeX. A font that loads after the page went to the printer leaves gaps. */
const FACES = [
  "1em KaTeX_Main",
  "bold 1em KaTeX_Main",
  "italic 1em KaTeX_Math",
  "1em KaTeX_AMS",
  "1em KaTeX_Size1",
  "1em KaTeX_Size2",
  "1em KaTeX_Size3",
  "1em KaTeX_Size4",
];

/** Loads KaTeX and its fonts, so that formulas can be set synchronously. */
export async function loadFormulas(fonts: FontFaceSet): Promise<void> {
  // A font that cannot be fetched is replaced by a fallback.
  await Promise.all([loadKatex(), Promise.allSettled(FACES.map((face) => fonts.load(face)))]);
}

/**
 * Waits until a player has its first picture and all its parts, and sets all their formulas, also outside the
 * viewport. Does not wait if KaTeX cannot be fetched or the run fails.
 *
 * @param view the element that holds the player
 */
export async function setFormulas(view: HTMLElement, { store }: Pick<Player, "store">): Promise<void> {
  try {
    await loadFormulas(view.ownerDocument.fonts);
  } catch {
    return;
  }
  await new Promise<void>((resolve) => {
    const changes = new MutationObserver(look);
    const unsubscribe = store.subscribe(look);
    function look(): void {
      setWaiting();
      if (store.getState().error === undefined && !isSet(view)) return;
      changes.disconnect();
      unsubscribe();
      resolve();
    }
    changes.observe(view, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ["data-ready"],
    });
    look();
  });
}

/** Matches parts whose code is not loaded yet. */
const COMING = ":is(.embed-header, .inputs, .comparison, .engine-strip, .panel, .chart):empty, .panel-place";

function isSet(view: HTMLElement): boolean {
  const formulas = [...view.querySelectorAll(".tex")];
  return (
    view.querySelector("[data-ready=true]") !== null &&
    view.querySelector(COMING) === null &&
    formulas.every((formula) => formula.querySelector(".katex, .katex-error") !== null)
  );
}
