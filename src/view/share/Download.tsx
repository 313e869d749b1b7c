import { useState } from "react";
import { openingWith, PROGRAM_START } from "../../player/single-file.ts";
import { shareWords } from "../../words/en/share.ts";
import { saveFile } from "../ui/save-file.ts";
import { fileAddressOf, type Shared } from "./snippets.ts";

/** A button that downloads a single file with everything inside, which opens with the link that is shared. */
export function Download({ shared }: { readonly shared: Shared }) {
  const [state, setState] = useState<"idle" | "coming" | "failed">("idle");

  async function download(button: HTMLElement): Promise<void> {
    setState("coming");
    try {
      const answer = await fetch(fileAddressOf(shared.site, "single.html"));
      if (!answer.ok) throw new Error(`share: single.html is ${answer.status}`);
      const [name, query] =
        "code" in shared
          ? [PROGRAM_START, `code=${shared.code}${shared.query && `&${shared.query}`}`]
          : [shared.slug, shared.query];
      const text = openingWith(await answer.text(), name, query);
      saveFile(text, "text/html", `${name}.html`, button.ownerDocument);
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
