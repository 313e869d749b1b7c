import { useMemo, useState } from "react";
import { paramsOf, slugOf } from "../../cases/source.ts";
import { isHiding } from "../../player/questions.ts";
import { matchingStep } from "../../scene/matching-step.ts";
import { picture } from "../../scene/picture.ts";
import { sceneAt } from "../../scene/scene.ts";
import { captionAt } from "../../words/caption.ts";
import { graphWords } from "../../words/en/graph.ts";
import { usePlayerState } from "../player/player-context.ts";
import { FOLLOWING, GraphView } from "./GraphView.tsx";
import { useScene } from "./use-scene.ts";

/**
 * Shows the graph of the current step and, side by side if the player is set so, the graph of the companion
 * run.
 */
export function GraphStage() {
  const run = usePlayerState((state) => state.run);
  const index = usePlayerState((state) => state.index);
  const choice = usePlayerState((state) => state.lesson?.sideBySide);
  const sideBySide = usePlayerState((state) => state.sideBySide);
  const slug = run && slugOf(run.request);
  const detail = run?.request.detail ?? false;
  const moment = usePlayerState((state) => state.forward);
  const [view, setView] = useState(FOLLOWING);
  const { scene, caption, layout } = useScene(sideBySide ? undefined : view);
  const isClosed = usePlayerState(isHiding);
  const companion = sideBySide && moment === undefined && !isClosed ? run?.companion : undefined;
  const others = useMemo(() => companion && picture(companion, detail), [companion, detail]);
  const other = useMemo(() => {
    if (run === undefined || others === undefined) return undefined;
    const at = matchingStep(run.trace, index, others.trace);
    return { index: at, scene: sceneAt(others, at), text: captionAt(others.trace, at) };
  }, [run, others, index]);

  const chosen = choice === undefined ? undefined : run && paramsOf(run.request)[choice];
  return (
    <div className="graphs">
      <GraphView
        scene={scene}
        slug={slug}
        walkable={run && layout && { trace: run.trace, layout, index, forward: moment }}
        onView={setView}
        label={graphWords.picture(caption)}
        title={other === undefined ? undefined : String(chosen)}
        leads
      />
      {companion !== undefined && other !== undefined && (
        <GraphView
          scene={other.scene}
          slug={slug}
          walkable={{ trace: companion.trace, layout: companion.layout, index: other.index }}
          label={graphWords.namedPicture(companion.label, other.text)}
          title={companion.label}
          leads={false}
        />
      )}
    </div>
  );
}
