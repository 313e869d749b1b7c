import { sizeOf } from "../../autodiff/tensor.ts";
import { shapeOf, type Value } from "../../autodiff/value.ts";
import { openSource, withoutResult } from "../../cases/source.ts";
import type { Run } from "../../engine/messages.ts";
import type { Expression } from "../../formula/expression.ts";
import { toText } from "../../formula/to-text.ts";
import type { NodeGroup } from "../../scene/display-list.ts";
import { forwardScenes } from "../../scene/forward-scene.ts";
import type { Timeline } from "../../scene/motion/timeline.ts";
import { timelineOf } from "../../scene/motion/timelines.ts";
import type { Picture } from "../../scene/picture.ts";
import { textsOf } from "../../scene/testing/scenes.ts";
import { forwardPassesOf } from "../../trace/forward-passes.ts";
import { replay } from "../../trace/replay.ts";
import type { Trace } from "../../trace/trace.ts";
import { captionOf } from "../../words/caption-data.ts";
import { captionWords } from "../../words/en/captions.ts";
import { provenanceWords } from "../../words/en/provenance.ts";
import { forwardCaption } from "../../words/forward-caption.ts";
import { HEARD } from "../../words/spoken.ts";
import { symbolicAdjoints } from "../../words/symbolic-adjoint.ts";
import { READ, type Writing } from "../../words/writing.ts";
import { type Pointed, provenanceOf } from "../explain/provenance.ts";
import { derivationLines, workingOf } from "../panels/derivation-lines.ts";
import { pinnedLines, seedLetters } from "../pin/pinned-lines.ts";

/** What a run prints, or says, at some of its steps. */
export interface Printed {
  /** Formulas and texts with formulas, in plain text. */
  readonly texts: ReadonlySet<string>;
  /** Formulas as they are said. */
  readonly spoken: ReadonlySet<string>;
}

/** Collects the formulas of sentences that are read, and of the same sentences as they are heard. */
function createCollector() {
  const [texts, spoken] = [new Set<string>(), new Set<string>()];
  const add = (text: string): string => {
    texts.add(text);
    return text;
  };
  const read: Writing = { ...READ, formula: (of) => add(toText(of)) };
  const heard: Writing = {
    ...HEARD,
    formula(of, isFollowed) {
      const said = HEARD.formula(of, isFollowed);
      spoken.add(said);
      return said;
    },
  };
  const addFormula = (of: Expression | undefined) => of && add(toText(of));
  return { texts, spoken, add, addFormula, read, heard };
}

/**
 * Returns what captions, announcements, the derivation and its workings print at some steps, given by their
 * indices.
 */
export function printedInWords(run: Run, indices: readonly number[]): Printed {
  const { texts, spoken, add, addFormula, read, heard } = createCollector();
  const opened = openSource(run.request);
  const source = run.broken === undefined ? opened : withoutResult(opened);
  for (const index of indices) {
    const step = run.trace.steps.at(index - 1);
    if (step === undefined) continue;
    const caption = captionOf(run.trace, index);
    captionWords.caption(caption, read);
    captionWords.caption(caption, heard);
    addFormula(workingOf(source, run, step).numbers);
  }
  for (const { done, aside, below, index } of derivationLines(source, run)) {
    if (!indices.includes(index)) continue;
    addFormula(done);
    add(aside);
    for (const line of below) addFormula(line.done);
  }
  return { texts, spoken };
}

/** Returns what the captions and announcements of forward mode print at a moment; nothing without its rules. */
export function printedInForwardMode(trace: Trace, moment: number): Printed {
  const { texts, spoken, read, heard } = createCollector();
  const passes = forwardPassesOf(trace);
  if (passes !== undefined)
    for (const writing of [read, heard]) forwardCaption(trace, passes, moment % passes.total, writing);
  return { texts, spoken };
}

/**
 * Returns what the cards of entries print after a step.
 *
 * @param most how many cards at most, of entries all over the run
 */
export function printedOnCards(trace: Trace, index: number, most = Number.POSITIVE_INFINITY): Printed {
  const { texts, spoken, read } = createCollector();
  const state = replay(trace, index);
  const { step } = state;
  const pointed = trace.nodes.flatMap(({ id, value }): Pointed[] => [
    ...entriesOf(id, "value", value),
    ...entriesOf(id, "adjoint", value),
  ]);
  if (step?.kind === "accumulate") {
    pointed.unshift(...entriesOf(trace.edges.at(step.edge)?.id ?? "", "contribution", step.contribution));
  }
  const stride = Math.max(1, Math.ceil(pointed.length / most));
  for (let i = index % stride; i < pointed.length; i += stride) {
    const provenance = provenanceOf(trace, state, pointed[i] as Pointed);
    if (provenance !== undefined) provenanceWords.sentence(provenance, read);
  }
  return { texts, spoken };
}

/** Returns what the cards of pinned nodes print at the end of a run. */
export function printedOnPinnedCards(run: Run): Printed {
  const { texts, spoken, addFormula } = createCollector();
  const { trace, request } = run;
  const seeds = seedLetters(openSource(request).lesson);
  const symbolicAt = symbolicAdjoints(trace, seeds);
  for (const [node] of trace.nodes.entries()) {
    const { rows, sum, letters } = pinnedLines(trace, trace.steps.length, node, symbolicAt(node), seeds);
    for (const of of [...rows.map(({ formula }) => formula), sum, letters]) addFormula(of);
  }
  return { texts, spoken };
}

function entriesOf(of: string, role: Pointed["role"], value: Value): Pointed[] {
  return Array.from({ length: sizeOf(shapeOf(value)) }, (_, entry) => ({ of, role, entry }));
}

/** The times of a step's motion at which different numbers are on their way. */
const TIMES = [0.2, 0.6, 0.85];

/** Returns what nodes, chips and copies on their way print during a step. */
export function printedInPicture(picture: Picture, index: number): Printed {
  return printedDuring(timelineOf(picture, index));
}

/** Returns what nodes, chips and copies on their way print at a moment of forward mode. */
export function printedInForwardPicture(picture: Picture, moment: number): Printed {
  const passes = forwardPassesOf(picture.trace);
  return printedDuring(passes && forwardScenes(picture, passes)(moment % passes.total).motion?.());
}

function printedDuring(timeline: Timeline | undefined): Printed {
  if (timeline === undefined) return { texts: new Set(), spoken: new Set() };
  const { nodes, chips } = timeline.at(1);
  const copies = TIMES.flatMap((t) => timeline.at(t).copies);
  const texts = [
    ...copies.flatMap((copy) => [...textsOf(copy, "carried"), ...textsOf(copy, "working")]),
    ...chips.flatMap((chip) => textsOf(chip, "numbers")),
    ...nodes.flatMap(sumIn),
  ];
  return { texts: new Set(texts), spoken: new Set() };
}

/** Returns the values in a node; with its sum, if there is one, the adjoint is an equation. */
function sumIn(node: NodeGroup): string[] {
  const [sum, ...adjoints] = [...textsOf(node, "sum"), ...textsOf(node, "adjoint")];
  return [...textsOf(node, "value"), [sum, ...adjoints].join(" ")];
}
