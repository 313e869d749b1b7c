import { extent, line, scaleLinear } from "d3";
import { formatNumber } from "../../formula/format-number.ts";
import { nudgeChartWords } from "../../words/en/nudge-chart.ts";
import { MathText } from "../math/MathText.tsx";
import type { Nudged, Sample } from "../panels/nudge-numbers.ts";
import { useSize } from "./use-size.ts";

const MARGIN = { top: 10, right: 12, bottom: 32, left: 62 } as const;

/** How many times as far as the tangent the chart reaches. */
const FARTHEST = 8;

interface NudgeChartProps {
  readonly samples: readonly Sample[];
  readonly adjoint: number;
  readonly delta: number;
  readonly nudged: Nudged;
  /** The name of the number that is differentiated. */
  readonly objective: string;
}

/** Charts the curve of L under a nudge and its tangent, whose slope is the adjoint. */
export function NudgeChart({ samples, adjoint, delta, nudged, objective }: NudgeChartProps) {
  const [svg, { width, height }] = useSize<SVGSVGElement>();
  const reach = samples.at(-1)?.delta ?? 0;
  const ends = [-reach, reach].map((at) => ({ delta: at, change: adjoint * at }));
  const finite = [...samples, ...ends].map(({ change }) => change).filter(Number.isFinite);
  // Near a pole the curve leaves the chart: the tangent stays readable.
  const limit =
    FARTHEST * Math.max(...ends.map(({ change }) => Math.abs(change)), Math.abs(nudged.found) || 0);
  const shown = limit > 0 ? finite.map((change) => Math.min(Math.max(change, -limit), limit)) : finite;
  const [least = 0, most = 0] = extent(shown);
  if (finite.length === 0) return <p className="check-note">{nudgeChartWords.noCurve(objective)}</p>;
  const flat = least === most;
  const x = scaleLinear([-reach, reach], [MARGIN.left, width - MARGIN.right]);
  const y = scaleLinear(flat ? [least - 1, most + 1] : [least, most], [
    height - MARGIN.bottom,
    MARGIN.top,
  ]).nice(4);
  const path = line<Sample>()
    .defined(({ change }) => Number.isFinite(change))
    .x((sample) => x(sample.delta))
    .y((sample) => y(sample.change));
  const places = [
    { kind: "tangent", change: nudged.predicted },
    { kind: "curve", change: nudged.found },
  ];
  const [beforeCurve, afterCurve] = nudgeChartWords.curve;
  return (
    <figure className="nudge-chart">
      <svg ref={svg} role="img" aria-label={nudgeChartWords.label(objective)}>
        {width > 0 && (
          <>
            {y.ticks(4).map((tick) => (
              <g key={tick} className="tick" data-zero={tick === 0} transform={`translate(0,${y(tick)})`}>
                <line x1={MARGIN.left} x2={width - MARGIN.right} />
                <text className="beside" x={MARGIN.left - 6} y="4">
                  {formatNumber(tick)}
                </text>
              </g>
            ))}
            {x.ticks(4).map((tick) => (
              <g key={tick} className="tick" data-zero={tick === 0} transform={`translate(${x(tick)},0)`}>
                <line y1={MARGIN.top} y2={height - MARGIN.bottom} />
                <text className="below" y={height - MARGIN.bottom + 14}>
                  {formatNumber(tick)}
                </text>
              </g>
            ))}
            <text className="below" x={(MARGIN.left + width - MARGIN.right) / 2} y={height - 3}>
              δ
            </text>
            <text
              className="below"
              transform={`translate(11,${(MARGIN.top + height - MARGIN.bottom) / 2}) rotate(-90)`}
            >
              Δ{objective}
            </text>
            <path className="nudge-line" data-kind="tangent" d={path(ends) ?? ""} />
            <path className="nudge-line" data-kind="curve" d={path(samples) ?? ""} />
            <line
              className="nudge-at"
              x1={x(delta)}
              x2={x(delta)}
              y1={MARGIN.top}
              y2={height - MARGIN.bottom}
            />
            {places
              .filter(({ change }) => Number.isFinite(change))
              .map(({ kind, change }) => (
                <circle
                  key={kind}
                  className="nudge-dot"
                  data-kind={kind}
                  cx={x(delta)}
                  cy={y(change)}
                  r="4"
                />
              ))}
          </>
        )}
      </svg>
      <figcaption>
        <span data-kind="tangent">{nudgeChartWords.tangent}</span>
        <span data-kind="curve">
          {beforeCurve}
          <MathText>{objective}</MathText>
          {afterCurve}
        </span>
      </figcaption>
    </figure>
  );
}
