import { mistakenAnswers, type Run } from "../misconceptions/mistaken-answers.ts";
import type { Questions } from "../misconceptions/questions.ts";
import { createRandom, type Random } from "../misconceptions/random.ts";
import { stepRange } from "../trace/step-range.ts";
import { edgeAt, nodeAt, type Trace } from "../trace/trace.ts";
import { isWrong } from "../trace/verdicts.ts";
import { type Ask, readAsk } from "./ask.ts";
import { edgeQuestion } from "./edges.ts";
import { maskQuestion, rowsQuestion, shapeQuestion, tensorSumAt } from "./entries.ts";
import type { NumberQuestion, Question, QuestionKind } from "./question.ts";

/** How often a kind is chosen where several are possible. */
const WEIGHTS: Readonly<Record<QuestionKind, number>> = {
  value: 1,
  contribution: 2,
  after: 4,
  edge: 1,
  shape: 1,
  mask: 2,
  rows: 2,
};

/** How many questions a plan without a list of steps has for the same situation. */
const PER_SITUATION = 2;

/** How many questions a plan has for each mistake to practice. */
const PER_MISTAKE = 3;

/**
 * Chooses one question for each step that is asked, in the order of the steps. A number is asked only if it tells all mistakes
 * from the right answer.
 *
 * @param numbers the numbers of the run that can be asked
 * @param seed decides between several kinds: the same seed gives the same questions
 */
export function planQuestions(run: Run, numbers: Questions, ask: Ask, seed: number): Question[] {
  const { trace } = run;
  const random = createRandom(seed);
  const patterns = readAsk(ask.ask ?? "backward") ?? [];
  const [first, end] = stepRange(trace, ask);
  const planned: Question[] = [];
  for (let position = first; position < end; position++) {
    const key = trace.steps.keys.keyOf(position);
    const matching = patterns.filter(({ matches }) => matches(key));
    const step = trace.steps.at(position);
    // A learner's own engine may be wrong there.
    if (matching.length === 0 || step === undefined || isWrong(trace, step)) continue;
    const kinds = matching.flatMap(({ kind }) => kind ?? []);
    const possible = questionsAt(run, numbers, position, random).filter(
      (question) => kinds.length === 0 || kinds.includes(question.kind),
    );
    const wanted = possible.filter(
      (question) =>
        shows(question.mistaken, ask.practice) && (!isPlain(ask) || isTelling(trace, question, possible)),
    );
    const chosen = pick(wanted, random);
    if (chosen !== undefined) planned.push(chosen);
  }
  if (ask.practice !== undefined) return fewPerMistake(planned, ask.practice);
  return ask.ask === undefined ? fewPerSituation(trace, planned) : planned;
}

/** Returns all questions that can be asked of a step. */
function questionsAt(run: Run, { asked }: Questions, position: number, random: Random): Question[] {
  const { trace } = run;
  const step = trace.steps.at(position);
  const isFirst = step?.kind === "seed" || (step?.kind === "accumulate" && isFirstSum(trace, position));
  const key = trace.steps.keys.keyOf(position);
  const questions: (Question | undefined)[] = asked.flatMap((question): NumberQuestion[] => {
    // The first sum has the same number twice.
    if (question.key !== key || (isFirst && question.quantity === "after")) return [];
    const { quantity: kind, entries } = question;
    const mistaken = [...mistakenAnswers(run, position)].filter(([, answers]) => answers[kind] !== undefined);
    return [{ kind, key, position, entries, mistaken }];
  });
  questions.push(edgeQuestion(run, position));
  const sum = tensorSumAt(trace, position);
  if (sum !== undefined) questions.push(shapeQuestion(sum), maskQuestion(sum), rowsQuestion(sum, random));
  return questions.filter((question) => question !== undefined);
}

function isPlain({ ask, practice }: Ask): boolean {
  return ask === undefined && practice === undefined;
}

/** Returns whether a question is worth asking unasked: no shape where a number can be asked, and no seed of many numbers. */
function isTelling(trace: Trace, question: Question, possible: readonly Question[]): boolean {
  const step = trace.steps.at(question.position);
  if (step?.kind === "seed") return typeof step.contribution === "number";
  return question.kind !== "shape" || possible.every(({ kind }) => kind === "shape");
}

function isFirstSum(trace: Trace, position: number): boolean {
  const step = trace.steps.at(position);
  return step?.kind === "accumulate" && trace.steps.index.sumsOf(step.node)[0] === position;
}

function shows(mistaken: Question["mistaken"], practice: Ask["practice"]): boolean {
  return practice === undefined || mistaken.some(([id]) => practice.includes(id));
}

function pick(questions: readonly Question[], random: Random): Question | undefined {
  const total = questions.reduce((sum, { kind }) => sum + WEIGHTS[kind], 0);
  let left = random.below(Math.max(total, 1));
  return questions.find(({ kind }) => {
    left -= WEIGHTS[kind];
    return left < 0;
  });
}

/** Keeps the first questions of each situation: the kind, the operation, and whether something is added. */
function fewPerSituation(trace: Trace, questions: readonly Question[]): Question[] {
  const counts = new Map<string, number>();
  return questions.filter((question) => {
    const situation = situationOf(trace, question);
    const count = counts.get(situation) ?? 0;
    counts.set(situation, count + 1);
    return count < PER_SITUATION;
  });
}

function situationOf(trace: Trace, { kind, position }: Question): string {
  const step = trace.steps.at(position);
  // Which edge is next depends on no operation.
  if (kind === "edge" || step === undefined || !("node" in step)) return kind;
  if (step.kind !== "accumulate") return `${kind} ${step.kind} ${nodeAt(trace, step.node).op}`;
  const { child, operand } = edgeAt(trace, step.edge);
  return `${kind} ${nodeAt(trace, child).op} ${operand} ${isFirstSum(trace, position)}`;
}

function fewPerMistake(questions: readonly Question[], practice: NonNullable<Ask["practice"]>): Question[] {
  const kept = new Set<Question>();
  for (const id of practice) {
    const showing = questions.filter(({ mistaken }) => mistaken.some(([one]) => one === id));
    for (const question of showing.slice(0, PER_MISTAKE)) kept.add(question);
  }
  return questions.filter((question) => kept.has(question));
}
