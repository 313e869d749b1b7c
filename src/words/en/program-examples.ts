import { texts } from "../language.ts";

/** The titles of the example programs, by id. */
export const programExampleWords = texts({
  titles: {
    neuron: "A neuron",
    mlp: "A small network with its loss",
    newton: "Newton's iteration for a square root",
    attention: "An attention head",
    "gradient-descent": "Gradient descent, unrolled",
    micrograd: "An engine of one's own: micrograd",
    tape: "An engine of one's own: a tape",
  },
});
