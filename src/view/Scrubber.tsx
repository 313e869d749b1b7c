import { Slider } from "@base-ui/react/slider";
import { useMemo } from "react";
import { announcementAt, PHASE_WORDS } from "../trace/caption.ts";
import type { Phase, Trace } from "../trace/trace.ts";
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

/** The timeline: a slider over all steps whose thumb frames the cell of the current one. */
export function Scrubber() {
  const player = usePlayer();
  const trace = usePlayerState((state) => state.run?.trace);
  const index = usePlayerState((state) => state.index);
  const segments = useMemo(() => (trace === undefined ? [] : segmentsOf(trace)), [trace]);
  if (trace === undefined) return <div className="scrubber" />;

  const total = trace.steps.length;
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
      style={{ "--cells": total + 1 } as React.CSSProperties}
    >
      <Slider.Control className="scrubber-control">
        <Slider.Track className="scrubber-track" data-dense={total > 60}>
          {segments.map(({ phase, from, cells }) => (
            <div
              key={from}
              className="segment"
              data-phase={phase}
              data-small={cells / total < 0.035}
              style={{ flexGrow: cells, flexBasis: 0 }}
            >
              <div className="cells">
                {Array.from({ length: cells }, (_, i) => from + i).map((cell) => (
                  <i key={cell} data-done={cell <= index} />
                ))}
              </div>
              <span>{phase === "start" ? "" : PHASE_WORDS[phase].toLowerCase()}</span>
            </div>
          ))}
          <Slider.Thumb
            className="scrubber-thumb"
            aria-label="Step"
            getAriaValueText={() => announcementAt(trace, index)}
          />
        </Slider.Track>
      </Slider.Control>
    </Slider.Root>
  );
}
