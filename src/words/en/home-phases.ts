import { texts } from "../language.ts";

/** The texts about the four phases on the start page. */
export const homePhasesWords = texts({
  title: "Every case runs the same four phases",
  openCase: (number: number) => `Open case ${number}`,
  phases: {
    forward: {
      title: "Forward",
      text: "The program is evaluated, one operation at a time. Values needed later are stored or checkpointed.",
    },
    seed: {
      title: "Seed",
      text: "The adjoint of the output is set, here to 1: its derivative with respect to itself. All others are 0.",
    },
    backward: {
      title: "Backward",
      text: "From output to inputs, each operation multiplies its adjoint by a local derivative and passes it on. Contributions are added.",
    },
    gradient: {
      title: "Gradient",
      text: "When everything has arrived, the adjoints of the inputs are the gradient.",
    },
  },
});
