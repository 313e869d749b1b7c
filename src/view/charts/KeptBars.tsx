import type { Run } from "../../engine/messages.ts";
import { bytesText } from "../../trace/counts.ts";
import { Part } from "../Part.tsx";
import { usePlayer, usePlayerState } from "../player-context.ts";

/** The memory that each choice keeps, as bars of one scale; a click chooses. */
export function KeptBars({ run: { alternatives } }: { readonly run: Run }) {
  const player = usePlayer();
  const params = usePlayerState((state) => state.params);
  const most = Math.max(1, ...alternatives.map(({ counts }) => counts?.bits ?? 0));
  return (
    <Part aria-label="What each choice keeps">
      <h2>What each choice keeps</h2>
      <ul className="bars">
        {alternatives.map(({ label, params: own, counts, refused }) => (
          <li key={label} data-current={Object.entries(own).every(([name, value]) => params[name] === value)}>
            <button type="button" onClick={() => player.setParams(own)}>
              <span className="bar-label">{label}</span>
              {counts === undefined ? (
                <span className="bar-refused">not possible: {refused}</span>
              ) : (
                <>
                  <span className="bar-room">
                    <i className="bar" style={{ width: `${(100 * counts.bits) / most}%` }} />
                  </span>
                  <span className="bar-size">{bytesText(counts.bits)}</span>
                </>
              )}
            </button>
          </li>
        ))}
      </ul>
    </Part>
  );
}
