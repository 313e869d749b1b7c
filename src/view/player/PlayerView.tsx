import { type ReactNode, useEffect, useRef, useState } from "react";
import type { AnyProgram } from "../../cases/define-case.ts";
import { slugOf } from "../../cases/source.ts";
import type { Player } from "../../player/player.ts";
import type { Breaking } from "../../player/player-state.ts";
import { isBroken, isHiding, openQuestion } from "../../player/questions.ts";
import { keyAt, phaseAt } from "../../trace/trace.ts";
import { playerViewWords } from "../../words/en/player-view.ts";
import { GraphStage } from "../graph/GraphStage.tsx";
import { Legend } from "../graph/Legend.tsx";
import { SymbolsContext, useSymbols } from "../math/symbols.ts";
import { lazily } from "../ui/lazily.ts";
import { Region } from "../ui/Region.tsx";
import { useScreenMedia } from "../ui/use-media.ts";
import { Dock } from "./Dock.tsx";
import { handleKey } from "./keyboard.ts";
import { Notice } from "./Notice.tsx";
import { PlayerContext, usePlayer, usePlayerState } from "./player-context.ts";
import "katex/dist/katex.min.css";
import "../ui/tokens.css";
import "../ui/base.css";
import "./page.css";
import "./header.css";
import "../ui/buttons.css";
import "../ui/popup.css";
import "../ui/dialog.css";
import "./task.css";
import "./notice.css";
import "../inputs/inputs.css";
import "../ui/controls.css";
import "../charts/comparison.css";
import "../ui/sliders.css";
import "../graph/graph-frame.css";
import "../graph/graph.css";
import "../graph/node-marks.css";
import "../graph/distant.css";
import "../graph/grids.css";
import "../explain/provenance.css";
import "../graph/edges.css";
import "../graph/forward.css";
import "../graph/paths.css";
import "../graph/copies.css";
import "../graph/legend.css";
import "../code/engine-strip.css";
import "../panels/jacobian.css";
import "../charts/charts.css";
import "../panels/descent.css";
import "../panels/panel.css";
import "../panels/memory.css";
import "../graph/live-nodes.css";
import "../panels/derivation.css";
import "../panels/tape.css";
import "../panels/check.css";
import "../panels/nudge.css";
import "../panels/cost.css";
import "../charts/cost-chart.css";
import "../forward/forward-panel.css";
import "../pin/pinned.css";
import "../predict/predict.css";
import "./dock.css";
import "./scrubber.css";
import "../math/linked.css";
import "./embed.css";
import "./embed-small.css";

const InputsBar = lazily(
  async () => (await import("../inputs/InputsBar.tsx")).InputsBar,
  () => <div className="inputs" />,
);
// The placeholders reserve room from the start, so that the graph does not move.
const Comparison = lazily(
  async () => (await import("../charts/Comparison.tsx")).Comparison,
  () => <div className="comparison" />,
);
const EngineStrip = lazily(
  async () => (await import("../code/EngineStrip.tsx")).EngineStrip,
  () => <dl className="engine-strip" />,
);
const JacobianCard = lazily(async () => (await import("../panels/JacobianCard.tsx")).JacobianCard);
const chartPlace = () => <figure className="chart" />;
const AdjointChart = lazily(
  async () => (await import("../charts/AdjointChart.tsx")).AdjointChart,
  chartPlace,
);
const DescentCard = lazily(async () => (await import("../panels/DescentCard.tsx")).DescentCard, chartPlace);
const LiveChart = lazily(async () => (await import("../charts/LiveChart.tsx")).LiveChart, chartPlace);
const PinnedCard = lazily(async () => (await import("../pin/PinnedCard.tsx")).PinnedCard);
const SidePanel = lazily(
  async () => (await import("../panels/SidePanel.tsx")).SidePanel,
  () => <div className="panel" />,
);
const RootEffects = lazily(async () => (await import("./RootEffects.tsx")).RootEffects);
const Print = lazily(async () => (await import("../print/Print.tsx")).Print);
const HelpDialog = lazily(
  async () => (await import("./HelpDialog.tsx")).HelpDialog,
  () => null,
  MissingHelp,
);

interface PlayerViewProps {
  readonly player: Player;
  /** The header above the stage. */
  readonly header?: ReactNode;
  /**
   * Returns the full address of the current state, for print. Undefined where nobody else could open the
   * address.
   */
  readonly address?: (() => string) | undefined;
}

/** A whole player: header, inputs, graph, side panel and dock, all at one step. */
export function PlayerView({ player, header, address }: PlayerViewProps) {
  return (
    <PlayerContext value={player}>
      <Print address={address} />
      <Frame player={player}>
        {header}
        <Parts />
        <Help />
      </Frame>
    </PlayerContext>
  );
}

/** The root element. Its data attributes expose the state to tests and hosts. */
function Frame({ player, children }: { readonly player: Player; readonly children: ReactNode }) {
  const run = usePlayerState((state) => state.run);
  const index = usePlayerState((state) => state.index);
  const slug = usePlayerState((state) => slugOf(state.source));
  const panel = usePlayerState((state) => state.panel);
  const embed = usePlayerState((state) => state.embed);
  const forward = usePlayerState((state) => state.forward);
  const predict = usePlayerState((state) => state.predict && "on");
  const broken = usePlayerState((state) => brokenId(state.broken));
  const at = usePlayerState((state) => openQuestion(state)?.at ?? -1);
  const asked = run?.exercise?.questions[at];
  const last = usePlayerState((state) => state.answers[at]?.tries.at(-1));
  const root = useRef<HTMLDivElement>(null);
  const symbols = useSymbols(run?.trace);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys pressed anywhere inside step the player
    <div
      ref={root}
      className="player"
      tabIndex={-1}
      data-pullback=""
      data-case={slug}
      data-step={run && keyAt(run.trace, index)}
      data-index={index}
      data-total={run?.trace.steps.length}
      data-phase={run && phaseAt(run.trace, index)}
      data-ready={run !== undefined}
      data-panel={panel}
      data-forward={forward}
      data-predict={predict}
      data-broken={broken}
      data-asked={asked && `${asked.kind} ${asked.key}`}
      data-answer={last && (last.isRight ? "right" : "wrong")}
      data-diagnosis={last?.isRight === false ? last.misconceptions.join(" ") : undefined}
      data-embed={embed || undefined}
      onKeyDown={(event) => {
        if (handleKey(player, event.nativeEvent)) event.preventDefault();
      }}
    >
      <SymbolsContext value={symbols}>{children}</SymbolsContext>
      {run !== undefined && <RootEffects root={root} />}
    </div>
  );
}

/** Returns the mistake of the engine, `?` while it is to be found; undefined for the right engine. */
function brokenId(broken: Breaking | undefined): string | undefined {
  if (!isBroken(broken)) return undefined;
  return broken.stage === "named" ? (broken.known?.id ?? broken.ask.mistake) : "?";
}

function Side() {
  const closed = usePlayerState((state) => state.panel === "none");
  return closed ? null : <SidePanel />;
}

/** The list of keys, while it is open. */
function Help() {
  const help = usePlayerState((state) => state.help);
  return help && <HelpDialog />;
}

/** Closes the help that could not be loaded, so that it can be opened again. */
function MissingHelp() {
  const player = usePlayer();
  useEffect(() => {
    player.setHelp(false);
    player.reportLoadFailure();
  }, [player]);
  return null;
}

/**
 * The parts in tab order, from top to bottom: see `page.css`. All parts have the same parent, so they keep
 * their state, such as a half-typed number, when their order changes.
 */
function Parts() {
  const stacked = useScreenMedia("(width <= 900px)");
  const program = usePlayerState((state) => state.program);
  const [shownIn, setShownIn] = useState<AnyProgram>();
  // The Jacobian was opened for one program. The next program opens as its link says.
  if (shownIn !== undefined && shownIn !== program) setShownIn(undefined);
  const jacobian = shownIn === program;
  const shown = usePlayerState((state) => state.inputs);
  const compares = usePlayerState((state) => state.lesson?.compare !== undefined);
  const inputs = shown && (
    <Region key="inputs" className="inputs-place" aria-label={playerViewWords.inputs}>
      <InputsBar jacobian={jacobian} onJacobian={(shown) => setShownIn(shown ? program : undefined)} />
      {compares && <Comparison />}
    </Region>
  );
  const stage = <Stage key="stage" jacobian={jacobian} />;
  const dock = <Dock key="dock" stacked={stacked} />;
  const side = <Side key="side" />;
  return stacked ? [stage, dock, inputs, side] : [inputs, stage, side, dock];
}

function Stage({ jacobian }: { readonly jacobian: boolean }) {
  const chart = usePlayerState((state) => state.lesson?.chart);
  const embed = usePlayerState((state) => state.embed);
  const detail = usePlayerState((state) => state.run?.request.detail);
  const descends = usePlayerState((state) => state.descent !== undefined);
  const pinned = usePlayerState((state) => state.pinned);
  const isClosed = usePlayerState((state) => isHiding(state) || isBroken(state.broken));
  const task = usePlayerState((state) => state.task);
  return (
    <Region as="main" className="stage" aria-label={playerViewWords.graph}>
      {task && (
        <p className="task">
          <b>{playerViewWords.task}</b> {task}
        </p>
      )}
      <Notice />
      {jacobian && !isClosed && <JacobianCard />}
      <GraphStage />
      {pinned && <PinnedCard />}
      {detail && <EngineStrip />}
      {descends && !isClosed && <DescentCard />}
      {!descends &&
        chart !== undefined &&
        (chart === "live" ? <LiveChart /> : <AdjointChart letter={chart.adjointsOf} />)}
      {!embed && <Legend />}
    </Region>
  );
}
