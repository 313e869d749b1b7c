import { useMemo } from "react";
import { slugOf } from "../../cases/source.ts";
import type { Companion, Run } from "../../engine/messages.ts";
import { matchingStep } from "../../scene/matching-step.ts";
import { picture } from "../../scene/picture.ts";
import { sceneAt } from "../../scene/scene.ts";
import { captionAt } from "../../words/caption.ts";
import { graphWords } from "../../words/en/graph.ts";
import { usePlayerState } from "../player/player-context.ts";
import { GraphView } from "./GraphView.tsx";

interface CompanionGraphProps {
  readonly run: Run;
  readonly companion: Companion;
}

/** The graph of the companion run, at the step that matches the run's own. */
export function CompanionGraph({ run, companion }: CompanionGraphProps) {
  const index = usePlayerState((state) => state.index);
  const { detail = false } = run.request;
  const { label, trace, layout } = companion;
  const drawn = useMemo(() => picture(companion, detail), [companion, detail]);
  const at = matchingStep(run.trace, index, trace);
  const scene = useMemo(() => sceneAt(drawn, at), [drawn, at]);
  return (
    <GraphView
      scene={scene}
      slug={slugOf(run.request)}
      walkable={{ trace, layout, index: at }}
      label={graphWords.namedPicture(label, captionAt(trace, at))}
      title={label}
      leads={false}
    />
  );
}
