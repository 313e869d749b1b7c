import { entryAt } from "../../autodiff/tensor.ts";
import { acceptedValues, recordAt } from "../../cases/record.ts";
import { type OpenSource, openSource } from "../../cases/source.ts";
import type { Run } from "../../engine/messages.ts";
import { run } from "../../engine/run.ts";
import { formatNumber } from "../../formula/format-number.ts";
import { isReady } from "../../predict/edges.ts";
import { createExercise } from "../../predict/exercise.ts";
import { rightAnswer } from "../../predict/grade.ts";
import { edgeName, entryNames, promptOf } from "../../predict/prompt.ts";
import { asksNumbers, type Question } from "../../predict/question.ts";
import { caseProgram } from "../../programs/case-programs.ts";
import { runPython } from "../../programs/python.ts";
import { costOf } from "../../trace/cost.ts";
import { replay } from "../../trace/replay.ts";
import type { Trace } from "../../trace/trace.ts";
import { misconceptionWords } from "../../words/en/misconceptions.ts";
import { adjointText, bytesText, nameText, valueText } from "../../words/texts.ts";
import { type Link, readLink } from "../link.ts";

/** A link of the guide to a case, opened. */
export interface GuideLink {
  readonly slug: string;
  readonly opened: OpenSource;
  readonly link: Link;
  /** What is wrong with its options. */
  readonly problems: readonly string[];
}

/** Opens a link of the guide: the address of a case on the site of the examples. */
export function openGuideLink(address: string): GuideLink {
  const url = new URL(address);
  const slug = /\/cases\/([^/]+)\/$/.exec(url.pathname)?.[1] ?? "";
  const opened = openSource({ case: slug, params: {} });
  const { link, problems } = readLink(opened, url.search);
  return { slug, opened, link, problems: problems.map(({ parameter }) => parameter) };
}

/** Runs the exercise of a link, as a player does. */
export function exerciseOf({ slug, link }: GuideLink): Run {
  const { params, seed = 1, ask, practice, from, until } = link;
  const exercise = { seed, ask, practice: practice?.split(",") as never, from, until };
  return run({ case: slug, params, detail: false, exercise }, undefined, { createExercise });
}

/** Records the run of a link. */
export function traceOf({ slug, opened, link }: GuideLink): Trace {
  return recordAt(opened.program, acceptedValues(slug, opened.program, link.params), false);
}

/**
 * Returns what a name means in the guide at the end of a run: the value or the adjoint of a node, `nodes`, `steps`, `peak`
 * and `again` (activations live at once, and evaluated again), or `kept`, the bytes kept for the pullbacks. Undefined for
 * other names.
 */
export function meaningOf(trace: Trace, name: string): string | undefined {
  const { adjoints } = replay(trace, trace.steps.length);
  const same = (text: string): boolean => text.normalize("NFC") === name.normalize("NFC");
  for (const [i, { value }] of [...trace.nodes].entries()) {
    if (same(nameText(trace, i))) return valueText(value);
    if (same(adjointText(trace, i))) return valueText(adjoints.at(i) ?? 0);
  }
  const { peak, kept } = costOf(trace);
  const counts: Readonly<Record<string, string>> = {
    nodes: String(trace.nodes.length),
    steps: String(trace.steps.length),
    peak: String(peak),
    again: String(trace.steps.count("recompute")),
    kept: bytesText(kept.bits),
  };
  return counts[name];
}

/** Returns the adjoint of an input, such as `x1.grad`, after the program of a case has swept twice. */
export function afterTwoSweeps(slug: string, grad: string): string {
  const { output } = runPython(`${caseProgram(slug)}\ny.backward()\nprint(${grad})\n`);
  return formatNumber(Number(output.trimEnd().split("\n").at(-1)));
}

/** Returns the numbers of an exercise as the guide lists them: its leaves, its targets and its seeds. */
export function numbersOf({ trace, exercise }: Run, { opened }: GuideLink): string {
  const leaves = [...trace.nodes].flatMap(({ op, value }, i) =>
    op === undefined ? [`${nameText(trace, i)} = ${valueText(value)}`] : [],
  );
  const targets = Object.entries(opened.program.parameters).flatMap(([name, parameter]) =>
    parameter.kind === "targets" ? [`${name} = ${parameter.write(exercise?.values[name] as never)}`] : [],
  );
  const seeds = [...trace.steps].flatMap((step) =>
    step.kind === "seed" ? [`${adjointText(trace, step.node)} = ${valueText(step.contribution)}`] : [],
  );
  return `Its numbers: ${[...leaves, ...targets].join(", ")}; the seed: ${seeds.join(", ")}.`;
}

/** Returns the lines of the guide about the questions of an exercise: the right answers, and those of each mistake. */
export function questionLines({ trace, exercise }: Run): string[] {
  return (exercise?.questions ?? []).flatMap((question, i) => {
    const asked = `${i + 1}. ${promptOf(trace, question)} **${rightText(trace, question)}**`;
    const mistaken = mistakenTexts(trace, question);
    return mistaken.length === 0 ? [asked] : [asked, `   Wrong answers: ${mistaken.join("; ")}.`];
  });
}

function rightText(trace: Trace, question: Question): string {
  const answer = rightAnswer(trace, question);
  if (asksNumbers(question)) return numbersText(trace, question, answer.split("; ").map(Number));
  if (question.kind === "edge") {
    const ready = question.choices.filter((edge) => isReady(trace, question.position, edge));
    return ready.map((edge) => edgeName(trace, edge)).join(" or ");
  }
  return answer.replaceAll("x", " × ");
}

function mistakenTexts(trace: Trace, question: Question): string[] {
  if (asksNumbers(question)) {
    return question.mistaken.map(([id, { [question.kind]: value = Number.NaN }]) => {
      const numbers = question.entries.map((entry) => entryAt(value, entry));
      return `${misconceptionWords.names[id]}: ${numbersText(trace, question, numbers)}`;
    });
  }
  if (question.kind !== "edge") return [];
  return question.mistaken.map(([id, edge]) => `${misconceptionWords.names[id]}: ${edgeName(trace, edge)}`);
}

function numbersText(trace: Trace, question: Question, numbers: readonly number[]): string {
  const names = entryNames(trace, question);
  return numbers
    .map((x, i) => (names.length < 2 ? formatNumber(x) : `${names[i]} = ${formatNumber(x)}`))
    .join(", ");
}
