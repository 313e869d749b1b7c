import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { grade, rightAnswer } from "./grade.ts";
import { asksNumbers, type Question } from "./question.ts";
import { type Answered, mistakesIn, scoreOf, UNANSWERED, withAnswer } from "./result.ts";
import { MOST_CHARACTERS, readSuspended, writeSuspended } from "./suspend.ts";
import { exerciseOf } from "./testing/exercises.ts";

const SEED = 7;
const { exercise, trace } = exerciseOf("recurrence", { ask: "all" }, SEED);
const questions = exercise.questions.filter(asksNumbers);

/** Answers a question with these texts, then as `end` tells. */
function answered(
  question: Question,
  texts: readonly string[],
  end: "right" | "shown" | "open",
  hint = false,
) {
  const all = end === "right" ? [...texts, rightAnswer(trace, question)] : texts;
  const tried = all.reduce<Answered>(
    (before, text) => withAnswer(before, text, grade(trace, question, text)),
    { ...UNANSWERED, hint },
  );
  return end === "open" ? tried : { ...tried, end };
}

const read = (text: string) => readSuspended(trace, questions, SEED, text);
const wrong = fc.constantFrom("1234567", "7654321/2", "1e9", "-1234567");
const done = fc.record({
  wrong: fc.array(wrong, { maxLength: 9 }),
  isShown: fc.boolean(),
  hint: fc.boolean(),
});

/** Answers the first questions so, and the next with wrong answers only. */
function answersOf(all: readonly { wrong: string[]; isShown: boolean; hint: boolean }[], open: string[]) {
  const answers = all.map((one, i) =>
    answered(questions[i] as Question, one.wrong, one.isShown ? "shown" : "right", one.hint),
  );
  const next = questions[answers.length];
  return next === undefined || open.length === 0 ? answers : [...answers, answered(next, open, "open")];
}

describe("answers as text", () => {
  it("have the documented form", () => {
    const numbers = questions.filter(({ kind }) => kind === "value");
    expect(numbers[0]).toBe(questions[0]);
    const answers = answersOf(
      [
        { wrong: [], isShown: false, hint: false },
        { wrong: ["1234567", "7654321/2"], isShown: false, hint: true },
        { wrong: [], isShown: true, hint: false },
      ],
      ["1e9"],
    );
    expect(writeSuspended(questions, answers, SEED)).toMatch(
      /^1\|[0-9a-z]{6,7}\|3\|G\|1:h,1234567,7654321%2F2;3:,1e9$/,
    );
    expect(writeSuspended(questions, [], SEED)).toMatch(/^1\|[0-9a-z]{6,7}\|0\|\|$/);
  });

  it("are read back: ends, hints, wrong answers with their mistakes, and the score", () => {
    fc.assert(
      fc.property(
        fc.array(done, { maxLength: questions.length }),
        fc.array(wrong, { maxLength: 3 }),
        (all, open) => {
          const answers = answersOf(all, open);
          const text = writeSuspended(questions, answers, SEED);
          const back = read(text) ?? [];
          expect(scoreOf(questions, back)).toEqual(scoreOf(questions, answers));
          const facts = ({ end, hint, tries }: Answered) => ({
            end,
            hint,
            wrong: tries.filter(({ isRight }) => !isRight),
          });
          const known = back.filter(({ tries, end, hint }) => tries.length > 0 || end !== undefined || hint);
          expect(known.map(facts)).toEqual(answers.map(facts));
          expect(writeSuspended(questions, back, SEED)).toBe(text);
        },
      ),
    );
  });

  it("find the mistakes again", () => {
    const at = questions.findIndex(({ mistaken, kind }) => kind === "contribution" && mistaken.length > 0);
    const question = questions[at] as Question;
    const [, mistaken] = question.mistaken[0] ?? [];
    const number = String((mistaken as { contribution?: number }).contribution);
    const before = answersOf(Array(at).fill({ wrong: [], isShown: true, hint: false }), []);
    const answers = [...before, answered(question, [number], "open")];
    const back = read(writeSuspended(questions, answers, SEED))?.[at];
    expect(mistakesIn(answers[at] as Answered).length).toBeGreaterThan(0);
    expect(back && mistakesIn(back)).toEqual(mistakesIn(answers[at] as Answered));
  });

  it("are short enough whatever was answered, and keep the score", () => {
    const many = Array.from({ length: 3000 }, (_, i) => questions[i % questions.length] as Question);
    const text = fc.string({ unit: "grapheme", maxLength: 6000 });
    const end = fc.constantFrom("right", "shown", undefined);
    const tries = fc.array(text, { maxLength: 4 });
    fc.assert(
      fc.property(fc.array(fc.record({ tries, end }), { maxLength: 12 }), fc.boolean(), (some, isMany) => {
        const answers = Array.from({ length: isMany ? many.length : some.length }, (_, i): Answered => {
          const { tries, end } = some[i % Math.max(some.length, 1)] ?? { tries: [], end: "shown" };
          const isWrong = tries.map((answer) => ({ answer, isRight: false, misconceptions: [] }));
          const last = { answer: "1", isRight: true, misconceptions: [] };
          return { ...UNANSWERED, tries: end === "right" ? [...isWrong, last] : isWrong, end };
        });
        const written = writeSuspended(many, answers, SEED);
        expect(written.length).toBeLessThanOrEqual(MOST_CHARACTERS);
        expect(written).toMatch(/^[ -~]*$/);
        const open = answers.findIndex((one) => one.end === undefined);
        const ended = open < 0 ? answers : answers.slice(0, open);
        const back = readSuspended(trace, many, SEED, written) ?? [];
        expect(scoreOf(many, back)).toEqual(scoreOf(many, ended));
      }),
      { numRuns: 60 },
    );
  });

  it("of 20,000 questions are short enough", () => {
    const many = Array.from({ length: 20_000 }, () => questions[0] as Question);
    const all = many.map((question) => answered(question, ["1234567"], "right"));
    expect(writeSuspended(many, all, SEED).length).toBeLessThanOrEqual(MOST_CHARACTERS);
  });
});

describe("a text that is not the answers to these questions", () => {
  const text = writeSuspended(questions, answersOf([{ wrong: [], isShown: true, hint: false }], []), SEED);

  it("is not read", () => {
    expect(read(text)).toHaveLength(2);
    const other = exerciseOf("recurrence", { ask: "backward" }, SEED).exercise.questions;
    expect(readSuspended(trace, other, SEED, text)).toBeUndefined();
    expect(readSuspended(trace, questions, SEED + 1, text)).toBeUndefined();
    for (const bad of [
      "",
      "x",
      text.replace(/^1/, "2"),
      `${text}|`,
      text.replace("|1|", "|zz|"),
      text.replace("|1|", "|-1|"),
      text.replace("|g|", "|||"),
      `${text}0:h,%`,
      `${text}:`,
    ])
      expect(read(bad), bad).toBeUndefined();
  });

  it("is never more than questions, whatever the text", () => {
    fc.assert(
      fc.property(fc.string(), (tail) => {
        const back = read(text + tail);
        expect(back === undefined || back.length <= questions.length).toBe(true);
      }),
    );
  });
});
