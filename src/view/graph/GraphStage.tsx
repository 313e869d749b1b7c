import { useEffect, useState } from "react";
import { paramsOf, slugOf } from "../../cases/source.ts";
import { isHiding } from "../../player/questions.ts";
import { graphWords } from "../../words/en/graph.ts";
import { usePlayer, usePlayerState } from "../player/player-context.ts";
import { lazily } from "../ui/lazily.ts";
import { FOLLOWING, GraphView } from "./GraphView.tsx";
import { useScene } from "./use-scene.ts";

const CompanionGraph = lazily(async () => (await import("./CompanionGraph.tsx")).CompanionGraph);

/** Requests a frame before a step is rendered: a frame that begins during the rendering is missed without a request. */
function useEarlyFrame(): void {
  const { store } = usePlayer();
  useEffect(() => {
    return store.subscribe((state, before) => {
      const isChanged = (["index", "run", "forward"] as const).some((part) => state[part] !== before[part]);
      if (isChanged) requestAnimationFrame(() => {});
    });
  }, [store]);
}

/**
 * Shows the graph of the current step and, side by side if the player is set so, the graph of the companion
 * run.
 */
export function GraphStage() {
  const run = usePlayerState((state) => state.run);
  const index = usePlayerState((state) => state.index);
  const choice = usePlayerState((state) => state.lesson?.sideBySide);
  const sideBySide = usePlayerState((state) => state.sideBySide);
  const moment = usePlayerState((state) => state.forward);
  const isClosed = usePlayerState(isHiding);
  const [view, setView] = useState(FOLLOWING);
  useEarlyFrame();
  const { scene, caption, layout } = useScene(sideBySide ? undefined : view);
  const companion = sideBySide && moment === undefined && !isClosed ? run?.companion : undefined;
  const chosen = choice === undefined ? undefined : run && paramsOf(run.request)[choice];
  return (
    <div className="graphs">
      <GraphView
        scene={scene}
        slug={run && slugOf(run.request)}
        walkable={run && layout && { trace: run.trace, layout, index, forward: moment }}
        onView={setView}
        label={graphWords.picture(caption)}
        title={companion === undefined ? undefined : String(chosen)}
        leads
      />
      {run !== undefined && companion !== undefined && <CompanionGraph run={run} companion={companion} />}
    </div>
  );
}
