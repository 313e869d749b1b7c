/** A term of the chapter, its meaning, and the step that shows it. */
export interface Term {
  readonly name: string;
  /** One sentence, with mathematics between dollar signs. */
  readonly meaning: string;
  readonly see: {
    readonly slug: string;
    readonly step: string;
    readonly panel?: string;
  };
}

/** The vocabulary of the chapter's summary, in the same order. */
export const glossary: readonly Term[] = [
  {
    name: "adjoint",
    meaning:
      "The sensitivity of the output to an intermediate value: $\\bar v$ says how much a small change of $v$ changes the output.",
    see: { slug: "scalar-expression", step: "acc.v3.0" },
  },
  {
    name: "reverse graph",
    meaning:
      "The dependency graph traversed backward: every arrow of the computation, walked from a result to its operand.",
    see: { slug: "two-inputs", step: "acc.v1.1" },
  },
  {
    name: "vector-Jacobian product",
    meaning:
      "The core operation of reverse mode: $u^\\top J$, a row vector of adjoints times a Jacobian that is never built.",
    see: { slug: "vector-jacobian-product", step: "collect" },
  },
  {
    name: "reverse accumulation",
    meaning:
      "The additive propagation of adjoints: a value that is used twice receives two contributions, and they are added.",
    see: { slug: "shared-intermediate", step: "acc.v2.0" },
  },
  {
    name: "tape",
    meaning:
      "The recorded execution trace: which operations ran, on which operands, in which order, so that their rules can run in reverse.",
    see: { slug: "two-inputs", step: "acc.v2.0", panel: "tape" },
  },
  {
    name: "Wengert list",
    meaning:
      "The computation as a linear list of single assignments: one operation a line, every variable assigned once.",
    see: { slug: "scalar-expression", step: "eval.v3", panel: "tape" },
  },
  {
    name: "checkpointing",
    meaning:
      "Memory reduction by recomputation: only some values are kept, and the others are evaluated again on the way back.",
    see: { slug: "checkpointed-chain", step: "recompute.h5", panel: "memory" },
  },
  {
    name: "backpropagation",
    meaning:
      "Reverse mode applied to neural networks: one pass from the loss back gives the gradient of every weight.",
    see: { slug: "linear-layer", step: "acc.Y.1" },
  },
];

/** Returns the query of the link to the step that shows a term. */
export function queryOf({ see: { step, panel } }: Term): string {
  return String(new URLSearchParams({ step, ...(panel === undefined ? {} : { panel }) }));
}
