import { texts } from "../language.ts";

/** The texts of the chart of memory against evaluations. */
export const tradeoffWords = texts({
  title: "Memory against evaluations",
  label: "Schedules by peak and repeated evaluations",
  /** @param full the peak with full storage */
  summary: (peak: number, repeated: number, full: number | undefined) => {
    const own = `Peak **${peak}** live ${peak === 1 ? "activation" : "activations"}, **${repeated}** ${repeated === 1 ? "evaluation" : "evaluations"} repeated.`;
    return full === undefined ? own : `${own} Full storage: peak ${full}, none repeated.`;
  },
  peakAxis: "peak of live activations",
  repeatedAxis: "repeated",
  point: (schedule: string, peak: number, repeated: number) =>
    `${schedule}: peak ${peak}, ${repeated} repeated`,
  kinds: { full: "full storage", uniform: "evenly spaced", optimal: "optimal (binomial)" },
  explanation:
    "Even spacing keeps a whole segment during its backward pass. The binomial schedule keeps at most one layer besides its slots, so its peaks are lowest, but it evaluates more.",
});
