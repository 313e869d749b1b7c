import { useState } from "react";
import { runnable } from "../../cases/source.ts";
import { WHOLE_PAGE } from "../../player/link-options.ts";
import { openingWith } from "../../player/single-file.ts";
import { shareWords } from "../../words/en/share.ts";
import { usePlayer, usePlayerState } from "../player/player-context.ts";
import { fileAddressOf } from "./snippets.ts";

/** A button that downloads a single file with everything inside, which opens at the current state. */
export function Download({ site }: { readonly site: string }) {
  const player = usePlayer();
  const slug = usePlayerState((state) => runnable(state.source).case);
  const [state, setState] = useState<"idle" | "coming" | "failed">("idle");

  async function download(button: HTMLElement): Promise<void> {
    setState("coming");
    try {
      const answer = await fetch(fileAddressOf(site, "single.html"));
      if (!answer.ok) throw new Error(`share: single.html is ${answer.status}`);
      const html = openingWith(await answer.text(), slug, player.query(WHOLE_PAGE));
      save(html, `${slug}.html`, button.ownerDocument);
      setState("idle");
    } catch {
      setState("failed");
    }
  }

  return (
    <p className="share-download">
      <button type="button" className="button" onClick={({ currentTarget }) => download(currentTarget)}>
        {shareWords.download}
      </button>
      <span className="share-remark" role="status">
        {shareWords.downloadStates[state]}
      </span>
    </p>
  );
}

/** Downloads a text as a file. */
function save(text: string, name: string, page: Document): void {
  const address = URL.createObjectURL(new Blob([text], { type: "text/html" }));
  const link = page.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // Some browsers read the blob only after the click.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
