import { texts } from "../language.ts";

/** The texts of the vocabulary on the start page. */
export const glossaryWords = texts({
  title: "The vocabulary, and where to see it",
  see: (number: number) => `See it in case ${number}`,
  /** The link's name for screen readers, which may list links alone. */
  seeTerm: (name: string, number: number) => `${name}: See it in case ${number}`,
  /** One sentence per term, with mathematics between dollar signs. */
  terms: {
    adjoint: {
      name: "adjoint",
      meaning:
        "The sensitivity of the output to an intermediate value: $v̄$ says how much a small change of $v$ changes the output.",
    },
    reverseGraph: {
      name: "reverse graph",
      meaning:
        "The dependency graph traversed backward: every arrow of the computation, followed from result to operand.",
    },
    vectorJacobianProduct: {
      name: "vector-Jacobian product",
      meaning:
        "The core operation of reverse mode: $uᵀ J$, a row vector of adjoints times a Jacobian that is never built.",
    },
    reverseAccumulation: {
      name: "reverse accumulation",
      meaning:
        "The additive propagation of adjoints: a value that is used twice receives two contributions, and they are added.",
    },
    tape: {
      name: "tape",
      meaning:
        "The recorded execution trace: which operations ran, on which operands, in which order, so that their rules can run in reverse.",
    },
    wengertList: {
      name: "Wengert list",
      meaning:
        "The computation as a linear list of single assignments: one operation per line, every variable assigned once.",
    },
    checkpointing: {
      name: "checkpointing",
      meaning:
        "Memory reduction by recomputation: only some values are kept, and the others are recomputed in the backward pass.",
    },
    backpropagation: {
      name: "backpropagation",
      meaning:
        "Reverse mode applied to neural networks: one backward pass from the loss gives the gradient of every weight.",
    },
  },
});
