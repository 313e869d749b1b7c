import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cases } from "../../cases/all.ts";
import { defaults, resized, sizesOf } from "../../cases/complete.ts";
import type { AnyCase, Values } from "../../cases/define-case.ts";
import { recordAt } from "../../cases/record.ts";
import { sensible } from "../../cases/testing/random-values.ts";
import type { Run } from "../../engine/messages.ts";
import { run as runCase } from "../../engine/run.ts";
import { equationsIn, hasNegativeZero, holds, textOfSpeech } from "../../formula/testing/equations.ts";
import { type Layout, layout } from "../../layout/layout.ts";
import { structureOf } from "../../layout/structure.ts";
import { breakEngine } from "../../predict/broken-run.ts";
import { picture } from "../../scene/picture.ts";
import { withVerdicts } from "../../trace/verdicts.ts";
import { announcementAt } from "../../words/announcement.ts";
import { formulaWords } from "../../words/en/formulas.ts";
import {
  type Printed,
  printedInForwardMode,
  printedInForwardPicture,
  printedInPicture,
  printedInWords,
  printedOnCards,
  printedOnPinnedCards,
} from "../testing/printed.ts";

/** The number of equations in texts, in speech, and between matrices. */
interface Count {
  read: number;
  spoken: number;
  matrices: number;
}

/**
 * Checks what is printed and said, and counts the equations.
 *
 * @throws Error if an equation with `=` does not hold, or if a zero has a minus sign
 */
function checkPrinted({ texts, spoken }: Printed, count: Count): void {
  const check = (text: string, source: string): number => {
    if (hasNegativeZero(text)) throw new Error(`${source} has a negative zero`);
    const equations = equationsIn(text);
    for (const equation of equations) {
      const { left, sign, right } = equation;
      if (sign === "=" && !holds(equation)) throw new Error(`${left} is not ${right} in ${source}`);
      if (/\[/.test(right)) count.matrices += 1;
    }
    return equations.length;
  };
  for (const text of texts) count.read += check(text, text);
  for (const said of spoken) count.spoken += check(written(said), said);
}

const written = textOfSpeech(formulaWords.functions);
const layouts = new Map<string, Layout>();

/** Runs a case. Numbers do not change the layout, so each structure is laid out once. */
function runAt(spec: AnyCase, params: Values): Run {
  const trace = recordAt(spec, params, false);
  const structure = structureOf(trace);
  const known = layouts.get(structure) ?? layout(trace);
  layouts.set(structure, known);
  const request = { case: spec.slug, params };
  return {
    request,
    trace,
    layout: known,
    warnings: [],
    alternatives: [],
    companion: undefined,
    check: undefined,
  };
}

/** The largest sizes of random runs: more rows, columns or layers print more lines that are alike. */
const SIZES: Readonly<Record<string, number>> = { B: 2, d_in: 2, d_out: 2, n: 2, K: 3, L: 4 };

function shortened(spec: AnyCase, values: Values): Values {
  const whole: Values = { ...values, ...("T" in values && { T: 3 }) };
  return Object.entries(sizesOf(spec, whole)).reduce(
    (all, [axis, size]) => resized(spec, all, axis, Math.min(size, SIZES[axis] ?? size)),
    whole,
  );
}

const RUNS = 200;
/** The most cards of a random run. */
const CARDS = 8;
/** How many steps of each random run are checked; of one of them also the motion, cards and forward mode. */
const STEPS = 8;
/** The motion of forward mode, which takes the longest, is checked in every fourth random run. */
const FORWARD = 4;

/** Spreads some of `length` steps, beginning anywhere. */
function someOf(length: number, most: number, from: number): number[] {
  const stride = Math.max(1, Math.ceil(length / most));
  return Array.from({ length: Math.floor((length - 1 - (from % stride)) / stride) + 1 }, (_, i) => {
    return 1 + (from % stride) + i * stride;
  });
}

describe.each(cases.map((spec) => ({ slug: spec.slug, spec })))("$slug prints", ({ slug, spec }) => {
  it("and says only equations that hold for the digits shown, at its defaults and presets", () => {
    const count = { read: 0, spoken: 0, matrices: 0 };
    for (const params of [{}, ...(spec.presets ?? []).map(({ params }) => params)]) {
      const run = runCase({ case: slug, params });
      const indices = someOf(run.trace.steps.length, Number.POSITIVE_INFINITY, 0);
      const drawn = picture(run, false);
      checkPrinted(printedInWords(run, indices), count);
      checkPrinted(printedOnPinnedCards(run), count);
      for (const index of someOf(run.trace.steps.length, 16, 0)) {
        checkPrinted(printedInForwardMode(run.trace, index), count);
        checkPrinted(printedOnCards(run.trace, index), count);
        checkPrinted(printedInPicture(drawn, index), count);
        checkPrinted(printedInForwardPicture(drawn, index), count);
      }
    }
    expect(count.read).toBeGreaterThan(8);
  });

  it("and says only equations that hold for the digits shown, at random values", () => {
    const count = { read: 0, spoken: 0, matrices: 0 };
    fc.assert(
      fc.property(sensible(spec), fc.nat(1000), (values, from) => {
        const run = runAt(spec, shortened(spec, values));
        const drawn = picture(run, false);
        const { length } = run.trace.steps;
        checkPrinted(printedInWords(run, someOf(length, STEPS, from)), count);
        checkPrinted(printedOnPinnedCards(run), count);
        const index = 1 + (from % length);
        checkPrinted(printedInForwardMode(run.trace, index), count);
        checkPrinted(printedOnCards(run.trace, index, CARDS), count);
        checkPrinted(printedInPicture(drawn, index), count);
        if (from % FORWARD === 0) checkPrinted(printedInForwardPicture(drawn, index), count);
      }),
      { numRuns: RUNS },
    );
    const hasMatrices = recordAt(spec, defaults(spec), false).nodes.some(
      ({ value }) => typeof value === "object",
    );
    expect(count.read).toBeGreaterThan(2 * RUNS);
    expect(hasMatrices ? count.matrices : count.spoken).toBeGreaterThan(RUNS / 2);
  });
});

describe.each(cases.map((spec) => ({ slug: spec.slug, spec })))(
  "$slug prints, with an engine that makes a mistake,",
  ({ spec }) => {
    it("only equations that hold for the digits shown", () => {
      const count = { read: 0, spoken: 0, matrices: 0 };
      const first = breakEngine(spec, defaults(spec), { mistake: "?", seed: 1 });
      for (const id of first?.broken.candidates ?? []) {
        const found = breakEngine(spec, defaults(spec), { mistake: id, seed: 1 });
        if (found === undefined) throw new Error(`${id} is no mistake of ${spec.slug}`);
        for (const isHidden of [true, false]) {
          const trace = withVerdicts(found.trace, isHidden);
          const run = { ...runAt(spec, defaults(spec)), trace, layout: layout(trace), broken: found.broken };
          const drawn = picture(run, false);
          const indices = someOf(trace.steps.length, 16, 0);
          checkPrinted(printedInWords(run, indices), count);
          checkPrinted(printedOnPinnedCards(run), count);
          for (const index of indices) {
            checkPrinted(printedOnCards(trace, index, CARDS), count);
            checkPrinted(printedInPicture(drawn, index), count);
          }
        }
      }
      expect(count.read).toBeGreaterThan(20);
    });
  },
);

it("announces the formulas that are checked", () => {
  const run = runCase({ case: "two-inputs", params: {} });
  for (let index = 1; index <= run.trace.steps.length; index++) {
    for (const said of printedInWords(run, [index]).spoken) {
      expect(announcementAt(run.trace, index)).toContain(said);
    }
  }
});

describe("the check", () => {
  const found = (text: string) =>
    equationsIn(text).map(({ left, sign, right }) => `${left} ${sign} ${right}`);
  const areTrue = (text: string) => equationsIn(text).map(holds);

  it("finds equations in numbers and in matrices, and leaves out symbols and words", () => {
    expect(found("v₃ = v₁ + v₂ = 6 + 0.9093 = 6.9093")).toEqual(["6 + 0.9093 = 6.9093"]);
    expect(found("Y = max(0, [1, −2]) = [1, 0], M = [1, 0]")).toEqual(["max(0, [1, −2]) = [1, 0]"]);
    expect(found("X̄ ← [0, 0] + [1, 2] [1; 1] ≈ [3, 3]")).toEqual(["[0, 0] + [1, 2] [1; 1] ≈ [3, 3]"]);
    expect(found("entry (1,1): column 1 of X = 1·1 + (−1)·0 = 1, from X")).toEqual(["1·1 + (−1)·0 = 1"]);
  });

  it("compares every entry with the digits that are printed", () => {
    expect(areTrue("[1, 2; 3, 4] [1; −1] + [0.5] = [−0.5; −0.5]")).toEqual([true]);
    expect(areTrue("[1, 2; 3, 4] [1; −1] = [−1; 1]")).toEqual([false]);
    expect(areTrue("rowsum([1, 2; 3, 4])/[3; 7]² = [0.333; 0.143]")).toEqual([true]);
    expect(areTrue("[0.333, 1] ⊙ [3, 1] = [0.99, 1]")).toEqual([false]);
    expect(areTrue("exp([0, 1]) = [1, 2.72]")).toEqual([true]);
    expect(areTrue("[1, 2] + [1, 1] = [2, 3; 2, 3]")).toEqual([false]);
    expect([areTrue("1.2 + 1.3 = 2"), areTrue("2 × 0.5 = 1"), areTrue("1 − 1 = 0")]).toEqual([
      [false],
      [true],
      [true],
    ]);
    expect([areTrue("1.5452 + 0.9826 = 2.5278"), areTrue("1.5452 + 0.9826 = 2.5277")]).toEqual([
      [true],
      [false],
    ]);
  });

  it("reads what is said", () => {
    expect(
      written(
        "v 1 equals 1 times the quantity 1 minus 0.5 squared, end quantity, times minus 2 is about minus 1.5",
      ),
    ).toBe("v 1 = 1 × (1 − 0.5²) × −2 ≈ −1.5");
    expect(written("cosine of 1.44 equals 0.1304")).toBe("cos(1.44) = 0.1304");
    expect(
      written("log of the quantity 1 plus 2 times 10 to the minus 9 equals 2 times 10 to the minus 9"),
    ).toBe("log(1 + 2e−9) = 2e−9");
    expect(written("maximum of 0 and minus 3, end maximum, equals 0")).toBe("max(0, −3) = 0");
    expect(areTrue(written("sine of the quantity 2 times 3, end quantity, plus 1 equals 0.7206"))).toEqual([
      true,
    ]);
    expect(areTrue(written("2 over 3, end fraction, plus 1 equals 1.6666"))).toEqual([false]);
  });

  it("finds zeros with a minus sign", () => {
    const texts = ["−0", "0 + (−0)", "−0 · 1/2²", written("0 plus minus 0 equals 0")];
    expect(texts.map(hasNegativeZero)).toEqual(texts.map(() => true));
    const right = ["−0.5", "1 − 0", "x−0.1", written("1 minus 0 squared equals 1")];
    expect(right.map(hasNegativeZero)).toEqual(right.map(() => false));
  });
});
