import { useEffect, useRef, useState } from "react";
import { runnable, slugOf } from "../cases/source.ts";
import { pageQueue } from "../engine/page-queue.ts";
import { formula } from "../formula/parse.ts";
import { caseAddress } from "../player/page-address.ts";
import { keyAt, type Phase, phaseAt } from "../trace/trace.ts";
import { GraphStage } from "../view/graph/GraphStage.tsx";
import { Tex } from "../view/math/Tex.tsx";
import { Dock } from "../view/player/Dock.tsx";
import { PlayerContext, usePlayer, usePlayerState } from "../view/player/player-context.ts";
import { homePhasesWords } from "../words/en/home-phases.ts";
import { runWords } from "../words/en/run.ts";
import { createTour } from "./create-tour.ts";
import { HomePhaseList } from "./HomePhaseList.tsx";
import { pauseWhileHidden } from "./pause-while-hidden.ts";
import "../view/ui/buttons.css";
import "../view/ui/popup.css";
import "../view/graph/graph-frame.css";
import "../view/graph/graph.css";
import "../view/graph/edges.css";
import "../view/graph/copies.css";
import "../view/player/dock.css";
import "../view/player/scrubber.css";
import "./home-miniature.css";

/** The four phases beside a small player that steps through them. */
export function HomeTour({ base }: { readonly base: string }) {
  const [player] = useState(() => createTour(pageQueue));
  useEffect(() => player.destroy, [player]);
  return (
    <PlayerContext value={player}>
      <div className="tour">
        <Miniature base={base} />
        <Phases />
      </div>
    </PlayerContext>
  );
}

function Phases() {
  const player = usePlayer();
  const run = usePlayerState((state) => state.run);
  const index = usePlayerState((state) => state.index);
  if (run === undefined) return <HomePhaseList />;
  const toFirst = (phase: Phase) => player.go(1 + run.trace.steps.findIndex((step) => step.phase === phase));
  return <HomePhaseList current={phaseAt(run.trace, index)} onPhase={toFirst} />;
}

function Miniature({ base }: { readonly base: string }) {
  const player = usePlayer();
  const source = usePlayerState((state) => state.source);
  const lesson = usePlayerState((state) => state.lesson);
  const run = usePlayerState((state) => state.run);
  const index = usePlayerState((state) => state.index);
  const error = usePlayerState((state) => state.error);
  const explained = error && runWords.failure(error);
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => (root.current === null ? undefined : pauseWhileHidden(player, root.current)), [player]);
  return (
    <div
      ref={root}
      className="miniature"
      tabIndex={-1}
      data-pullback=""
      data-case={slugOf(source)}
      data-step={run && keyAt(run.trace, index)}
      data-index={index}
      data-total={run?.trace.steps.length}
      data-phase={run && phaseAt(run.trace, index)}
      data-ready={run !== undefined}
    >
      <p className="miniature-title">
        {lesson !== undefined && <Tex of={formula(lesson.formula)} eager />}
        <a href={caseAddress(base, runnable(source).case)}>{homePhasesWords.openCase(lesson?.number ?? 0)}</a>
      </p>
      {run === undefined && error !== undefined ? (
        <p className="miniature-error">
          {explained?.message} {explained?.hint}
        </p>
      ) : (
        <>
          <GraphStage />
          <Dock stacked={false} />
        </>
      )}
    </div>
  );
}
