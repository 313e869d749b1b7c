import { extent, line, scaleLinear } from "d3";
import type { DescentPoint } from "../../cases/descent.ts";
import { formatExactly, formatNumber } from "../../formula/format-number.ts";
import { descentWords } from "../../words/en/descent.ts";
import { useSize } from "./use-size.ts";

const MARGIN = { top: 8, right: 14, bottom: 16, left: 62 } as const;
/** The steps for which the chart has room from the start. */
const STEPS = 10;

interface DescentChartProps {
  /** The runs on the way of the descent. */
  readonly points: readonly DescentPoint[];
  /** The position of the present run. Later points were left by going back. */
  readonly at: number;
  readonly objective: string;
}

/** Charts the objective after each descent step. A table holds the same numbers for screen readers. */
export function DescentChart({ points, at, objective }: DescentChartProps) {
  const [svg, { width, height }] = useSize<SVGSVGElement>();
  const values = points.map((point) => point.objective);
  const [least = 0, most = 0] = extent(values.filter(Number.isFinite));
  const isFlat = least === most;
  const x = scaleLinear([0, Math.max(STEPS, points.length - 1)], [MARGIN.left + 8, width - MARGIN.right]);
  const y = scaleLinear(isFlat ? [least - 1, most + 1] : [least, most], [
    height - MARGIN.bottom - 4,
    MARGIN.top,
  ]);
  const path = line<number>()
    .defined(Number.isFinite)
    .x((_, i) => x(i))
    .y(y);
  const title = descentWords.chart.title(objective);
  return (
    <figure className="descent-chart">
      <figcaption className="visually-hidden">{title}</figcaption>
      <svg ref={svg} aria-hidden="true">
        {width > 0 && (
          <>
            {(isFlat ? [least] : y.ticks(2)).map((tick) => (
              <g key={tick} className="tick" transform={`translate(0,${y(tick)})`}>
                <line x1={MARGIN.left} x2={width - MARGIN.right} />
                <text x={MARGIN.left - 6} y="4">
                  {formatNumber(tick)}
                </text>
              </g>
            ))}
            {x
              .ticks(5)
              .filter(Number.isInteger)
              .map((tick) => (
                <text key={tick} className="tick-below" x={x(tick)} y={height - 2}>
                  {tick}
                </text>
              ))}
            <path className="line other" d={path(values) ?? ""} />
            <path className="line own" d={path(values.slice(0, at + 1)) ?? ""} />
            {values.map((value, i) =>
              Number.isFinite(value) ? (
                <circle
                  // biome-ignore lint/suspicious/noArrayIndexKey: a point is its step
                  key={i}
                  className="descent-dot"
                  data-state={i === at ? "now" : i < at ? "done" : "left"}
                  cx={x(i)}
                  cy={y(value)}
                  r={i === at ? 4.5 : 3}
                />
              ) : null,
            )}
          </>
        )}
      </svg>
      <table className="visually-hidden">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{descentWords.chart.step}</th>
            <th scope="col">{objective}</th>
          </tr>
        </thead>
        <tbody>
          {values.slice(0, at + 1).map((value, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a point is its step
            <tr key={i}>
              <th scope="row">{i}</th>
              <td>{formatExactly(value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
