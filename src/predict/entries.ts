import { entryAt, filled } from "../autodiff/tensor.ts";
import { shapeOf, type Tensor, type Value } from "../autodiff/value.ts";
import { misconceptions } from "../misconceptions/all.ts";
import { mistakenPull } from "../misconceptions/misconception.ts";
import { siteAt } from "../misconceptions/mistaken-answers.ts";
import type { Random } from "../misconceptions/random.ts";
import { pull, type Site } from "../misconceptions/site.ts";
import { edgeAt, type Trace } from "../trace/trace.ts";
import { traceAsOf } from "../trace/values-as-of.ts";
import type { MisconceptionId } from "../words/en/misconceptions.ts";
import type { EntriesQuestion, ShapeQuestion } from "./question.ts";

/** Maximum number of weights that are computed for a question. */
const MOST_WEIGHTS = 400;

/** An accumulation of tensors, with the place at which its pullback runs. */
interface TensorSum {
  readonly key: string;
  readonly position: number;
  readonly site: Site;
  readonly incoming: Value;
  readonly contribution: Tensor;
}

/** Returns the accumulation at a position, if its contribution is a tensor and its operation one of the engine's. */
export function tensorSumAt(trace: Trace, position: number): TensorSum | undefined {
  const step = trace.steps.at(position);
  if (step?.kind !== "accumulate") return undefined;
  const { key, incoming, contribution } = step;
  if (typeof contribution === "number") return undefined;
  const { child, operand } = edgeAt(trace, step.edge);
  const site = siteAt(traceAsOf(trace, position), child, operand);
  return site && { key, position, site, incoming, contribution };
}

/** Returns the question for the shape of a contribution; undefined if all shapes at the step are the same. */
export function shapeQuestion(sum: TensorSum): ShapeQuestion | undefined {
  const { key, position, site, incoming, contribution } = sum;
  const shape = shapeOf(contribution);
  const all = [incoming, ...site.operands].map(shapeOf);
  if (all.every((one) => isSame(one, shape))) return undefined;
  const mistaken = mistakenBy(sum, (sent) => (isSame(shapeOf(sent), shape) ? undefined : shapeOf(sent)));
  return { kind: "shape", key, position, mistaken };
}

/**
 * Returns the question which entries of an adjoint pass on unchanged to an operand of the same shape, as by ReLU; undefined
 * if all pass or none, or if an entry is changed or reaches another place.
 */
export function maskQuestion(sum: TensorSum): EntriesQuestion | undefined {
  const { key, position, incoming, contribution } = sum;
  if (!isSame(shapeOf(incoming), shapeOf(contribution))) return undefined;
  const weights = weightsOf(sum) ?? [];
  const isMask = weights.every((row, i) =>
    row.every((weight, k) => weight === 0 || (weight === 1 && k === i)),
  );
  const right = [...weights.keys()].filter((i) => weights[i]?.[i] === 1);
  if (!isMask || right.length === 0 || right.length === weights.length) return undefined;
  // Of an entry that is 0, nobody can tell whether it passed.
  if (right.some((i) => entryAt(incoming, i) === 0)) return undefined;
  const mistaken = mistakenBy(sum, (sent) => (isSame(nonZero(sent), right) ? undefined : nonZero(sent)));
  return { kind: "mask", key, position, entry: undefined, right, mistaken };
}

/**
 * Returns the question which entries of an adjoint are summed in one entry of a contribution, as for a bias; undefined if no
 * entry is a plain sum of some of them.
 */
export function rowsQuestion(sum: TensorSum, random: Random): EntriesQuestion | undefined {
  const { key, position, contribution } = sum;
  const entry = random.below(contribution.data.length);
  const weights = weightsOf(sum)?.map((row) => row[entry] ?? 0) ?? [];
  const right = [...weights.keys()].filter((i) => weights[i] !== 0);
  if (right.length < 2 || right.length === weights.length || right.some((i) => weights[i] !== 1))
    return undefined;
  return { kind: "rows", key, position, entry, right, mistaken: [] };
}

/**
 * Returns the weight of each entry of the adjoint that arrives in each entry of the contribution, which is linear in it;
 * undefined if there are too many entries.
 */
function weightsOf({ site, incoming, contribution }: TensorSum): readonly (readonly number[])[] | undefined {
  if (typeof incoming === "number" || incoming.data.length * contribution.data.length > MOST_WEIGHTS)
    return undefined;
  return Array.from(incoming.data, (_, i) => {
    const sent = pull(
      site,
      filled(incoming.shape, (k) => Number(k === i)),
    );
    return typeof sent === "number" ? [sent] : [...sent.data];
  });
}

/** Returns what the mistakes send in place of a contribution, as `answer` gives it. */
function mistakenBy<A>(
  { site, incoming }: TensorSum,
  answer: (sent: Value) => A | undefined,
): (readonly [MisconceptionId, A])[] {
  return misconceptions.flatMap((misconception): [MisconceptionId, A][] => {
    const sent = mistakenPull(misconception, site, incoming);
    const given = sent === undefined ? undefined : answer(sent);
    return given === undefined ? [] : [[misconception.id, given]];
  });
}

function nonZero(value: Value): number[] {
  return typeof value === "number" ? [] : [...value.data.keys()].filter((i) => value.data[i] !== 0);
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((x, i) => x === b[i]);
}
