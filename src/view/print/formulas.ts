import type { Player } from "../../player/player.ts";
import { loadKatex, setWaiting } from "../math/Tex.tsx";

/** What KaTeX sets formulas with. A font that comes after the page went to the printer leaves gaps there. */
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

/** Loads KaTeX and its fonts, so that formulas can be set at once. */
export async function loadFormulas(fonts: FontFaceSet): Promise<void> {
  // Letters of a font that cannot be fetched are set in another one.
  await Promise.all([loadKatex(), Promise.allSettled(FACES.map((face) => fonts.load(face)))]);
}

/**
 * Waits until a player has its first picture and all its parts, and sets all their formulas, wherever they stand. If
 * KaTeX cannot be fetched, or the run fails, there is nothing to wait for.
 *
 * @param view what holds the player
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

/** Parts whose code is still to come. */
const COMING = ":is(.embed-header, .inputs, .comparison, .engine-strip, .panel, .chart):empty, .panel-place";

function isSet(view: HTMLElement): boolean {
  const formulas = [...view.querySelectorAll(".tex")];
  return (
    view.querySelector("[data-ready=true]") !== null &&
    view.querySelector(COMING) === null &&
    formulas.every((one) => one.querySelector(".katex, .katex-error") !== null)
  );
}
