import { useMemo } from "react";
import { paramsOf, slugOf } from "../../cases/source.ts";
import { matchingStep } from "../../scene/matching-step.ts";
import { scene } from "../../scene/scene.ts";
import { captionAt } from "../../words/caption.ts";
import { graphWords } from "../../words/en/graph.ts";
import { usePlayer, usePlayerState } from "../player/player-context.ts";
import { editAt, type HitTarget } from "./edit-at.ts";
import { GraphView } from "./GraphView.tsx";

/**
 * Shows the graph of the current step and, side by side if the player is set so, the graph of the companion
 * run.
 */
export function GraphStage() {
  const player = usePlayer();
  const run = usePlayerState((state) => state.run);
  const params = usePlayerState((state) => state.params);
  const index = usePlayerState((state) => state.index);
  const program = usePlayerState((state) => state.program);
  const choice = usePlayerState((state) => state.lesson?.sideBySide);
  const sideBySide = usePlayerState((state) => state.sideBySide);
  const slug = run && slugOf(run.request);
  const detail = run?.request.detail ?? false;
  const picture = useMemo(
    () => (run === undefined ? undefined : scene(run.trace, run.layout, index, detail)),
    [run, index, detail],
  );
  const companion = sideBySide ? run?.companion : undefined;
  const other = useMemo(() => {
    if (run === undefined || companion === undefined) return undefined;
    const at = matchingStep(run.trace, index, companion.trace);
    return {
      index: at,
      picture: scene(companion.trace, companion.layout, at, detail),
      text: captionAt(companion.trace, at),
    };
  }, [run, companion, index, detail]);

  const onPlace = (target: HitTarget) => {
    const edit = run && editAt(program, params, run.trace, target);
    return edit && (() => player.setParam(edit.name, edit.value));
  };
  const own = choice === undefined ? undefined : run && paramsOf(run.request)[choice];
  return (
    <div className="graphs">
      <GraphView
        picture={picture}
        slug={slug}
        onPlace={onPlace}
        walkable={run && { trace: run.trace, layout: run.layout, index }}
        label={graphWords.picture(run && captionAt(run.trace, index))}
        title={other === undefined ? undefined : String(own)}
      />
      {companion !== undefined && other !== undefined && (
        <GraphView
          picture={other.picture}
          slug={slug}
          onPlace={onPlace}
          walkable={{ trace: companion.trace, layout: companion.layout, index: other.index }}
          label={graphWords.namedPicture(companion.label, other.text)}
          title={companion.label}
        />
      )}
    </div>
  );
}
