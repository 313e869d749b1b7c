import { texts } from "../language.ts";

const WHY_OUTPUT_NEEDS_0 = "because X = 0 and X < 0 both left Y = 0";

/** The texts of Case Study 1. */
export const scalarExpressionWords = texts({
  title: "Scalar expression",
  summary: "Local rules along a chain give the derivative without symbolic simplification.",
});

/** The texts of Case Study 2. */
export const sharedIntermediateWords = texts({
  title: "Shared intermediate",
  summary: "A value used twice receives two contributions: adjoints are added, not assigned.",
});

/** The texts of Case Study 3. */
export const twoInputsWords = texts({
  title: "Two inputs, one output",
  summary: "One reverse pass computes both partial derivatives.",
});

/** The texts of Case Study 4. */
export const vectorJacobianProductWords = texts({
  title: "Vector-Jacobian product",
  summary: "Seeding two outputs gives u\u1d40J in one pass, without building the Jacobian.",
});

/** The texts of Case Study 5. */
export const linearLayerWords = texts({
  title: "Linear layer",
  summary: "The backward pass of a layer is matrix products again: tensor kernels, not scalar loops.",
  alternatives: { layer: "layer", kernels: "kernels", scalar: "scalar" },
});

/** The texts of Case Study 6. */
export const reluLayerWords = texts({
  title: "ReLU layer",
  summary: "The way back needs the input, the output, or one bit per entry: memory is a choice.",
  alternatives: { input: "input", output: "output", mask: "mask" },
  /** Why the output cannot be kept if the derivative at 0 is not 0. */
  refuse: {
    store: (kink: number) => ({
      problem: "it cannot detect X = 0",
      allowed: `input or mask with kink=${kink}, ${WHY_OUTPUT_NEEDS_0}`,
    }),
    kink: {
      problem: "the output cannot detect X = 0",
      allowed: `0 with store=output, ${WHY_OUTPUT_NEEDS_0}`,
    },
  },
});

/** The texts of Case Study 7. */
export const softmaxCrossEntropyWords = texts({
  title: "Softmax cross-entropy",
  summary: "A custom backward rule, p − t, is simpler and more stable than differentiating each primitive.",
  presets: { largeLogits: "Large logits" },
  alternatives: { fused: "fused", direct: "direct" },
});

/** The texts of Case Study 8. */
export const recurrenceWords = texts({
  title: "Simple recurrence",
  summary: "The same parameters are used at every step, so their adjoints accumulate over time.",
  presets: { vanishing: "Vanishing", exploding: "Exploding" },
});

/** The texts of Case Study 9. */
export const checkpointedChainWords = texts({
  title: "Checkpointed chain",
  summary: "Keeping fewer activations saves memory; the others are recomputed when they are needed.",
  alternatives: {
    all: "all",
    /** Keeps every second, every third, … layer. */
    every: (apart: number) => `every ${apart}`,
    binomial: (slots: number) => `binomial:${slots}`,
  },
});

/** The texts of Case Study 10. */
export const tinyEngineWords = texts({
  title: "Tiny reverse-mode engine",
  summary: "Values, adjoints and backward closures are the whole mechanism.",
});
