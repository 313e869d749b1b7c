import { scaleLinear } from "d3";
import { useMemo } from "react";
import { storeOf } from "../../cases/parameters/layers.ts";
import type { Compared } from "../../engine/alternatives.ts";
import { type Counts, countsOf } from "../../trace/counts.ts";
import type { Trace } from "../../trace/trace.ts";
import { tradeoffWords } from "../../words/en/tradeoff.ts";
import { Prose } from "../math/Prose.tsx";
import { usePlayer, usePlayerState } from "../player/player-context.ts";
import { Region } from "../ui/Region.tsx";
import { useSize } from "./use-size.ts";

const MARGIN = { top: 12, right: 16, bottom: 34, left: 44 } as const;

type Kind = keyof typeof tradeoffWords.kinds;

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
export function Tradeoff({ trace }: { readonly trace: Trace }) {
  const player = usePlayer();
  const alternatives = usePlayerState((state) => state.alternatives);
  const [svg, { width, height }] = useSize<SVGSVGElement>();
  const own = useMemo(() => countsOf(trace), [trace]);
  const points = alternatives?.flatMap(pointOf) ?? [];
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
    <Region aria-label={tradeoffWords.title}>
      <h2>{tradeoffWords.title}</h2>
      <p>
        <Prose>{tradeoffWords.summary(own.peak, own.recomputed, alternatives?.[0]?.counts?.peak)}</Prose>
      </p>
      <svg ref={svg} className="tradeoff" aria-label={tradeoffWords.label}>
        {width > 0 && alternatives !== undefined && (
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
              {tradeoffWords.peakAxis}
            </text>
            <text
              className="axis"
              transform={`translate(11,${(MARGIN.top + height - MARGIN.bottom) / 2}) rotate(-90)`}
            >
              {tradeoffWords.repeatedAxis}
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
                aria-label={tradeoffWords.point(label, counts.peak, counts.recomputed)}
                onClick={() => player.setParams(params)}
                onKeyDown={(event) => event.key === "Enter" && player.setParams(params)}
              >
                <title>{tradeoffWords.point(label, counts.peak, counts.recomputed)}</title>
                <circle className="target" r="12" />
                <path d={SHAPES[kind]} />
              </g>
            ))}
            <circle className="own" cx={x(own.peak)} cy={y(own.recomputed)} r="8" />
          </>
        )}
      </svg>
      <ul className="legend">
        {(Object.keys(SHAPES) as Kind[]).map((kind) => (
          <li key={kind} data-kind={kind}>
            <svg className="point" data-kind={kind} viewBox="-6 -6 12 12" aria-hidden="true">
              <path d={SHAPES[kind]} />
            </svg>
            {tradeoffWords.kinds[kind]}
          </li>
        ))}
      </ul>
      <p>{tradeoffWords.explanation}</p>
    </Region>
  );
}

const SHAPES: Readonly<Record<Kind, string>> = {
  full: "M-4.5,-4.5h9v9h-9z",
  uniform: "M-4.5,0a4.5,4.5,0,1,0,9,0a4.5,4.5,0,1,0,-9,0",
  optimal: "M0,-5.5L5.5,0L0,5.5L-5.5,0Z",
};

function pointOf({ label, counts, params }: Compared): Point[] {
  return counts === undefined ? [] : [{ label, kind: kindOf(params), counts, params }];
}

function kindOf(params: Compared["params"]): Kind {
  const policies = Object.values(params).map((value) =>
    typeof value === "string" ? storeOf(value)?.kind : undefined,
  );
  return policies.includes("all") ? "full" : policies.includes("optimal") ? "optimal" : "uniform";
}
