import { texts } from "../language.ts";

/** The change of the objective by a descent step. */
interface DescentMove {
  readonly step: number;
  readonly objective: string;
  readonly from: string;
  readonly to: string;
}

/** An input that prevents a descent step. */
interface Preventing {
  readonly input: string;
  /** The adjoint of the input that is not finite, or the refused value. */
  readonly number: string;
  readonly allowed: string;
}

/** The texts of gradient descent. The objective is the name of the number that the descent lowers. */
export const descentWords = texts({
  title: "Gradient descent",
  rate: "η",
  allowedRate: "a positive finite decimal number",
  step: "Step",
  steps: (count: number) => `${count} steps`,
  undo: "Undo the step",
  /** The objective where it is not an output alone. */
  weighted: "ȳᵀy (the outputs weighted by their seeds)",
  intro: (objective: string) =>
    `A step moves every input against its adjoint, to lower ${objective}, and records a new run.`,
  fell: ({ step, objective, from, to }: DescentMove) =>
    `Step ${step}: ${objective} fell from ${from} to ${to}.`,
  rose: ({ step, objective, from, to }: DescentMove) =>
    `Step ${step}: ${objective} rose from ${from} to ${to}. This η is too large here.`,
  stayed: ({ step, objective, to }: DescentMove) => `Step ${step}: ${objective} stays ${to}.`,
  lost: ({ step, objective, to }: DescentMove) =>
    `Step ${step}: ${objective} is ${to}. This step left the numbers where the program is defined.`,
  refusals: {
    "no-inputs": (_: Preventing) => "No step: this program has no inputs that can be changed.",
    "no-change": (_: Preventing) =>
      "No step: all inputs would stay the same, because the gradient is 0 or too small for this η.",
    "not-finite": ({ input, number }: Preventing) =>
      `No step: the adjoint of ${input} is ${number}. Choose inputs at which the gradient is finite.`,
    "not-allowed": ({ input, number, allowed }: Preventing) =>
      `No step: ${input} cannot be ${number}, allowed is ${allowed}. Choose a smaller η.`,
  },
  chart: {
    title: (objective: string) => `${objective} after each step`,
    /** The heading of the column of steps. */
    step: "Step",
  },
});
