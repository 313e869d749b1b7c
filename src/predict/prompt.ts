import { sizeOf } from "../autodiff/tensor.ts";
import { shapeOf, type Value } from "../autodiff/value.ts";
import { formatNumber } from "../formula/format-number.ts";
import { explanation } from "../misconceptions/explain.ts";
import { trueAnswers } from "../misconceptions/mistaken-answers.ts";
import { edgeAt, nodeAt, type Trace } from "../trace/trace.ts";
import { type MisconceptionId, misconceptionWords } from "../words/en/misconceptions.ts";
import { type AskedNames, predictWords as words } from "../words/en/predict.ts";
import { adjointAt, contributionOf, entryOf, formulaOf, symbolAt, valueFormula } from "../words/notation.ts";
import { READ, type Writing } from "../words/writing.ts";
import { edgeOfKey, isReady, waitsFor } from "./edges.ts";
import { asksNumbers, type Question } from "./question.ts";

type Write = Pick<Writing, "formula">;

/** The nodes of a step: the one that sends, and the one whose adjoint changes. The same for a value and a seed. */
function nodesAt(trace: Trace, position: number): readonly [sender: number, receiver: number] {
  const step = trace.steps.at(position);
  if (step === undefined || !("node" in step))
    throw new RangeError(`nodesAt: nothing is asked at ${position}`);
  return step.kind === "accumulate" ? [edgeAt(trace, step.edge).child, step.node] : [step.node, step.node];
}

/** Returns the names of the entries that a question asks for; empty if it asks for a number, or for none. */
export function entryNames(trace: Trace, question: Question, { formula }: Write = READ): readonly string[] {
  const { kind, position } = question;
  const [, receiver] = nodesAt(trace, position);
  const right = trueAnswers(trace, position);
  if (asksNumbers(question)) {
    const { [question.kind]: value = 0 } = right;
    if (typeof value === "number") return [];
    const name = kind === "value" ? symbolAt(trace, receiver) : adjointAt(trace, receiver);
    return question.entries.map((entry) => formula(entryOf(name, value.shape, entry)));
  }
  if (kind !== "rows" || question.entry === undefined) return [];
  const shape = shapeOf(right.contribution ?? 0);
  return [formula(entryOf(adjointAt(trace, receiver), shape, question.entry))];
}

function namesOf(trace: Trace, question: Question, write: Write): AskedNames {
  const [sender, receiver] = nodesAt(trace, question.position);
  const { formula } = write;
  const step = trace.steps.at(question.position);
  return {
    sender: formula(symbolAt(trace, sender)),
    senderAdjoint: formula(adjointAt(trace, sender)),
    receiver: formula(symbolAt(trace, receiver)),
    receiverAdjoint: formula(adjointAt(trace, receiver)),
    entries: entryNames(trace, question, write),
    seed:
      step?.kind === "seed" && typeof step.contribution === "number"
        ? formatNumber(step.contribution)
        : undefined,
  };
}

/** Returns what a question asks, as a sentence. */
export function promptOf(trace: Trace, question: Question, write: Write = READ): string {
  const { kind, position } = question;
  const step = trace.steps.kindAt(position);
  const isNumber = asksNumbers(question);
  const asked = isNumber && (step === "seed" || step === "recompute") ? step : kind;
  return words.ask[asked](namesOf(trace, question, write));
}

/** Returns the rule that answers a question, in letters. */
export function hintOf(trace: Trace, question: Question, { formula }: Write = READ): string {
  const { kind, position } = question;
  const step = trace.steps.at(position);
  const [, receiver] = nodesAt(trace, position);
  const name = formula(symbolAt(trace, receiver));
  const adjoint = formula(adjointAt(trace, receiver));
  if (kind === "edge" || kind === "shape" || kind === "rows")
    return kind === "edge" ? words.hints.edge : words.hints[kind](name);
  if (step?.kind === "seed") return words.hints.seed(adjoint);
  if (step?.kind !== "accumulate")
    return words.hints.value(formula(formulaOf(trace, nodeAt(trace, receiver), "symbols")));
  const rule = formula(contributionOf(trace, step.edge));
  if (kind !== "after") return words.hints[kind](rule);
  return words.hints.after(rule, adjoint, formula(valueFormula(step.before, "adjoint")));
}

/** Returns the name of an edge: from the node that sends to the node that receives. */
export function edgeName(trace: Trace, edge: number, { formula }: Write = READ): string {
  const { child, parent } = edgeAt(trace, edge);
  return words.edge(formula(symbolAt(trace, child)), formula(symbolAt(trace, parent)));
}

/** A mistake that explains an answer. */
export interface Explained {
  readonly id: MisconceptionId;
  readonly name: string;
  readonly sentence: string;
}

/** Explains each mistake that gives an answer to a question, with the numbers of the answer. */
export function explainedBy(
  trace: Trace,
  question: Question,
  ids: readonly MisconceptionId[],
  write: Write = READ,
): Explained[] {
  return ids.map((id) => {
    const answers = asksNumbers(question) ? question.mistaken.find(([one]) => one === id)?.[1] : undefined;
    const sentence = answers && explanation(trace, question.position, id, answers, write);
    const chosen = asksNumbers(question) ? undefined : words.chose[id];
    const forgotten = chosen ?? misconceptionWords.forgotten[id];
    return { id, name: misconceptionWords.names[id], sentence: sentence ?? forgotten };
  });
}

/** Says what an edge still waits for, or that the engine takes another one; undefined if an answer names no edge. */
export function aboutEdge(
  trace: Trace,
  { position, key }: Question,
  answer: string,
  write: Write = READ,
): string | undefined {
  const given = edgeOfKey(trace, answer);
  const taken = edgeOfKey(trace, key);
  if (given === undefined || taken === undefined || given === taken) return undefined;
  if (isReady(trace, position, given)) return words.rightInAnotherOrder(edgeName(trace, taken, write));
  const child = edgeAt(trace, given).child;
  const sender = write.formula(symbolAt(trace, child));
  const missing = waitsFor(trace, position, given).filter((node) => node !== child);
  if (missing.length === 0) return words.waitsForSeed(sender);
  return words.waits(
    sender,
    [...new Set(missing)].map((node) => write.formula(symbolAt(trace, node))),
  );
}

/** The rows of entries that a question about entries offers, each with its name and its row-major position. */
export function entriesToChoose(
  trace: Trace,
  { position }: Question,
  { formula }: Write = READ,
): readonly (readonly { readonly entry: number; readonly name: string; readonly number: string }[])[] {
  const step = trace.steps.at(position);
  const incoming: Value = step?.kind === "accumulate" ? step.incoming : 0;
  if (typeof incoming === "number") return [];
  const [sender] = nodesAt(trace, position);
  const columns = incoming.shape.at(-1) ?? 1;
  return Array.from({ length: sizeOf(incoming.shape) / columns }, (_, row) =>
    Array.from({ length: columns }, (_, column) => {
      const entry = row * columns + column;
      const name = formula(entryOf(adjointAt(trace, sender), incoming.shape, entry));
      return { entry, name, number: formatNumber(incoming.data[entry] ?? Number.NaN) };
    }),
  );
}
