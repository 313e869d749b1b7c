import { cases } from "../cases/all.ts";
import { createRandom, type Random } from "../misconceptions/random.ts";
import type { MisconceptionId } from "../words/en/misconceptions.ts";
import type { ExerciseRequest } from "./exercise.ts";
import type { Progress } from "./progress.ts";

/**
 * The numbers of the cases with questions that show a misconception, first the case that shows it best.
 * `practice.test.ts` finds them.
 */
export const practiceCases: Readonly<Record<MisconceptionId, readonly [number, ...number[]]>> = {
  assigns: [2, 3, 4, 8, 10],
  "forgets-upstream": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
  "forgets-local": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
  "own-operand": [3, 4, 8, 9, 10],
  "value-for-adjoint": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
  "operand-for-result": [1, 2, 3, 4, 8, 9, 10],
  "wrong-derivative": [1, 2, 3, 4, 8, 9, 10],
  "seed-one": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
  "stale-adjoints": [2, 3, 4, 8, 10],
  "forward-order": [1, 2, 3, 4, 8, 9, 10],
  early: [2],
  "no-transpose": [5],
  "swapped-factors": [5],
  "mean-for-sum": [5],
  "sum-for-mean": [7],
  "mask-of-adjoint": [6],
  "forgets-target": [7],
  "unfaithful-recompute": [9],
};

/** One exercise of a session: a few questions about one case, which show one misconception. */
export interface PracticeExercise {
  readonly id: MisconceptionId;
  /** The slug of the case. */
  readonly case: string;
  readonly request: Pick<ExerciseRequest, "seed" | "ask" | "practice">;
}

/** What the choice of an exercise depends on. */
export interface PracticeChoice {
  readonly progress: Pick<Progress, "misconceptions">;
  /** The seed of the session, and how many exercises came before: the same numbers choose the same exercise. */
  readonly seed: number;
  readonly number: number;
  /** The exercise before, whose misconception and case are only chosen again if there is no other. */
  readonly previous: PracticeExercise | undefined;
  /** The only misconceptions to practice; undefined for all. */
  readonly only?: readonly MisconceptionId[] | undefined;
}

/**
 * Chooses the next exercise of a session by what the learner's answers have shown: first a misconception that was met and
 * not overcome, the one that was asked longest ago; else one that was never asked; else any.
 */
export function chooseExercise({ progress, seed, number, previous, only }: PracticeChoice): PracticeExercise {
  const random = createRandom(seedAt(seed, number));
  const ids = only ?? (Object.keys(practiceCases) as MisconceptionId[]);
  const shown = progress.misconceptions;
  const open = ids.filter((id) => shown[id]?.isOpen);
  const first = open.map((id) => shown[id]?.last ?? "").sort()[0];
  const longestAgo = open.filter((id) => shown[id]?.last === first);
  const neverAsked = ids.filter((id) => (shown[id]?.asked ?? 0) === 0);
  const others = [longestAgo, open, neverAsked, ids].map((some) => some.filter((id) => id !== previous?.id));
  const from = others.find((some) => some.length > 0) ?? ids;
  const id = random.pick(from);
  return {
    id,
    case: caseFor(id, shown[id] === undefined, previous?.case, random),
    request: { seed: random.below(1e6), ask: asks(id), practice: [id] },
  };
}

/** Returns the seed of an exercise of a session. */
function seedAt(seed: number, number: number): number {
  const random = createRandom(seed);
  for (let i = 0; i < number; i++) random.below(2);
  return random.below(2 ** 32);
}

/** Returns the case that shows a misconception best when it is asked first, and later any other than the last one. */
function caseFor(
  id: MisconceptionId,
  isFirst: boolean,
  previous: string | undefined,
  random: Random,
): string {
  const all = practiceCases[id].map((number) => cases.find((one) => one.number === number)?.slug as string);
  const others = all.filter((slug) => slug !== previous);
  return isFirst || others.length === 0 ? (all[0] as string) : random.pick(others);
}

/** Returns which steps are asked: all, for a mistake in values, which backward steps hardly show. */
function asks(id: MisconceptionId): string | undefined {
  return id === "unfaithful-recompute" ? "all" : undefined;
}
