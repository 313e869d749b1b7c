import { line, scaleLinear, scaleLog } from "d3";
import { useMemo } from "react";
import { formatNumber } from "../../formula/format-number.ts";
import { adjointChartWords } from "../../words/en/adjoint-chart.ts";
import { Deferred } from "../player/Deferred.tsx";
import { usePlayerState } from "../player/player-context.ts";
import { adjointSizes, positionInSeries, seriesNodes } from "./adjoint-series.ts";
import { MARGIN } from "./live-line.ts";
import { useSize } from "./use-size.ts";

/** The ratio of adjoints above which the scale is logarithmic. */
const WIDE = 30;
/** The room for labels of the axis, of which powers of ten are the longest, in CSS pixels. */
const LEFT = MARGIN.left + 12;
/** The height of a label of the axis with the space around it, in CSS pixels. */
const LABEL = 14;

/** Charts the magnitude of each state's adjoint, to show whether it vanishes or explodes on the way back. */
export function AdjointChart(props: { readonly letter: string }) {
  return (
    <Deferred>
      <Chart {...props} />
    </Deferred>
  );
}

function Chart({ letter }: { readonly letter: string }) {
  const [svg, { width, height }] = useSize<SVGSVGElement>();
  const trace = usePlayerState((state) => state.run?.trace);
  const index = usePlayerState((state) => state.index);
  const nodes = useMemo(() => (trace === undefined ? [] : seriesNodes(trace, letter)), [trace, letter]);
  if (trace === undefined) return null;

  const final = adjointSizes(trace, nodes, trace.steps.length);
  const sizes = adjointSizes(trace, nodes, index);
  const finite = final.filter((size) => size !== undefined && size > 0 && Number.isFinite(size)) as number[];
  const [least, most] = [Math.min(...finite, 1), Math.max(...finite, 1e-300)];
  const wide = most / least > WIDE;
  const [low, high] = [height - MARGIN.bottom - 12, MARGIN.top];
  const room = [low, high];
  const labels = Math.min(Math.max(Math.floor((low - high) / LABEL) + 1, 1), 3);
  const y = wide ? scaleLog([least, most], room).clamp(true) : scaleLinear([0, most], room).clamp(true);
  const x = scaleLinear([0, Math.max(1, nodes.length - 1)], [LEFT + 18, width - MARGIN.right]);
  const place = positionInSeries(trace, nodes, index);
  const path = line<number | undefined>()
    .defined((size) => size !== undefined && Number.isFinite(size))
    .x((_, t) => x(t))
    .y((size) => y(size ?? 0));
  const shown = place === undefined ? undefined : sizes[place];
  const now =
    shown === undefined || place === undefined ? undefined : { size: formatNumber(shown), t: place };
  const [beforeTitle, afterTitle] = adjointChartWords.title(wide);
  const [beforeNow, afterNow] = adjointChartWords.now;
  return (
    <figure className="chart" aria-label={adjointChartWords.label(letter, now)}>
      <figcaption>
        <span className="chart-title">
          {beforeTitle}|<i className="chart-bar">{letter}</i>
          <sub>t</sub>|{afterTitle}
        </span>
        {now !== undefined && (
          <span className="chart-key">
            {beforeNow}|<i className="chart-bar">{letter}</i>
            <sub>{now.t}</sub>| = {now.size}
            {afterNow}
          </span>
        )}
      </figcaption>
      <svg ref={svg} aria-hidden="true">
        {width > 0 && (
          <>
            {y
              .ticks(wide ? 3 : 2)
              .filter((_, i, all) => i % Math.ceil(all.length / labels) === 0)
              .map((tick) => (
                <g key={tick} className="tick" transform={`translate(0,${y(tick)})`}>
                  <line x1={LEFT + 10} x2={width - MARGIN.right} />
                  <text x={LEFT + 4} y="4">
                    {formatNumber(tick)}
                  </text>
                </g>
              ))}
            {x
              .ticks(Math.min(nodes.length - 1, 10))
              .filter(Number.isInteger)
              .map((tick) => (
                <text key={tick} className="tick-below" x={x(tick)} y={height - 2}>
                  {tick}
                </text>
              ))}
            {place !== undefined && (
              <line className="marker" x1={x(place)} x2={x(place)} y1={8} y2={height - 14} />
            )}
            <path className="line adjoints" d={path(sizes) ?? ""} />
            {sizes.map((size, t) => (
              <circle
                key={nodes[t]}
                className="adjoint-dot"
                data-known={size !== undefined}
                cx={x(t)}
                cy={size === undefined || !Number.isFinite(size) ? height - 18 : y(size)}
                r={t === place ? 4.5 : 3}
              />
            ))}
          </>
        )}
      </svg>
    </figure>
  );
}
