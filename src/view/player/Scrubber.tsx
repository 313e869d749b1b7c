import { Slider } from "@base-ui/react/slider";
import { type CSSProperties, useMemo } from "react";
import { widthOf } from "../../layout/font-metrics.ts";
import type { ForwardPasses } from "../../trace/forward-passes.ts";
import { type Phase, phaseAt, type Trace } from "../../trace/trace.ts";
import { firstWrong } from "../../trace/verdicts.ts";
import { forwardWords } from "../../words/en/forward.ts";
import { scrubberWords } from "../../words/en/scrubber.ts";
import { forwardNumbers } from "../../words/forward-caption.ts";
import { ForwardExit } from "../forward/ForwardExit.tsx";
import { useMoment } from "../forward/use-forward.ts";
import { handleKey } from "./keyboard.ts";
import { usePlayer, usePlayerState } from "./player-context.ts";
import { useRange } from "./use-range.ts";

interface Segment {
  readonly phase: Phase | "tangents";
  /** The index of the segment's first cell. */
  readonly from: number;
  readonly cells: number;
}

/** Returns the segments of the timeline by phase: one cell for the start, and one cell per step. */
function segmentsOf(trace: Trace): Segment[] {
  const segments: Segment[] = [{ phase: "start", from: 0, cells: 1 }];
  for (let index = 1; index <= trace.steps.length; index++) {
    const phase = phaseAt(trace, index);
    const last = segments.at(-1);
    if (last?.phase === phase) segments[segments.length - 1] = { ...last, cells: last.cells + 1 };
    else segments.push({ phase, from: index, cells: 1 });
  }
  return segments;
}

/** Returns the segments of the passes of forward mode. */
function passesOf({ entries, length }: ForwardPasses): Segment[] {
  return entries.map((_, pass) => ({ phase: "tangents", from: pass * length, cells: length }));
}

/** Above this number of steps, segments are bars, since cells would be slivers. */
const DENSE = 60;

interface CellsProps {
  readonly from: number;
  readonly cells: number;
  readonly index: number;
  /** The first and the last cell that can be reached. */
  readonly range: readonly [first: number, last: number];
  readonly dense: boolean;
}

/** The cells of a segment. Where they would be slivers, cells that look the same are one bar. */
function Cells({ from, cells, index, range: [first, last], dense }: CellsProps) {
  const end = from + cells;
  const changes = [from, first, last + 1, index + 1].filter((cell) => cell >= from && cell < end);
  const starts = dense
    ? [...new Set(changes)].sort((a, b) => a - b)
    : Array.from({ length: cells }, (_, i) => from + i);
  return (
    <div className="cells">
      {starts.map((cell, i) => (
        <i
          key={cell}
          data-done={cell <= index}
          data-closed={cell < first || cell > last || undefined}
          style={{ flexGrow: (starts[i + 1] ?? end) - cell }}
        />
      ))}
    </div>
  );
}

interface WordProps {
  readonly segments: readonly Segment[];
  readonly at: number;
  /** The number of cells of the whole timeline. */
  readonly all: number;
}

/**
 * The word for a segment, if it fits: the style sheet knows the width of the timeline. The word of the last
 * segment is right-aligned and may extend under the previous segment, beside the word there.
 */
function Word({ segments, at, all }: WordProps) {
  const wordOf = (i: number) => {
    const phase = segments[i]?.phase ?? "start";
    if (phase === "tangents") return forwardWords.pass(i + 1);
    return phase === "start" ? "" : scrubberWords.phases[phase];
  };
  const roomFor = (parts: readonly number[]) => {
    const share = parts.reduce((sum, i) => sum + (segments[i]?.cells ?? 0), 0) / all;
    const ems = parts.reduce((sum, i) => sum + widthOf(wordOf(i), "sans", 1) + SPACE, 0);
    return `(${share.toFixed(4)} * 100cqi - ${ems.toFixed(2)}em)`;
  };
  const own = roomFor([at]);
  const room = at === segments.length - 1 ? `max(${own}, ${roomFor([at - 1, at])})` : own;
  return (
    // Shown in full or not at all: the factor makes the maximum width either huge or zero.
    <span className="word" style={{ maxWidth: `calc(${room} * 1000)` }}>
      {wordOf(at)}
    </span>
  );
}

/** The smallest space between two words, in ems. */
const SPACE = 0.3;

/**
 * The timeline: a slider over all steps. The thumb frames the cell of the current step. In forward mode, a slider over
 * its moments, with a button back to reverse mode.
 */
export function Scrubber() {
  const player = usePlayer();
  const trace = usePlayerState((state) => state.run?.trace);
  const index = usePlayerState((state) => state.index);
  const forward = useMoment();
  const [first = 0, last = 0] = useRange();
  const reverse = useMemo(() => (trace === undefined ? [] : segmentsOf(trace)), [trace]);
  if (trace === undefined) return <div className="scrubber" />;

  const [segments, at, total] =
    forward === undefined
      ? [reverse, index, trace.steps.length]
      : [passesOf(forward.passes), forward.moment, forward.passes.total - 1];
  const dense = total > DENSE;
  const range = forward === undefined ? ([first, last] as const) : ([0, total] as const);
  const wrong = forward === undefined ? firstWrong(trace) + 1 : 0;
  function move(next: number): void {
    if (forward !== undefined) player.setForward(next);
    else if (next === index + 1) player.next();
    else if (next === index - 1) player.back();
    else player.go(next);
  }
  function position(): string {
    if (forward === undefined || trace === undefined) {
      const place = scrubberWords.position(
        index,
        total,
        trace === undefined ? "start" : phaseAt(trace, index),
      );
      return wrong > 0 && index === wrong ? scrubberWords.wrongPosition(place) : place;
    }
    const { pass, passes, step, steps } = forwardNumbers(forward.passes, forward.moment);
    return forwardWords.position(pass, passes, step, steps);
  }
  return (
    <>
      <Slider.Root
        className="scrubber"
        value={at}
        min={0}
        max={total}
        onValueChange={move}
        onKeyDownCapture={(event) => {
          if (!handleKey(player, event.nativeEvent, true)) return;
          event.preventDefault();
          event.stopPropagation();
        }}
        style={{ "--steps": total } as CSSProperties}
      >
        <Slider.Control className="scrubber-control">
          <Slider.Track className="scrubber-track">
            <div className="timeline" data-dense={dense}>
              {segments.map(({ phase, from, cells }, i) => (
                <div
                  key={from}
                  className="segment"
                  data-phase={phase}
                  style={{ flexGrow: cells, flexBasis: 0 }}
                >
                  <Cells from={from} cells={cells} index={at} range={range} dense={dense} />
                  <Word segments={segments} at={i} all={total + 1} />
                </div>
              ))}
              {wrong > 0 && (
                <i
                  className="first-wrong"
                  title={scrubberWords.firstWrong(wrong)}
                  style={{ insetInlineStart: `${(100 * (wrong + 0.5)) / (total + 1)}%` }}
                />
              )}
            </div>
            <Slider.Thumb
              className="scrubber-thumb"
              aria-label={forward === undefined ? scrubberWords.label : forwardWords.slider}
              // Without the caption, which is announced elsewhere.
              getAriaValueText={position}
            />
          </Slider.Track>
        </Slider.Control>
      </Slider.Root>
      {forward !== undefined && <ForwardExit />}
    </>
  );
}
