import { useRef } from "react";
import { quote } from "../../cases/quote.ts";
import type { InvalidValue } from "../../player/link.ts";
import { noticeWords } from "../../words/en/notice.ts";
import { runWords } from "../../words/en/run.ts";
import { sourceWords } from "../../words/en/source.ts";
import { Icon } from "../ui/Icon.tsx";
import { usePlayer, usePlayerState } from "./player-context.ts";

/**
 * Reports all problems: parts of a link or a field that were not understood, failed runs, and code that did
 * not load.
 */
export function Notice() {
  const player = usePlayer();
  const problems = usePlayerState((state) => state.problems);
  // Beside the editor of a program stands the program's error.
  const error = usePlayerState(({ error, embed }) =>
    embed || !(error && "place" in error) ? error : undefined,
  );
  const explained = error && runWords.failure(error);
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
                {noticeWords.working}{" "}
                <button type="button" className="link" onClick={leaving(player.cancel)}>
                  {noticeWords.cancel}
                </button>
              </p>
            )}
            {problems.map((problem) => (
              <p key={problem.parameter}>
                {problem.kind === "unsupported"
                  ? sourceWords.unsupported
                  : (problem.text ?? <Refused {...problem} />)}
              </p>
            ))}
            {error && (
              <p>
                {explained?.message} {explained?.hint} {pictured && `${noticeWords.previousRun} `}
                <button type="button" className="link" onClick={leaving(player.retry)}>
                  {noticeWords.retry}
                </button>
              </p>
            )}
            {incomplete && (
              <p>
                {noticeWords.incomplete}{" "}
                <button type="button" className="link" onClick={() => location.reload()}>
                  {noticeWords.reload}
                </button>
              </p>
            )}
          </div>
          {shown && (
            <button
              type="button"
              className="quiet"
              aria-label={noticeWords.dismiss}
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

/** The sentence about an invalid value of a parameter. */
function Refused({ parameter, value, allowed, using }: InvalidValue) {
  const [before, after] = noticeWords.refused(quote(value), allowed, using);
  return (
    <>
      {before}
      <strong translate="no">{parameter}</strong>
      {after}
    </>
  );
}
