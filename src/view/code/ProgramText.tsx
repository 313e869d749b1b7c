import { useEffect, useRef } from "react";
import { type Step, stepAt, type Trace } from "../../trace/trace.ts";
import { codeWords } from "../../words/en/code.ts";
import { keepInView } from "../panels/keep-in-view.ts";
import { usePlayerState } from "../player/player-context.ts";
import { Region } from "../ui/Region.tsx";

interface ProgramTextProps {
  readonly text: string;
  readonly trace: Trace;
}

/** The text of a learner's program, with the line that runs at the step, and the line that made the step's node. */
export function ProgramText({ text, trace }: ProgramTextProps) {
  const index = usePlayerState((state) => state.index);
  const lines = useRef<HTMLElement>(null);
  const step = stepAt(trace, index);
  const running = lineOfStep(trace, step);
  const origin = trace.stepLines === undefined ? undefined : originOf(trace, step);
  useEffect(() => {
    const line = lines.current?.querySelector<HTMLElement>(`[data-line="${running}"]`);
    if (line) keepInView(line, lines.current, 6);
  }, [running]);
  return (
    <div className="code">
      <figure className="listing">
        {/* Focusable, so that a long program can be scrolled by keyboard. */}
        <Region ref={lines} className="lines" aria-label={codeWords.program} tabIndex={0}>
          {text.split("\n").map((line, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line has no other name than its number
            <div key={i} className="code-line" data-line={i + 1} data-mark={mark(i + 1, running, origin)}>
              <span className="line-number">{i + 1}</span>
              <code>{line === "" ? " " : line}</code>
            </div>
          ))}
        </Region>
      </figure>
    </div>
  );
}

function mark(
  line: number,
  running: number | undefined,
  origin: number | undefined,
): "running" | "origin" | undefined {
  if (line === running) return "running";
  return line === origin ? "origin" : undefined;
}

/**
 * Returns the line of a learner's program that runs at a step: a line of the program's own engine, or else the line that
 * made the step's node; undefined if there is none.
 */
export function lineOfStep(trace: Trace, step: Step | undefined): number | undefined {
  if (trace.stepLines === undefined) return originOf(trace, step);
  const line = trace.stepLines[step === undefined ? -1 : (trace.steps.keys.find(step.key) ?? -1)] ?? 0;
  return line > 0 ? line : undefined;
}

/** Returns the line that made the node of a step; undefined if there is none. */
function originOf(trace: Trace, step: Step | undefined): number | undefined {
  if (step === undefined || step.kind === "collect") return undefined;
  const node = step.kind === "accumulate" ? (trace.edges.at(step.edge)?.child ?? step.node) : step.node;
  const line = trace.lines?.[node] ?? 0;
  return line > 0 ? line : undefined;
}
