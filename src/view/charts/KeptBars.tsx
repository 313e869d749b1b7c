import { comparisonWords } from "../../words/en/comparison.ts";
import { bytesText } from "../../words/texts.ts";
import { usePlayer, usePlayerState } from "../player/player-context.ts";
import { Region } from "../ui/Region.tsx";
import { choose } from "./Comparison.tsx";

/**
 * Charts the memory that each alternative keeps. A click chooses an alternative, or reports why it is not
 * allowed.
 */
export function KeptBars() {
  const player = usePlayer();
  const alternatives = usePlayerState((state) => state.alternatives) ?? [];
  const params = usePlayerState((state) => state.params);
  const most = Math.max(1, ...alternatives.map(({ counts }) => counts?.bits ?? 0));
  return (
    <Region aria-label={comparisonWords.memory}>
      <h2>{comparisonWords.memory}</h2>
      <ul className="bars">
        {alternatives.map((alternative) => (
          <li
            key={alternative.label}
            data-current={Object.entries(alternative.params).every(([name, value]) => params[name] === value)}
          >
            <button type="button" onClick={() => choose(player, alternative)}>
              <span className="bar-label">{alternative.label}</span>
              {alternative.counts === undefined ? (
                <span className="bar-refused">{comparisonWords.refused(alternative.refused ?? "")}</span>
              ) : (
                <>
                  <span className="bar-room">
                    <i className="bar" style={{ width: `${(100 * alternative.counts.bits) / most}%` }} />
                  </span>
                  <span className="bar-size">{bytesText(alternative.counts.bits)}</span>
                </>
              )}
            </button>
          </li>
        ))}
      </ul>
    </Region>
  );
}
