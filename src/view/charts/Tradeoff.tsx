import { scaleLinear } from "d3";
import { useMemo } from "react";
import { type StorePolicy, storeOf } from "../../cases/parameters/layers.ts";
import { paramsOf } from "../../cases/source.ts";
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
  /** The number of slots of a binomial schedule. */
  readonly slots: number | undefined;
}

/**
 * Charts repeated evaluations against the peak memory of even spacings, and against the slots of binomial
 * schedules, which are optimal for a number of slots, not for a peak. A click chooses a schedule.
 */
export function Tradeoff({ trace }: { readonly trace: Trace }) {
  const alternatives = usePlayerState((state) => state.alternatives);
  const request = usePlayerState((state) => state.run?.request);
  const counts = useMemo(() => countsOf(trace), [trace]);
  const own = { counts, slots: request && slotsOf(paramsOf(request)) };
  const points = alternatives?.flatMap(pointOf);
  const isBinomial = ({ slots }: { readonly slots: number | undefined }): boolean => slots !== undefined;
  const lowest = (all: readonly Point[]): number => Math.min(...all.map(({ counts: { peak } }) => peak));
  const [binomial, spaced] = [
    points?.filter(isBinomial) ?? [],
    points?.filter((point) => !isBinomial(point)) ?? [],
  ];
  return (
    <Region aria-label={tradeoffWords.title}>
      <h2>{tradeoffWords.title}</h2>
      <p>
        <Prose>
          {tradeoffWords.summary(counts.peak, counts.recomputed, alternatives?.[0]?.counts?.peak)}
        </Prose>
      </p>
      <Plot
        points={points && spaced}
        own={isBinomial(own) ? undefined : own}
        axis={tradeoffWords.peakAxis}
        across={(point) => point.counts.peak}
      />
      <Plot
        points={points && binomial}
        own={isBinomial(own) ? own : undefined}
        axis={tradeoffWords.slotsAxis}
        across={(point) => point.slots ?? 0}
      />
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
      <p>{tradeoffWords.explanation(lowest(binomial) < lowest(spaced))}</p>
    </Region>
  );
}

interface PlotProps {
  readonly points: readonly Point[] | undefined;
  /** The present schedule, if the plot shows its kind. */
  readonly own: Pick<Point, "counts" | "slots"> | undefined;
  /** The name of the horizontal axis. */
  readonly axis: string;
  /** Returns where a schedule is on the horizontal axis. */
  readonly across: (point: Pick<Point, "counts" | "slots">) => number;
}

/** Plots the repeated evaluations of schedules. */
function Plot({ points, own, axis, across }: PlotProps) {
  const player = usePlayer();
  const [svg, { width, height }] = useSize<SVGSVGElement>();
  const all = [...(points ?? []), ...(own ? [own] : [])];
  const x = scaleLinear([0, Math.max(1, ...all.map(across))], [MARGIN.left, width - MARGIN.right]).nice();
  const y = scaleLinear(
    [0, Math.max(1, ...all.map(({ counts }) => counts.recomputed))],
    [height - MARGIN.bottom, MARGIN.top],
  ).nice();
  return (
    <svg ref={svg} className="tradeoff" aria-label={tradeoffWords.label(axis)}>
      {width > 0 && points !== undefined && (
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
            {axis}
          </text>
          <text
            className="axis"
            transform={`translate(11,${(MARGIN.top + height - MARGIN.bottom) / 2}) rotate(-90)`}
          >
            {tradeoffWords.repeatedAxis}
          </text>
          {points.map((point) => {
            const { label, kind, counts, params } = point;
            const text = tradeoffWords.point(label, counts.peak, counts.recomputed);
            return (
              // biome-ignore lint/a11y/useSemanticElements: a point of a chart
              <g
                key={label}
                className="point"
                data-kind={kind}
                transform={`translate(${x(across(point))},${y(counts.recomputed)})`}
                role="button"
                tabIndex={-1}
                aria-label={text}
                onClick={() => player.setParams(params)}
                onKeyDown={(event) => event.key === "Enter" && player.setParams(params)}
              >
                <title>{text}</title>
                <circle className="target" r="12" />
                <path d={SHAPES[kind]} />
              </g>
            );
          })}
          {own && <circle className="own" cx={x(across(own))} cy={y(own.counts.recomputed)} r="8" />}
        </>
      )}
    </svg>
  );
}

const SHAPES: Readonly<Record<Kind, string>> = {
  full: "M-4.5,-4.5h9v9h-9z",
  uniform: "M-4.5,0a4.5,4.5,0,1,0,9,0a4.5,4.5,0,1,0,-9,0",
  binomial: "M0,-5.5L5.5,0L0,5.5L-5.5,0Z",
};

function pointOf({ label, counts, params }: Compared): Point[] {
  return counts === undefined
    ? []
    : [{ label, kind: kindOf(params), counts, params, slots: slotsOf(params) }];
}

function kindOf(params: Compared["params"]): Kind {
  const kinds = storesIn(params).map(({ kind }) => kind);
  return kinds.includes("all") ? "full" : kinds.includes("optimal") ? "binomial" : "uniform";
}

/** Returns the slots of the binomial schedule that values choose, if they do. */
function slotsOf(params: Compared["params"]): number | undefined {
  return storesIn(params).flatMap((store) => (store.kind === "optimal" ? [store.slots] : []))[0];
}

function storesIn(params: Compared["params"]): readonly StorePolicy[] {
  return Object.values(params).flatMap((value) => (typeof value === "string" ? (storeOf(value) ?? []) : []));
}
