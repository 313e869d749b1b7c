import { glossaryWords } from "../words/en/glossary.ts";

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

const { terms } = glossaryWords;

/** The vocabulary of the chapter's summary, in the same order. */
export const glossary: readonly Term[] = [
  { ...terms.adjoint, see: { slug: "scalar-expression", step: "acc.v3.0" } },
  { ...terms.reverseGraph, see: { slug: "two-inputs", step: "acc.v1.1" } },
  { ...terms.vectorJacobianProduct, see: { slug: "vector-jacobian-product", step: "collect" } },
  { ...terms.reverseAccumulation, see: { slug: "shared-intermediate", step: "acc.v2.0" } },
  { ...terms.tape, see: { slug: "two-inputs", step: "acc.v2.0", panel: "tape" } },
  { ...terms.wengertList, see: { slug: "scalar-expression", step: "eval.v3", panel: "tape" } },
  { ...terms.checkpointing, see: { slug: "checkpointed-chain", step: "recompute.h5", panel: "memory" } },
  { ...terms.backpropagation, see: { slug: "linear-layer", step: "acc.Y.1" } },
];

/** Returns the query of the link to the step that shows a term. */
export function queryOf({ see: { step, panel } }: Term): string {
  return String(new URLSearchParams({ step, ...(panel === undefined ? {} : { panel }) }));
}
