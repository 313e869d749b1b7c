import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cases } from "../cases/all.ts";
import { defaults } from "../cases/complete.ts";
import { openSource } from "../cases/source.ts";
import { bestSteps } from "../misconceptions/best-steps.ts";
import type { MisconceptionId } from "../words/en/misconceptions.ts";
import { createExercise } from "./exercise.ts";
import { chooseExercise, type PracticeExercise, practiceCases } from "./practice.ts";
import type { MisconceptionProgress, Progress } from "./progress.ts";

const ids = Object.keys(practiceCases) as MisconceptionId[];
const SEEDS = [3, 1009, 777_777];

/** Returns the exercise of a case that practices a misconception. */
function exerciseOf(slug: string, id: MisconceptionId, seed: number) {
  const opened = openSource({ case: slug, params: {} });
  const { request } = chooseExercise({ progress: NOTHING, seed, number: 0, previous: undefined, only: [id] });
  return createExercise(opened, defaults(opened.program), { ...request, seed });
}

const NOTHING: Pick<Progress, "misconceptions"> = { misconceptions: {} };

it("the cases of a misconception are those in which every seed asks about it, and its best step's case is first", () => {
  const found = ids.map((id) => {
    const numbers = cases
      .filter(({ slug }) =>
        SEEDS.every((seed) => {
          const { questions } = exerciseOf(slug, id, seed);
          return questions.some(({ mistaken }) => mistaken.some(([one]) => one === id));
        }),
      )
      .map(({ number }) => number);
    const best = cases.find(({ slug }) => slug === bestSteps[id].case)?.number ?? 0;
    return [id, numbers.includes(best) ? [best, ...numbers.filter((one) => one !== best)] : numbers];
  });
  expect(practiceCases).toEqual(Object.fromEntries(found));
});

it("an exercise has at most three questions", () => {
  for (const id of ids) {
    const [number] = practiceCases[id];
    const { slug = "" } = cases.find((one) => one.number === number) ?? {};
    const { questions } = exerciseOf(slug, id, 5);
    expect(questions.length, id).toBeGreaterThan(0);
    expect(questions.length, id).toBeLessThanOrEqual(3);
  }
});

const shownAs = (changes: Partial<MisconceptionProgress>): MisconceptionProgress => ({
  asked: 1,
  met: 0,
  overcome: 0,
  isOpen: false,
  last: "2026-09-05",
  ...changes,
});
const open = (last: string) => shownAs({ met: 1, isOpen: true, last });
const allAsked = Object.fromEntries(ids.map((id) => [id, shownAs({})])) as Progress["misconceptions"];

/** Returns the misconceptions that the first exercise of many sessions practices. */
function firstOf(
  misconceptions: Progress["misconceptions"],
  previous?: MisconceptionId,
): Set<MisconceptionId> {
  const before: PracticeExercise | undefined = previous && {
    id: previous,
    case: "two-inputs",
    request: { seed: 1 },
  };
  const seeds = Array.from({ length: 200 }, (_, seed) => seed);
  return new Set(
    seeds.map(
      (seed) => chooseExercise({ progress: { misconceptions }, seed, number: 1, previous: before }).id,
    ),
  );
}

describe("the next exercise practices", () => {
  it("what was met and not overcome, longest ago first", () => {
    const some = { ...allAsked, assigns: open("2026-09-03"), early: open("2026-09-01") };
    expect(firstOf(some)).toEqual(new Set(["early"]));
    expect(firstOf({ ...some, assigns: open("2026-09-01") })).toEqual(new Set(["assigns", "early"]));
  });

  it("another that is not overcome after one of them, then something new", () => {
    const two = { ...allAsked, assigns: open("2026-09-03"), early: open("2026-09-01") };
    expect(firstOf(two, "early")).toEqual(new Set(["assigns"]));
    const { "seed-one": _, ...known } = { ...allAsked, early: open("2026-09-01") };
    expect(firstOf(known, "early")).toEqual(new Set(["seed-one"]));
  });

  it("what was never asked, if all that was met is overcome", () => {
    const { "seed-one": _, ...known } = { ...allAsked, early: shownAs({ met: 2, overcome: 1 }) };
    expect(firstOf(known)).toEqual(new Set(["seed-one"]));
  });

  it("any misconception, if all were asked and overcome", () => {
    expect(firstOf(allAsked)).toEqual(new Set(ids));
    expect(firstOf(allAsked, "early").has("early")).toBe(false);
    expect(firstOf({})).toEqual(new Set(ids));
  });
});

describe("a session", () => {
  /** Returns the exercises of a session in which nothing is answered. */
  function session(seed: number, only?: readonly MisconceptionId[]): PracticeExercise[] {
    const all: PracticeExercise[] = [];
    for (let number = 0; number < 8; number++)
      all.push(
        chooseExercise({ progress: { misconceptions: allAsked }, seed, number, previous: all.at(-1), only }),
      );
    return all;
  }

  it("is the same for the same seed, and has other numbers in each exercise", () => {
    fc.assert(
      fc.property(fc.nat(2 ** 32 - 1), (seed) => {
        const exercises = session(seed);
        expect(session(seed)).toEqual(exercises);
        expect(new Set(exercises.map(({ request }) => request.seed)).size).toBeGreaterThan(6);
        exercises.forEach((one, i) => {
          expect(one.id).not.toBe(exercises[i - 1]?.id);
          expect(one.request.practice).toEqual([one.id]);
        });
      }),
    );
  });

  it("can be about some misconceptions only, in different cases", () => {
    const exercises = session(4, ["assigns"]);
    expect(new Set(exercises.map(({ id }) => id))).toEqual(new Set(["assigns"]));
    for (const [i, one] of exercises.entries()) expect(one.case).not.toBe(exercises[i - 1]?.case);
  });

  it("first asks about a misconception in the case that shows it best", () => {
    const choose = (seed: number) =>
      chooseExercise({ progress: NOTHING, seed, number: 0, previous: undefined, only: ["assigns"] });
    expect(SEEDS.map((seed) => choose(seed).case)).toEqual(SEEDS.map(() => "shared-intermediate"));
  });
});
