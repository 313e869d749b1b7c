import { toText } from "../formula/to-text.ts";
import { findEntry } from "../trace/entries.ts";
import type { Trace } from "../trace/trace.ts";
import { diagnosisWords } from "./en/diagnoses.ts";
import { adjointFault, valueFault } from "./non-finite.ts";

/** The first NaN or infinity of a run, and its cause. */
export interface Diagnosis {
  /** Index of the node whose value or adjoint is not finite. */
  readonly node: number;
  /** Position of the step that computed the number, from 1; 0 for an input. */
  readonly step: number;
  /** One sentence without its full stop, such as `log(0) = −∞: infinite at 0`. */
  readonly text: string;
}

type Kind = (entry: number) => boolean;

const INFINITE: Kind = (entry) => !Number.isFinite(entry) && !Number.isNaN(entry);
const KINDS: readonly Kind[] = [INFINITE, Number.isNaN];

/**
 * Finds the first infinite and the first NaN value, then the first infinite and the first NaN adjoint, each
 * with its cause; in a tensor, the first such entry. Numbers that merely follow from these are not listed.
 * Empty if all numbers of the run are finite.
 *
 * A value may spoil an adjoint: `0 × ∞ = NaN: not defined; the ∞ is from the forward pass`.
 */
export function diagnose(trace: Trace): readonly Diagnosis[] {
  return [firstValue, firstAdjoint].flatMap((find) =>
    KINDS.flatMap((kind) => find(trace, kind)).sort((a, b) => a.step - b.step),
  );
}

function firstValue(trace: Trace, kind: Kind): Diagnosis[] {
  for (const [index, node] of trace.nodes.entries()) {
    const entry = findEntry(node.value, kind);
    if (entry === undefined) continue;
    const step = 1 + trace.steps.index.first("evaluate", index);
    return [{ node: index, step, text: diagnosisWords.sentence(valueFault(trace, index, entry), toText) }];
  }
  return [];
}

function firstAdjoint(trace: Trace, kind: Kind): Diagnosis[] {
  const { steps } = trace;
  for (let i = 0; i < steps.length; i++) {
    const isSum = steps.kindAt(i) === "seed" || steps.kindAt(i) === "accumulate";
    const entry = isSum ? findEntry(steps.afterAt(i), kind) : undefined;
    const step = entry === undefined ? undefined : steps.at(i);
    if (entry === undefined || (step?.kind !== "seed" && step?.kind !== "accumulate")) continue;
    const text = diagnosisWords.sentence(adjointFault(trace, step, entry), toText);
    return [{ node: step.node, step: i + 1, text }];
  }
  return [];
}
