import { useState } from "react";
import { openQuestion } from "../../player/questions.ts";
import { STEP_BY, type StepBy } from "../../player/step-by.ts";
import { phaseAt, stepAt } from "../../trace/trace.ts";
import { captionPieces, PHASE_WORDS } from "../../words/caption.ts";
import { dockWords, type Key } from "../../words/en/dock.ts";
import { useMoment } from "../forward/use-forward.ts";
import { Icon, type IconName } from "../ui/Icon.tsx";
import { lazily } from "../ui/lazily.ts";
import { Picker } from "../ui/Picker.tsx";
import { useSwipe } from "../ui/use-swipe.ts";
import type { RunStep } from "./Announcements.tsx";
import { usePlayer, usePlayerState } from "./player-context.ts";
import { useRange } from "./use-range.ts";

const PACES = [0.25, 0.5, 1, 2, 4];

const Scrubber = lazily(
  async () => (await import("./Scrubber.tsx")).Scrubber,
  () => <div className="scrubber" />,
);

const LateAnnouncements = lazily(
  async () => (await import("./Announcements.tsx")).Announcements,
  () => <p className="visually-hidden" aria-live="polite" />,
);

const ForwardCaption = lazily(
  async () => (await import("../forward/ForwardCaption.tsx")).ForwardCaption,
  () => dockWords.running,
);

const BesideCaption = lazily(async () => (await import("../predict/BesideCaption.tsx")).BesideCaption);

const DockGraph = lazily(async () => (await import("./DockGraph.tsx")).DockGraph);

/** Announces the steps, including steps that were made before its code was loaded. */
function Announcements() {
  const trace = usePlayerState((state) => state.run?.trace);
  const index = usePlayerState((state) => state.index);
  const forward = usePlayerState((state) => state.forward);
  const [opened, setOpened] = useState<RunStep>();
  if (opened === undefined && trace !== undefined) setOpened({ trace, index, forward });
  return <LateAnnouncements opened={opened} />;
}

interface DockProps {
  /** Whether the dock is between the graph and the panel, above which the graph can be scrolled away. */
  readonly stacked: boolean;
}

/** The caption of the last step, the transport, the scrubber and the speed. */
export function Dock({ stacked }: DockProps) {
  const caption = usePlayerState((state) => state.caption);
  const controls = usePlayerState((state) => state.controls);
  const asks = usePlayerState((state) => openQuestion(state) !== undefined);
  const hasMore = usePlayerState(({ predict, broken, run }) => predict ?? broken ?? run?.trace.reference);
  return (
    <footer className={caption || controls || hasMore ? "dock" : "visually-hidden"}>
      {caption && !asks && <Caption />}
      {hasMore && <BesideCaption />}
      <Announcements />
      {controls && <Controls />}
      {stacked && <DockGraph />}
    </footer>
  );
}

function Controls() {
  const embed = usePlayerState((state) => state.embed);
  const isForward = usePlayerState((state) => state.forward !== undefined);
  return (
    <div className="controls">
      <Transport />
      <Scrubber />
      <Pace />
      {!isForward && !embed && <GrainPicker />}
    </div>
  );
}

function Caption() {
  const trace = usePlayerState((state) => state.run?.trace);
  const index = usePlayerState((state) => state.index);
  const arrived = usePlayerState((state) => state.arrived);
  const player = usePlayer();
  const swipe = useSwipe(player.next, player.back);
  const forward = useMoment();
  const pending = usePlayerState((state) => state.pending);
  if (trace === undefined) return <p className="caption">{pending ? dockWords.running : "–"}</p>;
  if (forward !== undefined) {
    return (
      <p className="caption" data-arrived={arrived} {...swipe}>
        <ForwardCaption trace={trace} {...forward} />
      </p>
    );
  }
  const phase = phaseAt(trace, index);
  const step = stepAt(trace, index);
  return (
    <p className="caption" data-arrived={arrived} {...swipe}>
      {index > 0 && <span className="step-number">{dockWords.step(index, trace.steps.length)} · </span>}
      <strong data-phase-word={phase}>{PHASE_WORDS[phase]}</strong> ·{" "}
      {captionPieces(trace, index).map(({ text, role }, i) => {
        const Tag = role === "result" ? "strong" : "span";
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a piece has no other name than its place
          <Tag key={i} className={role} data-phase-word={step?.kind === "recompute" ? "forward" : phase}>
            {text}
          </Tag>
        );
      })}
    </p>
  );
}

function Transport() {
  const player = usePlayer();
  const playing = usePlayerState((state) => state.playing);
  const index = usePlayerState((state) => state.index);
  const [first, last] = useRange();
  const forward = useMoment();
  const at = forward?.moment ?? index;
  const atStart = at === (forward === undefined ? first : 0);
  const atEnd = at === (forward === undefined ? last : forward.passes.total - 1);
  return (
    <fieldset className="transport" aria-label={dockWords.transport}>
      <Command icon="first" label={dockWords.first} shortcut="Home" idle={atStart} onClick={player.first} />
      <Command icon="back" label={dockWords.back} shortcut="ArrowLeft" idle={atStart} onClick={player.back} />
      <Command
        icon={playing ? "pause" : "play"}
        label={playing ? dockWords.pause : dockWords.play}
        shortcut="Space"
        onClick={playing ? player.pause : player.play}
      />
      <Command
        icon="forward"
        label={dockWords.forward}
        shortcut="ArrowRight"
        idle={atEnd}
        onClick={player.next}
      />
      <Command icon="last" label={dockWords.last} shortcut="End" idle={atEnd} onClick={player.last} />
    </fieldset>
  );
}

interface CommandProps {
  readonly icon: IconName;
  readonly label: string;
  readonly shortcut: Key;
  /** Whether the button has nothing to do. It stays focusable, so that the focus is not lost. */
  readonly idle?: boolean;
  readonly onClick: () => void;
}

function Command({ icon, label, shortcut, idle, onClick }: CommandProps) {
  return (
    <button
      type="button"
      className={icon === "play" || icon === "pause" ? "play" : undefined}
      aria-label={label}
      title={dockWords.withKey(label, shortcut)}
      aria-disabled={idle}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}

/** Chooses how far a step goes. */
function GrainPicker() {
  const player = usePlayer();
  const grain = usePlayerState((state) => state.stepBy);
  return (
    <Picker
      className="button grain"
      label={dockWords.stepBy(dockWords.amounts[grain])}
      titled
      side="top"
      align="end"
      value={grain}
      options={STEP_BY.map((stepBy) => ({ value: stepBy, icon: stepBy, text: dockWords.amounts[stepBy] }))}
      onPick={(next) => player.setStepBy(next as StepBy)}
    >
      <Icon name={grain} />
      <span className="grain-word">{dockWords.shortAmounts[grain]}</span>
    </Picker>
  );
}

function Pace() {
  const player = usePlayer();
  const speed = usePlayerState((state) => state.speed);
  const paces = PACES.includes(speed) ? PACES : [...PACES, speed].sort((a, b) => a - b);
  return (
    <Picker
      className="button pace"
      label={dockWords.speed}
      side="top"
      align="end"
      value={String(speed)}
      options={paces.map((pace) => ({ value: String(pace), text: `${pace}×` }))}
      onPick={(next) => player.setSpeed(Number(next))}
    >
      {speed}× <Icon name="down" />
    </Picker>
  );
}
