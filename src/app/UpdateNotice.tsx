import { useEffect, useState } from "react";
import { scriptAddress } from "../engine/script-address.ts";
import { Icon } from "../view/ui/Icon.tsx";
import { updateNoticeWords } from "../words/en/update-notice.ts";
import { installSite } from "./install-site.ts";
import { mayInstall } from "./may-install.ts";
import { reload } from "./reload.ts";
import { base } from "./site.ts";
import "./update-notice.css";

/** Reports that a newer version is ready, with a button that activates it. */
export function UpdateNotice() {
  const [accept, setAccept] = useState<() => void>();
  useEffect(() => {
    if (!mayInstall(window)) return;
    installSite(
      navigator.serviceWorker,
      scriptAddress(new URL("service-worker.js", new URL(base, location.href))),
      (next) => setAccept(() => next),
      reload,
    ).catch(() => {
      // The browser refuses the service worker: the site still works with a network.
    });
  }, []);
  return (
    <div className="update-place" aria-live="polite">
      {accept && (
        <p className="update-notice">
          {updateNoticeWords.ready}
          <button
            type="button"
            className="button"
            onClick={() => {
              setAccept(undefined);
              accept();
            }}
          >
            {updateNoticeWords.reload}
          </button>
          <button
            type="button"
            className="quiet"
            aria-label={updateNoticeWords.dismiss}
            onClick={() => setAccept(undefined)}
          >
            <Icon name="close" />
          </button>
        </p>
      )}
    </div>
  );
}
