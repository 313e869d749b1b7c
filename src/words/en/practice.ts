import { texts } from "../language.ts";
import type { Score } from "./predict.ts";

const times = (count: number): string => (count === 1 ? "once" : count === 2 ? "twice" : `${count} times`);

/** The texts of the page with exercises of all cases. */
export const practiceWords = texts({
  title: "Practice",
  exercise: (number: number) => `Exercise ${number}`,
  caseName: (number: number, title: string) => `Case ${number}: ${title}`,
  /** The name of the link to the case of the exercise. */
  openCase: (number: number, title: string) => `Open case ${number}: ${title}`,
  progress: "Your progress",
  session: ({ right, asked }: Score) =>
    asked === 0
      ? "Answer before each step. A wrong answer shows what to practice next."
      : `${right} of ${asked} ${asked === 1 ? "question" : "questions"} right at the first try in this session.`,
  open: "To practice",
  overcome: "Overcome",
  counts: (met: number, overcome: number) =>
    overcome === 0 ? `Met ${times(met)}.` : `Met ${times(met)}, overcome ${times(overcome)}.`,
  practiceThis: "Practice",
  /** The name of the link that practices a misconception. */
  practice: (name: string) => `Practice “${name}”`,
  cases: "Right at the first try",
  programs: "Programs",
  caseScore: ({ right, asked }: Score) => `${right} of ${asked}`,
  kept: "Your progress stays in this browser.",
  notKept: "This browser stores nothing: your progress lasts until you leave the page.",
  erase: "Erase my progress",
  erased: "Your progress is erased.",
  timeOver: "Five minutes are over.",
  stop: "Stop here",
  goOn: "Go on",
  stopped: "Enough for now",
  stoppedText: ({ right, asked }: Score) =>
    asked === 0
      ? "No question is answered yet."
      : `You answered ${asked} ${asked === 1 ? "question" : "questions"}, ${right} right at the first try.`,
  allCases: "All cases",
});
