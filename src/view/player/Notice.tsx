import { useRef } from "react";
import { quote } from "../../cases/quote.ts";
import { Icon } from "../ui/Icon.tsx";
import { usePlayer, usePlayerState } from "./player-context.ts";

/**
 * Reports all problems: parts of a link or a field that were not understood, failed runs, and code that did
 * not load.
 */
export function Notice() {
  const player = usePlayer();
  const problems = usePlayerState((state) => state.problems);
  const error = usePlayerState((state) => state.error);
  const slow = usePlayerState((state) => state.slow);
  const incomplete = usePlayerState((state) => state.incomplete);
  const pictured = usePlayerState((state) => state.run !== undefined);
  const place = useRef<HTMLDivElement>(null);
  /**
   * Wraps the action of a button that the action removes: moves the focus, which would be lost, to the
   * player.
   */
  const leaving = (act: () => void) => () => {
    place.current?.closest<HTMLElement>("[data-pullback]")?.focus();
    act();
  };
  const shown = problems.length > 0 || error !== undefined || incomplete;
  return (
    <div ref={place} className="notice-place" role="status">
      {(shown || slow) && (
        <div className={shown ? "notice" : "notice working"}>
          <div>
            {slow && (
              <p>
                Still working…{" "}
                <button type="button" className="link" onClick={leaving(player.cancel)}>
                  Cancel
                </button>
              </p>
            )}
            {problems.map(({ parameter, value, allowed, using, text }) => (
              <p key={parameter}>
                {text ?? (
                  <>
                    <strong>{parameter}</strong> cannot be {quote(value)}: allowed is {allowed}. Using {using}
                    .
                  </>
                )}
              </p>
            ))}
            {error && (
              <p>
                {error.message} {error.hint} {pictured && "The graph still shows the previous run. "}
                <button type="button" className="link" onClick={leaving(player.retry)}>
                  Try again
                </button>
              </p>
            )}
            {incomplete && (
              <p>
                A part of the page could not be loaded.{" "}
                <button type="button" className="link" onClick={() => location.reload()}>
                  Reload the page
                </button>
              </p>
            )}
          </div>
          {shown && (
            <button
              type="button"
              className="quiet"
              aria-label="Dismiss the notice"
              onClick={leaving(() => player.dismiss())}
            >
              <Icon name="close" />
            </button>
          )}
        </div>
      )}
    </div>
  );
}
