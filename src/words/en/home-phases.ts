import { texts } from "../language.ts";

/** The texts about the four phases on the start page. */
export const homePhasesWords = texts({
  title: "Every case runs the same four phases",
  openCase: (number: number) => `Open case ${number}`,
  phases: {
    forward: {
      title: "Forward",
      text: "The program is evaluated, one operation at a time. What the way back needs is stored or checkpointed.",
    },
    seed: {
      title: "Seed",
      text: "The adjoint of the output is set, here to 1: its derivative with respect to itself. All others are 0.",
    },
    backward: {
      title: "Backward",
      text: "From the output to the inputs, each operation multiplies its adjoint by a local derivative and sends it on. What arrives is added.",
    },
    gradient: {
      title: "Gradient",
      text: "When everything has arrived, the adjoints of the inputs are the gradient.",
    },
  },
});
