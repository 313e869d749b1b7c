import { texts } from "../language.ts";

/** The texts of the chart of adjoints over time. */
export const adjointChartWords = texts({
  /** @param now the size of the adjoint that the step is about, and its position in the series */
  label: (letter: string, now: { readonly size: string; readonly t: number } | undefined) => {
    const current = now === undefined ? "" : `, now ${now.size} at t = ${now.t}`;
    return `Sizes of the adjoints of ${letter} over time${current}`;
  },
  /** The texts before and after the symbol for the sizes. */
  title: (isLogarithmic: boolean) => ["", isLogarithmic ? " over t, logarithmic" : " over t"],
  /** The texts before and after the equation for the present size. */
  now: ["now ", ""],
});
