import { texts } from "../language.ts";

/** The texts of the chart of live activations. */
export const liveChartWords = texts({
  /**
   * @param own the text on this run
   * @param full the text on full storage, if it is known
   */
  label: (now: number, own: string, full: string | undefined) =>
    `Live activations: now ${now}, ${own}${full === undefined ? "" : `; ${full}`}`,
  title: (now: number) => `live activations: ${now}`,
  own: (peak: number, repeated: number) =>
    `peak ${peak}, ${repeated} ${repeated === 1 ? "evaluation" : "evaluations"} recomputed`,
  full: (peak: number) => `full storage: peak ${peak}`,
});
