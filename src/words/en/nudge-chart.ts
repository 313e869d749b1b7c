import { texts } from "../language.ts";

/** The texts of the chart of a nudge. The objective is the name of the number that is differentiated. */
export const nudgeChartWords = texts({
  label: (objective: string) => `Change of ${objective} over δ: the curve and its tangent`,
  noCurve: (objective: string) => `No curve: ${objective} is not finite near this point.`,
  tangent: "tangent: the adjoint times δ",
  /** The texts before and after the objective. */
  curve: ["", ", run again"],
});
