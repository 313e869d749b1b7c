import { useContext, useEffect, useRef } from "react";
import { sitePageAddress } from "../../player/page-address.ts";
import { predictWords } from "../../words/en/predict.ts";
import { usePlayer } from "../player/player-context.ts";
import { SiteBaseContext } from "../ui/site-base.ts";

/** The button that begins the next exercise. Takes the focus if the answer before has lost it. */
export function NextExercise({ onClick }: { readonly onClick: () => void }) {
  const player = usePlayer();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const root = button.current?.closest("[data-pullback]");
    const active = root?.ownerDocument.activeElement;
    const isFree = active === root || active === root?.ownerDocument.body;
    if (isFree && !player.store.getState().embed) button.current?.focus({ preventScroll: true });
  }, [player]);
  return (
    <button ref={button} type="button" className="button next-exercise" onClick={onClick}>
      {predictWords.next}
    </button>
  );
}

/** A link to the page with exercises of all cases, on the pages of the site. */
export function PracticePageLink() {
  const base = useContext(SiteBaseContext);
  if (base === undefined) return null;
  return (
    <a className="button" href={sitePageAddress(base, "practice")}>
      {predictWords.practicePage}
    </a>
  );
}
