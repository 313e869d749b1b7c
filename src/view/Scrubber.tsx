import { Slider } from "@base-ui/react/slider";
import { useMemo } from "react";
import { PHASE_WORDS } from "../trace/caption.ts";
import { type Phase, phaseAt, type Trace } from "../trace/trace.ts";
import { obey } from "./keyboard.ts";
import { usePlayer, usePlayerState } from "./player-context.ts";

interface Segment {
  readonly phase: Phase;
  /** The index of its first cell. */
  readonly from: number;
  readonly cells: number;
}

/** The start and then one cell a step, in segments by phase. */
function segmentsOf(trace: Trace): Segment[] {
  const segments: Segment[] = [{ phase: "start", from: 0, cells: 1 }];
  for (const [i, { phase }] of trace.steps.entries()) {
    const last = segments.at(-1);
    if (last?.phase === phase) segments[segments.length - 1] = { ...last, cells: last.cells + 1 };
    else segments.push({ phase, from: i + 1, cells: 1 });
  }
  return segments;
}

/** Where the thumb stands; what happens there is announced elsewhere, and should not be heard twice. */
function positionText(trace: Trace, index: number): string {
  return `Step ${index} of ${trace.steps.length}, ${PHASE_WORDS[phaseAt(trace, index)].toLowerCase()}`;
}

/** More steps than this are drawn as a bar, since their cells would be slivers. */
const DENSE = 60;

interface CellsProps {
  readonly from: number;
  readonly cells: number;
  readonly index: number;
  readonly dense: boolean;
}

function Cells({ from, cells, index, dense }: CellsProps) {
  const done = Math.min(Math.max(index - from + 1, 0), cells);
  if (dense) {
    return (
      <div className="cells">
        {done > 0 && <i data-done style={{ flexGrow: done }} />}
        {done < cells && <i style={{ flexGrow: cells - done }} />}
      </div>
    );
  }
  return (
    <div className="cells">
      {Array.from({ length: cells }, (_, i) => from + i).map((cell) => (
        <i key={cell} data-done={cell <= index} />
      ))}
    </div>
  );
}

/** The timeline: a slider over all steps whose thumb frames the cell of the current one. */
export function Scrubber() {
  const player = usePlayer();
  const trace = usePlayerState((state) => state.run?.trace);
  const index = usePlayerState((state) => state.index);
  const segments = useMemo(() => (trace === undefined ? [] : segmentsOf(trace)), [trace]);
  if (trace === undefined) return <div className="scrubber" />;

  const total = trace.steps.length;
  const dense = total > DENSE;
  function move(next: number): void {
    if (next === index + 1) player.next();
    else if (next === index - 1) player.back();
    else player.go(next);
  }
  return (
    <Slider.Root
      className="scrubber"
      value={index}
      min={0}
      max={total}
      thumbAlignment="edge"
      onValueChange={move}
      onKeyDownCapture={(event) => {
        if (!obey(player, event.nativeEvent, true)) return;
        event.preventDefault();
        event.stopPropagation();
      }}
      style={{ "--cells": total + 1 } as React.CSSProperties}
    >
      <Slider.Control className="scrubber-control">
        <Slider.Track className="scrubber-track" data-dense={dense}>
          {segments.map(({ phase, from, cells }) => (
            <div
              key={from}
              className="segment"
              data-phase={phase}
              data-small={cells / total < 0.035}
              style={{ flexGrow: cells, flexBasis: 0 }}
            >
              <Cells from={from} cells={cells} index={index} dense={dense} />
              <span>{phase === "start" ? "" : PHASE_WORDS[phase].toLowerCase()}</span>
            </div>
          ))}
          <Slider.Thumb
            className="scrubber-thumb"
            aria-label="Step"
            getAriaValueText={() => positionText(trace, index)}
          />
        </Slider.Track>
      </Slider.Control>
    </Slider.Root>
  );
}
