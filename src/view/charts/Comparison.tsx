import type { Compared } from "../../engine/alternatives.ts";
import type { Player } from "../../player/player.ts";
import type { Counts } from "../../trace/counts.ts";
import { comparisonWords } from "../../words/en/comparison.ts";
import { bytesText } from "../../words/texts.ts";
import { usePlayer, usePlayerState } from "../player/player-context.ts";

/** Compares the alternatives of a case. A click chooses an alternative, or reports why it is not allowed. */
export function Comparison() {
  const player = usePlayer();
  const shown = usePlayerState((state) => state.lesson?.compare);
  const params = usePlayerState((state) => state.params);
  const alternatives = usePlayerState((state) => state.alternatives);
  if (shown === undefined || alternatives?.length === 0) return null;
  if (alternatives === undefined) return <div className="comparison" />;
  return (
    <ul className="comparison" aria-label={comparisonWords.costs}>
      {alternatives.map((alternative) => (
        <li key={alternative.label} data-current={isCurrent(alternative, params)}>
          <button type="button" onClick={() => choose(player, alternative)}>
            <strong>{alternative.label}</strong> {textOf(alternative, shown)}
          </button>
        </li>
      ))}
    </ul>
  );
}

/**
 * Sets the inputs of an alternative. If other inputs do not allow the alternative, reports why, as the fields
 * do.
 */
export function choose(player: Player, { params, refused }: Compared): void {
  if (refused === undefined) player.setParams(params);
  else for (const [name, value] of Object.entries(params)) player.setParam(name, value);
}

function isCurrent({ params }: Compared, values: Compared["params"]): boolean {
  return Object.entries(params).every(([name, value]) => values[name] === value);
}

function textOf({ counts, refused }: Compared, shown: readonly (keyof Counts)[]): string {
  if (counts === undefined) return comparisonWords.refused(refused ?? "");
  const words = comparisonWords.counts(counts, bytesText(counts.bits));
  return shown.map((name) => words[name]).join(" · ");
}
