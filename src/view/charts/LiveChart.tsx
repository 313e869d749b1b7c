import { useMemo } from "react";
import { liveAfterEachStep } from "../../trace/memory.ts";
import { liveChartWords } from "../../words/en/live-chart.ts";
import { Deferred } from "../player/Deferred.tsx";
import { usePlayerState } from "../player/player-context.ts";
import { MARGIN, stairs, stepScales } from "./live-line.ts";
import { useSize } from "./use-size.ts";

/** Charts the live activations over the steps, with their peak, and those of full storage. */
export function LiveChart() {
  return (
    <Deferred>
      <Chart />
    </Deferred>
  );
}

function Chart() {
  const [svg, size] = useSize<SVGSVGElement>();
  const run = usePlayerState((state) => state.run);
  const full = usePlayerState((state) => state.alternatives?.[0]);
  const index = usePlayerState((state) => state.index);
  const live = useMemo(() => (run === undefined ? [] : liveAfterEachStep(run.trace)), [run]);
  if (run === undefined) return null;
  const scales = stepScales([live, full?.live ?? []], size);
  const { x, y } = scales;
  const peak = Math.max(...live);
  const peakAt = live.indexOf(peak);
  const now = live[index] ?? 0;
  const repeated = run.trace.steps.count("recompute");
  const text = liveChartWords.own(peak, repeated);
  const fullPeak = full?.counts?.peak;
  const fullText = fullPeak === undefined ? undefined : liveChartWords.full(fullPeak);
  return (
    <figure className="chart" aria-label={liveChartWords.label(now, text, fullText)}>
      <figcaption>
        <span className="chart-title">{liveChartWords.title(now)}</span>
        <span className="chart-key" data-line="own">
          {text}
        </span>
        {fullText !== undefined && (
          <span className="chart-key" data-line="other">
            {fullText}
          </span>
        )}
      </figcaption>
      <svg ref={svg} aria-hidden="true">
        {size.width > 0 && (
          <>
            {y.ticks(2).map((tick) => (
              <g key={tick} className="tick" transform={`translate(0,${y(tick)})`}>
                <line x1={MARGIN.left} x2={size.width - MARGIN.right} />
                <text x={MARGIN.left - 7} y="4">
                  {tick}
                </text>
              </g>
            ))}
            {full !== undefined && <path className="line other" d={stairs(full.live, scales)} />}
            <path className="line own" d={stairs(live, scales)} />
            <circle className="peak" cx={x(peakAt)} cy={y(peak)} r="3.5" />
            <line className="marker" x1={x(index)} x2={x(index)} y1={MARGIN.top - 8} y2={size.height} />
            <circle className="marker-dot" cx={x(index)} cy={y(now)} r="4" />
          </>
        )}
      </svg>
    </figure>
  );
}
