import { type ScaleLinear, scaleLinear } from "d3";

/** The scales of a chart of counts over steps. */
export interface StepScales {
  readonly x: ScaleLinear<number, number>;
  readonly y: ScaleLinear<number, number>;
}

/** The margins around the lines, in CSS pixels. */
export const MARGIN = { top: 20, right: 14, bottom: 6, left: 30 } as const;

/** Returns scales for the longest and the highest of several lines, which start at step 0 and at count 0. */
export function stepScales(
  lines: readonly (readonly number[])[],
  { width, height }: { readonly width: number; readonly height: number },
): StepScales {
  const steps = Math.max(1, ...lines.map((line) => line.length - 1));
  const highest = Math.max(1, ...lines.flat());
  return {
    x: scaleLinear([0, steps], [MARGIN.left, width - MARGIN.right]),
    y: scaleLinear([0, highest], [height - MARGIN.bottom, MARGIN.top]),
  };
}

/** Returns the path of a line that holds each count until the next step. */
export function stairs(line: readonly number[], { x, y }: StepScales): string {
  return line
    .map((count, i) => (i === 0 ? `M${at(x(0))},${at(y(count))}` : `H${at(x(i))}V${at(y(count))}`))
    .join("");
}

function at(value: number): number {
  return Math.round(value * 100) / 100;
}
