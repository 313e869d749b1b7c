import type { MisconceptionId } from "../words/en/misconceptions.ts";
import {
  forgetsLocal,
  forgetsUpstream,
  operandForResult,
  ownOperand,
  valueForAdjoint,
  wrongDerivative,
} from "./local-rules.ts";
import type { Misconception } from "./misconception.ts";
import { assigns, early, forwardOrder, seedOne, staleAdjoints, unfaithfulRecompute } from "./sweep-rules.ts";
import {
  forgetsTarget,
  maskOfAdjoint,
  meanForSum,
  noTranspose,
  sumForMean,
  swappedFactors,
} from "./tensor-rules.ts";

/** The registry: every mistake that is known. */
export const misconceptions: readonly Misconception[] = [
  assigns,
  forgetsUpstream,
  forgetsLocal,
  ownOperand,
  valueForAdjoint,
  operandForResult,
  wrongDerivative,
  seedOne,
  staleAdjoints,
  forwardOrder,
  early,
  noTranspose,
  swappedFactors,
  meanForSum,
  sumForMean,
  maskOfAdjoint,
  forgetsTarget,
  unfaithfulRecompute,
];

/** Returns the misconception with an id. */
export function misconceptionById(id: MisconceptionId): Misconception {
  return misconceptions.find((known) => known.id === id) as Misconception;
}
