import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MisconceptionId } from "../words/en/misconceptions.ts";
import { NO_PROGRESS, type Progress, readProgress, withQuestion, writeProgress } from "./progress.ts";
import type { Question } from "./question.ts";
import type { Try } from "./result.ts";

const asking = (...ids: MisconceptionId[]): Pick<Question, "mistaken"> => ({
  mistaken: ids.map((id) => [id, {}] as const),
});
const right: Try = { answer: "1", isRight: true, misconceptions: [] };
const wrong = (...misconceptions: MisconceptionId[]): Try => ({
  answer: "2",
  isRight: false,
  misconceptions,
});

type Step = readonly [asked: Pick<Question, "mistaken">, tries: readonly Try[], day: string];

function progressAfter(...steps: Step[]): Progress {
  return steps.reduce(
    (progress, [question, tries, day]) => withQuestion(progress, "two-inputs", question, { tries }, day),
    NO_PROGRESS,
  );
}

describe("a progress", () => {
  it("counts the questions of a case and those right at the first try", () => {
    const { cases } = progressAfter(
      [asking("assigns"), [right], "2026-09-01"],
      [asking("assigns"), [wrong(), right], "2026-09-01"],
      [asking("assigns"), [], "2026-09-03"],
    );
    expect(cases).toEqual({ "two-inputs": { asked: 3, right: 1, last: "2026-09-03" } });
  });

  it("has a misconception open until a right answer at the first try where it has an answer of its own", () => {
    const met: Step = [asking("assigns"), [wrong("assigns"), right], "2026-09-01"];
    const steps: Step[] = [
      met,
      [asking("early"), [right], "2026-09-02"],
      [asking("assigns"), [wrong(), right], "2026-09-03"],
      [asking("assigns", "early"), [right], "2026-09-04"],
      met,
    ];
    const history = steps.map((_, i) => progressAfter(...steps.slice(0, i + 1)).misconceptions.assigns);
    expect(history.map((one) => [one?.asked, one?.met, one?.overcome, one?.isOpen])).toEqual([
      [1, 1, 0, true],
      [1, 1, 0, true],
      [2, 1, 0, true],
      [3, 1, 1, false],
      [4, 2, 1, true],
    ]);
    expect(history.map((one) => one?.last)).toEqual([
      "2026-09-01",
      "2026-09-01",
      "2026-09-03",
      "2026-09-04",
      "2026-09-01",
    ]);
  });

  it("counts a misconception once per question, also where only the diagnosis names it", () => {
    const { misconceptions } = progressAfter([
      asking("early"),
      [wrong("assigns"), wrong("assigns", "early"), right],
      "2026-09-01",
    ]);
    expect(misconceptions.assigns).toMatchObject({ asked: 1, met: 1 });
    expect(misconceptions.early).toMatchObject({ asked: 1, met: 1, isOpen: true });
  });
});

describe("the stored form of a progress", () => {
  const progress = progressAfter(
    [asking("assigns", "early"), [wrong("assigns"), right], "2026-09-01"],
    [asking("assigns"), [right], "2026-09-02"],
  );

  it("is read as it was written", () => {
    expect(readProgress(writeProgress(progress))).toEqual(progress);
  });

  it("holds no time but days", () => {
    expect(writeProgress(progress)).not.toMatch(/\d{1,2}:\d{2}|\d{10}/);
  });

  it.each([
    null,
    undefined,
    "",
    "{",
    "1",
    "[]",
    "null",
    '{"version":2,"cases":{}}',
    '{"version":1,"cases":3}',
  ])("%j has no progress", (text) => expect(readProgress(text)).toEqual(NO_PROGRESS));

  it.each([
    ["asked", "3"],
    ["right", 4],
    ["right", -1],
    ["right", 0.5],
    ["last", "yesterday"],
    ["last", undefined],
  ])("a case with %s = %j is left out, and the others stay", (field, value) => {
    const good = { asked: 3, right: 2, last: "2026-09-01" };
    const cases = {
      "two-inputs": { ...good, [field]: value },
      recurrence: good,
      unknown: good,
      program: good,
    };
    const { cases: read } = readProgress(JSON.stringify({ version: 1, cases, misconceptions: {} }));
    expect(read).toEqual({ recurrence: good, program: good });
  });

  it.each([
    ["met", 4],
    ["overcome", 3],
    ["isOpen", 1],
    ["last", "2026-9-1"],
  ])("a misconception with %s = %j is left out, and the others stay", (field, value) => {
    const good = { asked: 3, met: 2, overcome: 1, isOpen: true, last: "2026-09-01" };
    const misconceptions = { assigns: { ...good, [field]: value }, early: good, unknown: good };
    const read = readProgress(JSON.stringify({ version: 1, cases: {}, misconceptions }));
    expect(read.misconceptions).toEqual({ early: good });
  });

  it("any JSON can stand in storage", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const stored = { version: 1, cases: value, misconceptions: { assigns: value, ...Object(value) } };
        const read = readProgress(JSON.stringify(stored));
        expect(readProgress(writeProgress(read))).toEqual(read);
      }),
    );
  });
});
