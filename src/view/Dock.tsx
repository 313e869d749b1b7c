import { Select } from "@base-ui/react/select";
import { announcementAt, captionAt, PHASE_WORDS } from "../trace/caption.ts";
import { phaseAt } from "../trace/trace.ts";
import { Icon } from "./Icon.tsx";
import { usePlayer, usePlayerState } from "./player-context.ts";
import { Scrubber } from "./Scrubber.tsx";

const PACES = [0.25, 0.5, 1, 2, 4];

/** One sentence on what just happened, the transport, the scrubber, and the speed. */
export function Dock() {
  return (
    <footer className="dock">
      <Caption />
      <div className="controls">
        <Transport />
        <Scrubber />
        <Pace />
      </div>
    </footer>
  );
}

function Caption() {
  const trace = usePlayerState((state) => state.run?.trace);
  const index = usePlayerState((state) => state.index);
  const playing = usePlayerState((state) => state.playing);
  if (trace === undefined) return <p className="caption">Running the case…</p>;
  const phase = phaseAt(trace, index);
  const [, said = "", result = ""] = /^(.*= )?(.*)$/s.exec(captionAt(trace, index)) ?? [];
  return (
    <>
      <p className="caption">
        {index > 0 && (
          <span className="step-number">
            Step {index} of {trace.steps.length} ·{" "}
          </span>
        )}
        <strong data-phase-word={phase}>{PHASE_WORDS[phase]}</strong> · {said}
        {said === "" ? result : <strong data-phase-word={phase}>{result}</strong>}
      </p>
      <p className="visually-hidden" aria-live="polite" aria-atomic="true">
        {playing ? "" : announcementAt(trace, index)}
      </p>
    </>
  );
}

function Transport() {
  const player = usePlayer();
  const playing = usePlayerState((state) => state.playing);
  const atStart = usePlayerState((state) => state.index === 0);
  const atEnd = usePlayerState(
    (state) => state.run !== undefined && state.index === state.run.trace.steps.length,
  );
  return (
    <fieldset className="transport" aria-label="Transport">
      <button
        type="button"
        aria-label="First step"
        title="First step (Home)"
        aria-disabled={atStart}
        onClick={player.first}
      >
        <Icon name="first" />
      </button>
      <button
        type="button"
        aria-label="Step back"
        title="Step back (←)"
        aria-disabled={atStart}
        onClick={player.back}
      >
        <Icon name="back" />
      </button>
      <button
        type="button"
        className="play"
        aria-label={playing ? "Pause" : "Play"}
        title={playing ? "Pause (Space)" : "Play (Space)"}
        onClick={playing ? player.pause : player.play}
      >
        <Icon name={playing ? "pause" : "play"} />
      </button>
      <button
        type="button"
        aria-label="Step forward"
        title="Step forward (→)"
        aria-disabled={atEnd}
        onClick={player.next}
      >
        <Icon name="forward" />
      </button>
      <button
        type="button"
        aria-label="Last step"
        title="Last step (End)"
        aria-disabled={atEnd}
        onClick={player.last}
      >
        <Icon name="last" />
      </button>
    </fieldset>
  );
}

function Pace() {
  const player = usePlayer();
  const speed = usePlayerState((state) => state.speed);
  const paces = PACES.includes(speed) ? PACES : [...PACES, speed].sort((a, b) => a - b);
  return (
    <Select.Root value={speed} onValueChange={(next) => next !== null && player.setSpeed(next)}>
      <Select.Trigger className="button pace" aria-label="Speed">
        {speed}× <Icon name="down" />
      </Select.Trigger>
      <Select.Portal>
        <Select.Positioner
          className="popup-place"
          side="top"
          align="end"
          sideOffset={6}
          alignItemWithTrigger={false}
        >
          <Select.Popup className="popup">
            {paces.map((pace) => (
              <Select.Item key={pace} value={pace} className="popup-item">
                <Select.ItemText>{pace}×</Select.ItemText>
              </Select.Item>
            ))}
          </Select.Popup>
        </Select.Positioner>
      </Select.Portal>
    </Select.Root>
  );
}
