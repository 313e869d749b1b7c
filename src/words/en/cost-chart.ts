import { texts } from "../language.ts";

/** The texts of the chart of cost against the numbers of inputs and outputs. */
export const costChartWords = texts({
  title: "When which mode wins",
  chart: "Cost of the whole Jacobian against the number of inputs",
  inputs: "Number of inputs",
  outputs: "Number of outputs",
  axis: "inputs n",
  cost: "evaluations",
  forward: "forward: n passes",
  reverse: "reverse: m passes",
  verdict: (mode: "forward" | "reverse" | "neither", inputs: string, outputs: string, factor: string) => {
    const sizes = `${inputs} ${inputs === "1" ? "input" : "inputs"}, ${outputs} ${outputs === "1" ? "output" : "outputs"}`;
    if (mode === "neither") return `${sizes}: both modes cost the same.`;
    return `${sizes}: ${mode} mode is cheaper, by a factor of ${factor}.`;
  },
  measured: (forward: string, reverse: string) =>
    `Counted in this run: one pass forward costs ${forward} evaluations of the program, one pass reverse ${reverse}.`,
});
