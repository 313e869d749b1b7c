import { useState } from "react";
import { THEMES, type Theme } from "../../player/themes.ts";
import { usePlayer, usePlayerState } from "../player/player-context.ts";
import { LOOKS } from "../player/ThemePicker.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Picker } from "../ui/Picker.tsx";
import { Toggle } from "../ui/Toggle.tsx";
import { CopyText } from "./CopyText.tsx";
import { type EmbedChoice, embedQuery, SWITCHES } from "./embed-options.ts";
import { elementSnippet, frameAddressOf, iframeSnippet, revealSnippet } from "./snippets.ts";

/** The maximum number of lines of code shown at once where a field cannot grow with its text. */
const MOST_LINES = 14;

/** The kinds of embed. */
export type EmbedKind = "iframe" | "element" | "reveal";

interface ShareEmbedProps {
  readonly kind: EmbedKind;
  readonly site: string;
  readonly choice: EmbedChoice;
  readonly onChoice: (choice: EmbedChoice) => void;
}

/** The code that embeds the case in another page, the options of the embed, and a preview. */
export function ShareEmbed({ kind, site, choice, onChoice }: ShareEmbedProps) {
  const player = usePlayer();
  const spec = usePlayerState((state) => state.spec);
  const [sandboxed, setSandboxed] = useState(false);
  const isShut = kind === "iframe" && sandboxed;
  const shared = { site, spec, query: embedQuery(choice, player.query) };
  const text = {
    iframe: () => iframeSnippet(shared, isShut),
    element: () => elementSnippet(shared),
    reveal: () => revealSnippet(shared),
  }[kind]();
  const preview = frameAddressOf(shared, isShut);
  return (
    <div className="share-embed">
      <div className="share-options">
        {SWITCHES.map(({ name, label }) => (
          <Toggle
            key={name}
            label={label}
            checked={choice[name]}
            onChange={(checked) => onChoice({ ...choice, [name]: checked })}
          />
        ))}
        {kind === "iframe" && <Toggle label="Sandboxed" checked={sandboxed} onChange={setSandboxed} />}
        <Picker
          className="button share-theme"
          label={`Theme of the embed: ${LOOKS[choice.theme].text}`}
          side="bottom"
          align="start"
          value={choice.theme}
          options={THEMES.map((theme) => ({ value: theme, ...LOOKS[theme] }))}
          onPick={(theme) => onChoice({ ...choice, theme: theme as Theme })}
        >
          {LOOKS[choice.theme].text} <Icon name="down" />
        </Picker>
      </div>
      <div className="share-preview">
        <iframe
          // A new frame per page: navigating a frame adds history entries, and a sandbox applies only to
          // pages loaded after it is set.
          key={`${preview} ${isShut}`}
          title="Preview of the embed"
          src={preview}
          {...(isShut && { sandbox: "allow-scripts" })}
        />
      </div>
      <CopyText label="Code to embed it" text={text} lines={Math.min(text.split("\n").length, MOST_LINES)} />
    </div>
  );
}
