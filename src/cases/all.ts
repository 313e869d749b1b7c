import checkpointedChain from "./checkpointed-chain.case.ts";
import type { AnyCase } from "./define-case.ts";
import linearLayer from "./linear-layer.case.ts";
import recurrence from "./recurrence.case.ts";
import reluLayer from "./relu-layer.case.ts";
import scalarExpression from "./scalar-expression.case.ts";
import sharedIntermediate from "./shared-intermediate.case.ts";
import softmaxCrossEntropy from "./softmax-cross-entropy.case.ts";
import tinyEngine from "./tiny-engine.case.ts";
import twoInputs from "./two-inputs.case.ts";
import vectorJacobianProduct from "./vector-jacobian-product.case.ts";

/** Every case study, in the text's order. */
export const cases: readonly AnyCase[] = [
  scalarExpression,
  sharedIntermediate,
  twoInputs,
  vectorJacobianProduct,
  linearLayer,
  reluLayer,
  softmaxCrossEntropy,
  recurrence,
  checkpointedChain,
  tinyEngine,
];

/** Returns the case with a slug, if there is one. */
export function caseBySlug(slug: string): AnyCase | undefined {
  return cases.find((known) => known.slug === slug);
}
