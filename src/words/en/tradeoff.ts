import { texts } from "../language.ts";

/** The texts of the chart of memory against evaluations. */
export const tradeoffWords = texts({
  title: "Memory against recomputation",
  /** @param axis the name of the horizontal axis */
  label: (axis: string) => `Schedules by ${axis} and recomputed evaluations`,
  /** @param full the peak with full storage */
  summary: (peak: number, repeated: number, full: number | undefined) => {
    const own = `Peak **${peak}** live ${peak === 1 ? "activation" : "activations"}, **${repeated}** ${repeated === 1 ? "evaluation" : "evaluations"} recomputed.`;
    return full === undefined ? own : `${own} Full storage: peak ${full}, none recomputed.`;
  },
  peakAxis: "peak of live activations",
  slotsAxis: "slots of the binomial schedule",
  repeatedAxis: "recomputed",
  point: (schedule: string, peak: number, repeated: number) =>
    `${schedule}: peak ${peak}, ${repeated} recomputed`,
  kinds: { full: "full storage", uniform: "evenly spaced", binomial: "binomial" },
  /** @param isLowest whether a binomial schedule has a lower peak than every even spacing */
  explanation: (isLowest: boolean) =>
    `Even spacing keeps a whole segment during its backward pass. The binomial schedule recomputes the least for its number of slots, with at most one layer in memory besides them${isLowest ? ": here it has the lowest peaks" : ""}. At the same peak an even spacing may recompute less.`,
});
