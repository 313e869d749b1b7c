import { useState } from "react";
import type { Theme } from "../../player/themes.ts";
import { headerWords } from "../../words/en/header.ts";
import { shareWords } from "../../words/en/share.ts";
import { usePlayer } from "../player/player-context.ts";
import { THEME_OPTIONS } from "../player/ThemePicker.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Picker } from "../ui/Picker.tsx";
import { Toggle } from "../ui/Toggle.tsx";
import { CopyText } from "./CopyText.tsx";
import { type EmbedChoice, embedQuery, SWITCHES } from "./embed-options.ts";
import { elementSnippet, frameAddressOf, iframeSnippet, revealSnippet } from "./snippets.ts";
import type { ShareAt } from "./use-shared.ts";

/** The maximum number of lines of code shown at once where a field cannot grow with its text. */
const MOST_LINES = 14;

/** The kinds of embed. */
export type EmbedKind = "iframe" | "element" | "reveal";

interface ShareEmbedProps {
  readonly kind: EmbedKind;
  readonly sharedAt: ShareAt;
  readonly choice: EmbedChoice;
  readonly onChoice: (choice: EmbedChoice) => void;
}

/** The code that embeds the case or program in another page, the options of the embed, and a preview. */
export function ShareEmbed({ kind, sharedAt, choice, onChoice }: ShareEmbedProps) {
  const player = usePlayer();
  const [sandboxed, setSandboxed] = useState(false);
  const isShut = kind === "iframe" && sandboxed;
  const shared = sharedAt(embedQuery(choice, player.query));
  const text = {
    iframe: () => iframeSnippet(shared, isShut),
    element: () => elementSnippet(shared),
    reveal: () => revealSnippet(shared),
  }[kind]();
  const themeName = headerWords.themes[choice.theme];
  const preview = frameAddressOf(shared, isShut);
  return (
    <div className="share-embed">
      <div className="share-options">
        {SWITCHES.map(({ name }) => (
          <Toggle
            key={name}
            label={shareWords.options[name]}
            checked={choice[name]}
            onChange={(checked) => onChoice({ ...choice, [name]: checked })}
          />
        ))}
        {kind === "iframe" && (
          <Toggle label={shareWords.sandboxed} checked={sandboxed} onChange={setSandboxed} />
        )}
        <Picker
          className="button share-theme"
          label={shareWords.theme(themeName)}
          side="bottom"
          align="start"
          value={choice.theme}
          options={THEME_OPTIONS}
          onPick={(theme) => onChoice({ ...choice, theme: theme as Theme })}
        >
          {themeName} <Icon name="down" />
        </Picker>
      </div>
      <div className="share-preview">
        <iframe
          // A new frame per page: navigating a frame adds history entries, and a sandbox applies only to
          // pages loaded after it is set.
          key={`${preview} ${isShut}`}
          title={shareWords.preview}
          src={preview}
          {...(isShut && { sandbox: "allow-scripts" })}
        />
      </div>
      <CopyText label={shareWords.code} text={text} lines={Math.min(text.split("\n").length, MOST_LINES)} />
    </div>
  );
}
