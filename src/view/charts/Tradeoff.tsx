import { scaleLinear } from "d3";
import { useMemo } from "react";
import type { Compared } from "../../engine/alternatives.ts";
import type { Run } from "../../engine/messages.ts";
import { type Counts, countsOf } from "../../trace/counts.ts";
import { usePlayer } from "../player/player-context.ts";
import { Region } from "../ui/Region.tsx";
import { useSize } from "./use-size.ts";

const MARGIN = { top: 12, right: 16, bottom: 34, left: 44 } as const;

type Kind = "full" | "uniform" | "optimal";

const KIND_WORDS: Readonly<Record<Kind, string>> = {
  full: "full storage",
  uniform: "evenly spaced",
  optimal: "optimal (binomial)",
};

interface Point {
  readonly label: string;
  readonly kind: Kind;
  readonly counts: Counts;
  readonly params: Compared["params"];
}

/**
 * Charts peak memory against repeated evaluations, for even spacings and optimal schedules. A click chooses a
 * schedule.
 */
export function Tradeoff({ run: { trace, alternatives } }: { readonly run: Run }) {
  const player = usePlayer();
  const [svg, { width, height }] = useSize<SVGSVGElement>();
  const own = useMemo(() => countsOf(trace), [trace]);
  const points = alternatives.flatMap(pointOf);
  const all = [...points.map(({ counts }) => counts), own];
  const x = scaleLinear(
    [0, Math.max(...all.map(({ peak }) => peak))],
    [MARGIN.left, width - MARGIN.right],
  ).nice();
  const y = scaleLinear(
    [0, Math.max(1, ...all.map(({ recomputed }) => recomputed))],
    [height - MARGIN.bottom, MARGIN.top],
  ).nice();
  return (
    <Region aria-label="Memory against evaluations">
      <h2>Memory against evaluations</h2>
      <p>
        Peak <strong>{own.peak}</strong> live activations, <strong>{own.recomputed}</strong> evaluations
        repeated. Full storage: peak {alternatives[0]?.counts?.peak}, none repeated.
      </p>
      <svg ref={svg} className="tradeoff" aria-label="Schedules by peak and repeated evaluations">
        {width > 0 && (
          <>
            {x.ticks(5).map((tick) => (
              <g key={tick} className="tick" transform={`translate(${x(tick)},0)`}>
                <line y1={MARGIN.top} y2={height - MARGIN.bottom} />
                <text className="below" y={height - MARGIN.bottom + 14}>
                  {tick}
                </text>
              </g>
            ))}
            {y.ticks(4).map((tick) => (
              <g key={tick} className="tick" transform={`translate(0,${y(tick)})`}>
                <line x1={MARGIN.left} x2={width - MARGIN.right} />
                <text className="beside" x={MARGIN.left - 6} y="4">
                  {tick}
                </text>
              </g>
            ))}
            <text className="axis below" x={(MARGIN.left + width - MARGIN.right) / 2} y={height - 4}>
              peak of live activations
            </text>
            <text
              className="axis"
              transform={`translate(11,${(MARGIN.top + height - MARGIN.bottom) / 2}) rotate(-90)`}
            >
              repeated
            </text>
            {points.map(({ label, kind, counts, params }) => (
              // biome-ignore lint/a11y/useSemanticElements: a point of a chart
              <g
                key={label}
                className="point"
                data-kind={kind}
                transform={`translate(${x(counts.peak)},${y(counts.recomputed)})`}
                role="button"
                tabIndex={-1}
                aria-label={`${label}: peak ${counts.peak}, ${counts.recomputed} repeated`}
                onClick={() => player.setParams(params)}
                onKeyDown={(event) => event.key === "Enter" && player.setParams(params)}
              >
                <title>{`${label}: peak ${counts.peak}, ${counts.recomputed} repeated`}</title>
                <circle className="target" r="12" />
                <path d={SHAPES[kind]} />
              </g>
            ))}
            <circle className="own" cx={x(own.peak)} cy={y(own.recomputed)} r="8" />
          </>
        )}
      </svg>
      <ul className="legend">
        {(Object.keys(KIND_WORDS) as Kind[]).map((kind) => (
          <li key={kind} data-kind={kind}>
            <svg className="point" data-kind={kind} viewBox="-6 -6 12 12" aria-hidden="true">
              <path d={SHAPES[kind]} />
            </svg>
            {KIND_WORDS[kind]}
          </li>
        ))}
      </ul>
      <p>
        Even spacing keeps a whole segment while it runs back. The binomial schedule never keeps more than one
        layer besides its slots, so it reaches the lowest peaks, for more evaluations.
      </p>
    </Region>
  );
}

const SHAPES: Readonly<Record<Kind, string>> = {
  full: "M-4.5,-4.5h9v9h-9z",
  uniform: "M-4.5,0a4.5,4.5,0,1,0,9,0a4.5,4.5,0,1,0,-9,0",
  optimal: "M0,-5.5L5.5,0L0,5.5L-5.5,0Z",
};

function pointOf({ label, counts, params }: Compared): Point[] {
  if (counts === undefined) return [];
  const kind = label === "all" ? "full" : label.startsWith("optimal") ? "optimal" : "uniform";
  return [{ label, kind, counts, params }];
}
