import { Slider } from "@base-ui/react/slider";
import { line, scaleLinear } from "d3";
import { type PointerEvent, useState } from "react";
import { formatNumber } from "../../formula/format-number.ts";
import type { Cost } from "../../trace/cost.ts";
import { costChartWords } from "../../words/en/cost-chart.ts";
import { Region } from "../ui/Region.tsx";
import { cheaperMode, countAt, MOST_POWER, passCosts } from "./mode-costs.ts";
import { useSize } from "./use-size.ts";

const MARGIN = { top: 10, right: 14, bottom: 32, left: 44 } as const;
const POWERS = [0, 2, 4, 6] as const;
const TICKS = { 0: "1", 2: "10²", 4: "10⁴", 6: "10⁶" } as const;

/**
 * Charts the cost of both modes against the number of inputs, on logarithmic scales. The reader drags the point, or the
 * sliders below it: across for the number of inputs n, up and down for the number of outputs m.
 */
export function CostChart({ cost }: { readonly cost: Cost }) {
  const [powers, setPowers] = useState({ n: Math.log10(cost.inputs), m: Math.log10(cost.outputs) });
  const [svg, { width, height }] = useSize<SVGSVGElement>();
  const passes = passCosts(cost.operations);
  const [n, m] = [countAt(powers.n), countAt(powers.m)];
  const x = scaleLinear([0, MOST_POWER], [MARGIN.left, width - MARGIN.right]);
  const y = scaleLinear([0, MOST_POWER + 1], [height - MARGIN.bottom, MARGIN.top]);
  const path = line<readonly [number, number]>(
    ([power]) => x(power),
    ([, value]) => y(Math.log10(value)),
  );
  const { mode, factor } = cheaperMode(passes, n, m);
  const drag = (event: PointerEvent<SVGSVGElement>): void => {
    const { currentTarget: area, clientX, clientY } = event;
    const box = area.getBoundingClientRect();
    // The page may be zoomed, so that its pixels are not those of the chart.
    const scale = box.width / width || 1;
    setPowers({
      n: x.invert((clientX - box.left) / scale),
      m: y.invert((clientY - box.top) / scale) - Math.log10(passes.reverse),
    });
  };
  const text = costChartWords.verdict(
    mode,
    count(n),
    count(m),
    factor < 1000 ? formatNumber(factor) : count(factor),
  );
  return (
    <Region className="cost-chart" aria-label={costChartWords.title}>
      <h2>{costChartWords.title}</h2>
      <svg
        ref={svg}
        role="img"
        aria-label={costChartWords.chart}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          drag(event);
        }}
        onPointerMove={(event) => event.buttons > 0 && drag(event)}
      >
        {width > 0 && (
          <>
            {POWERS.map((power) => (
              <g key={power} className="tick">
                <line x1={x(power)} x2={x(power)} y1={MARGIN.top} y2={height - MARGIN.bottom} />
                <text className="below" x={x(power)} y={height - MARGIN.bottom + 13}>
                  {TICKS[power]}
                </text>
                <text className="beside" x={MARGIN.left - 5} y={y(power) + 4}>
                  {TICKS[power]}
                </text>
              </g>
            ))}
            <text className="below" x={(MARGIN.left + width - MARGIN.right) / 2} y={height - 4}>
              {costChartWords.axis}
            </text>
            <text className="below" transform={`translate(9,${(height - MARGIN.bottom) / 2}) rotate(-90)`}>
              {costChartWords.cost}
            </text>
            {(["forward", "reverse"] as const).map((kind) => (
              <path
                key={kind}
                className="cost-line"
                data-kind={kind}
                d={
                  path(
                    [0, MOST_POWER].map((power) => [
                      power,
                      kind === "forward" ? 10 ** power * passes.forward : m * passes.reverse,
                    ]),
                  ) ?? ""
                }
              />
            ))}
            <line
              className="cost-at"
              x1={x(Math.log10(n))}
              x2={x(Math.log10(n))}
              y1={y(Math.log10(n * passes.forward))}
              y2={y(Math.log10(m * passes.reverse))}
            />
            <circle
              className="cost-dot"
              data-kind="forward"
              cx={x(Math.log10(n))}
              cy={y(Math.log10(n * passes.forward))}
              r="4"
            />
            <circle
              className="cost-dot"
              data-kind="reverse"
              cx={x(Math.log10(n))}
              cy={y(Math.log10(m * passes.reverse))}
              r="7"
            />
          </>
        )}
      </svg>
      <ul className="legend">
        <li data-kind="forward">{costChartWords.forward}</li>
        <li data-kind="reverse">{costChartWords.reverse}</li>
      </ul>
      {(["n", "m"] as const).map((axis) => (
        <div key={axis} className="cost-size">
          <span className="parameter-word">
            {axis === "n" ? costChartWords.inputs : costChartWords.outputs}: {count(axis === "n" ? n : m)}
          </span>
          <Slider.Root
            className="slider"
            value={Math.min(Math.max(powers[axis], 0), MOST_POWER)}
            min={0}
            max={MOST_POWER}
            step={0.01}
            largeStep={1}
            onValueChange={(power) => setPowers({ ...powers, [axis]: power })}
          >
            <Slider.Control className="slider-control">
              <Slider.Track className="slider-track">
                <Slider.Thumb
                  className="slider-thumb"
                  aria-label={axis === "n" ? costChartWords.inputs : costChartWords.outputs}
                  getAriaValueText={() => count(axis === "n" ? n : m)}
                />
              </Slider.Track>
            </Slider.Control>
          </Slider.Root>
        </div>
      ))}
      <p aria-live="polite">{text}</p>
      <p className="cost-note">
        {costChartWords.measured(formatNumber(passes.forward), formatNumber(passes.reverse))}
      </p>
    </Region>
  );
}

/** Writes a count with thin spaces between thousands. */
function count(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, "\u2009");
}
