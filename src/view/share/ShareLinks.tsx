import { useState } from "react";
import { WHOLE_PAGE } from "../../player/link-options.ts";
import { shareWords } from "../../words/en/share.ts";
import { usePlayer } from "../player/player-context.ts";
import { CopyText } from "./CopyText.tsx";
import { Download } from "./Download.tsx";
import { QrCode } from "./QrCode.tsx";
import { addressOf } from "./snippets.ts";
import { useShared } from "./use-shared.ts";

/**
 * The links to the current state and to the case as it opens, and a QR code of the link to the current state.
 */
export function ShareLinks({ site }: { readonly site: string }) {
  const player = usePlayer();
  const sharedAt = useShared(site);
  const [large, setLarge] = useState(false);
  const here = addressOf(sharedAt(player.query(WHOLE_PAGE)));
  return (
    <div className="share-links" data-large={large || undefined}>
      <div className="share-fields">
        <h3>{shareWords.thisStep}</h3>
        <CopyText label={shareWords.linkToStep} text={here} lines={3} />
        <h3>{shareWords.thisCase}</h3>
        <CopyText label={shareWords.linkToCase} text={addressOf(sharedAt(""))} />
        <h3>{shareWords.offline}</h3>
        <Download site={site} />
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
