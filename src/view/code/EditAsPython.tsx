import { useContext } from "react";
import { programAddress } from "../../player/page-address.ts";
import { codeWords } from "../../words/en/code.ts";
import { usePlayerState } from "../player/player-context.ts";
import { SiteBaseContext } from "../ui/site-base.ts";

/** A link to the page of programs with the case's program, on a site that has the page. */
export function EditAsPython({ slug }: { readonly slug: string }) {
  const base = useContext(SiteBaseContext);
  const detail = usePlayerState((state) => state.detail);
  if (base === undefined) return null;
  return (
    <a className="edit-program" href={programAddress(base, `case=${slug}${detail ? "&detail=1" : ""}`)}>
      {codeWords.editAsPython}
    </a>
  );
}
