import { useState } from "react";
import { WHOLE_PAGE } from "../../player/link-options.ts";
import { shareWords } from "../../words/en/share.ts";
import { usePlayer } from "../player/player-context.ts";
import { CopyText } from "./CopyText.tsx";
import { Download } from "./Download.tsx";
import { QrCode } from "./QrCode.tsx";
import { addressOf } from "./snippets.ts";
import type { ShareAt } from "./use-shared.ts";

/**
 * The links to the current state and to the case or program as it opens, and a QR code of the link to the current state.
 */
export function ShareLinks({ sharedAt }: { readonly sharedAt: ShareAt }) {
  const player = usePlayer();
  const [large, setLarge] = useState(false);
  const shared = sharedAt(player.query(WHOLE_PAGE));
  const here = addressOf(shared);
  const kind = "code" in shared ? "program" : "case";
  return (
    <div className="share-links" data-large={large || undefined}>
      <div className="share-fields">
        <h3>{shareWords.thisStep}</h3>
        <CopyText label={shareWords.linkToStep} text={here} lines={3} />
        <h3>{shareWords.asOpened[kind]}</h3>
        <CopyText label={shareWords.linkAsOpened[kind]} text={addressOf(sharedAt(""))} />
        <h3>{shareWords.offline}</h3>
        <Download shared={shared} />
      </div>
      <button
        type="button"
        className="qr-button"
        aria-label={large ? shareWords.qrSmall : shareWords.qrLarge}
        title={large ? shareWords.qrSmallHint : shareWords.qrLargeHint}
        onClick={() => setLarge(!large)}
      >
        <QrCode text={here} />
      </button>
    </div>
  );
}
