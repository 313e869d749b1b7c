import { sizeOf } from "../../autodiff/tensor.ts";
import { shapeOf, type Value } from "../../autodiff/value.ts";
import type { OpenSource } from "../../cases/source.ts";
import { equation, exactNumber, words } from "../../formula/build.ts";
import type { Expression, Part } from "../../formula/expression.ts";
import { formula as parsed } from "../../formula/parse.ts";
import { toText } from "../../formula/to-text.ts";
import { type AdjointPart, adjointParts } from "../../trace/adjoint-parts.ts";
import { replay } from "../../trace/replay.ts";
import { edgeAt, nodeAt, type Role, type Trace } from "../../trace/trace.ts";
import { isUnfaithful, traceAsOf } from "../../trace/values-as-of.ts";
import { addsUp, mayDiffer } from "../../trace/verdicts.ts";
import {
  adjointAt,
  contributionNumbers,
  formulaOf,
  nameOf,
  symbolAt,
  valueFormula,
} from "../../words/notation.ts";
import { elidedSum, partOf, type SeedLetters, type SymbolicAdjoint } from "../../words/symbolic-adjoint.ts";
import { kindText, labelOf } from "../../words/texts.ts";

/** The most entries of a tensor that the card writes out. */
const MOST_ENTRIES = 20;

/** Something that is added to the adjoint of the pinned node. */
export interface PinnedRow {
  readonly key: string;
  /** The index of its step. */
  readonly index: number;
  readonly state: "done" | "current" | "later";
  /** The node that sends the contribution, and the label of its operation; undefined for a seed. */
  readonly from: { readonly name: Expression; readonly label: string } | undefined;
  /** The position among the contributions, which is also the position of its path; undefined for a seed. */
  readonly position: number | undefined;
  /** The contribution in letters and, once its step is done, in numbers. */
  readonly formula: Expression;
}

/** What the card of a pinned node shows at a step. */
export interface PinnedLines {
  readonly name: Expression;
  /** The node with its formula, or its name alone if it is a leaf or no formula is known. */
  readonly origin: Expression;
  /** The role of a leaf. */
  readonly role: Role | undefined;
  /** Undefined while there is no value. */
  readonly value: Expression | undefined;
  readonly isDropped: boolean;
  /** The adjoint so far; undefined before the first contribution. */
  readonly adjoint: Expression | undefined;
  readonly rows: readonly PinnedRow[];
  /** The sum of several contributions, in numbers once all are there. */
  readonly sum: Expression | undefined;
  /** The adjoint in letters, with its number once all contributions are there; undefined if `sum` shows the same. */
  readonly letters: Expression | undefined;
}

/**
 * Returns what the card of a node shows after `index` steps. No number is shown before its step.
 *
 * @param isClosed whether later steps are left out altogether
 */
export function pinnedLines(
  trace: Trace,
  index: number,
  node: number,
  symbolic: SymbolicAdjoint | undefined,
  letters: SeedLetters,
  isClosed = false,
): PinnedLines {
  const { op, role, operands } = nodeAt(trace, node);
  const state = replay(trace, index);
  const parts = adjointParts(trace, node);
  const [value, adjoint] = [state.values.at(node), state.adjoints.at(node)];
  const isDropped = state.dropped.at(node) === true;
  const isComplete = parts.every((part) => part.index <= index);
  const name = symbolAt(trace, node);
  const own = formulaOf(trace, nodeAt(trace, node), "symbols");
  const isKnown = op !== undefined && toText(own) !== toText(name);
  // The letters tell what the right engine does.
  const isRight = !isClosed && parts.every(({ step }) => addsUp(step) && !mayDiffer(trace, step));
  // While steps are asked, the later ones would tell the answer.
  const shown = isClosed ? parts.filter((part) => part.index <= index) : parts;
  let position = 0;
  return {
    name,
    origin: isKnown ? equation(name, own) : name,
    role: operands.length === 0 ? role : undefined,
    value: value !== undefined && state.evaluated.at(node) && !isDropped ? stated(value, "value") : undefined,
    isDropped,
    adjoint: adjoint === undefined ? undefined : stated(adjoint, "adjoint"),
    rows: shown.map((part) =>
      rowOf(trace, index, part, letters, part.step.kind === "seed" ? undefined : position++),
    ),
    sum: parts.length > 1 && isRight ? sumOf(trace, node, parts, symbolic, isComplete) : undefined,
    letters: isRight ? lettersOf(trace, node, parts, symbolic, isComplete) : undefined,
  };
}

function rowOf(
  trace: Trace,
  index: number,
  part: AdjointPart,
  letters: SeedLetters,
  position: number | undefined,
): PinnedRow {
  const { step } = part;
  const isDone = part.index <= index;
  const state = part.index === index ? "current" : isDone ? "done" : "later";
  const row = { key: step.key, index: part.index, state, position } as const;
  if (step.kind === "seed") {
    const adjoint = adjointAt(trace, step.node);
    const letter = mayDiffer(trace, step) ? undefined : letters[nameOf(nodeAt(trace, step.node))];
    // The letter of a whole seed can be the adjoint's own, as Ȳ.
    const left = letter === undefined ? adjoint : unrepeated(adjoint, [letter]);
    return { ...row, from: undefined, formula: isDone ? numbered(left, [step.after]) : left };
  }
  const known = mayDiffer(trace, step) ? undefined : partOf(trace, part, letters);
  const { child } = edgeAt(trace, step.edge);
  const from = { name: symbolAt(trace, child), label: labelOf(trace, nodeAt(trace, child)) };
  if (known === undefined) {
    return { ...row, from, formula: isDone ? valueFormula(step.contribution, "adjoint") : words("…") };
  }
  if (!isDone) return { ...row, from, formula: known };
  const numbers = contributionNumbers(traceAsOf(trace, part.index), step);
  const isSame = toText(numbers) === toText(valueFormula(step.contribution));
  const sides = isSame ? [step.contribution] : [numbers, step.contribution];
  return { ...row, from, formula: numbered(known, sides) };
}

/** Returns an equation whose last side is a number of the adjoint. */
function numbered(left: Expression, sides: readonly (Expression | Value)[]): Expression {
  const written = sides.map((side) =>
    typeof side === "object" && "kind" in side ? side : valueFormula(side, "adjoint"),
  );
  return unrepeated(left, written);
}

/** Returns an equation without the sides that repeat the side before. */
function unrepeated(left: Expression, sides: readonly Expression[]): Expression {
  const all = [left, ...sides];
  const [first = left, ...others] = all.filter(
    (side, i) => i === 0 || toText(side) !== toText(all[i - 1] ?? side),
  );
  return equation(first, ...others);
}

function sumOf(
  trace: Trace,
  node: number,
  parts: readonly AdjointPart[],
  symbolic: SymbolicAdjoint | undefined,
  isComplete: boolean,
): Expression {
  const adjoint = adjointAt(trace, node);
  const local = symbolic?.local;
  const left = local === undefined ? adjoint : equation(adjoint, local);
  const last = parts.at(-1);
  if (!isComplete || last === undefined) return left;
  const contributions = parts.map(({ step }) => valueFormula(step.contribution));
  return numbered(left, [elidedSum(contributions), last.step.after]);
}

function lettersOf(
  trace: Trace,
  node: number,
  parts: readonly AdjointPart[],
  symbolic: SymbolicAdjoint | undefined,
  isComplete: boolean,
): Expression | undefined {
  const last = parts.at(-1);
  if (symbolic === undefined || last === undefined) return undefined;
  const shown = parts.length > 1 ? symbolic.whole : (symbolic.whole ?? symbolic.local);
  if (shown === undefined || toText(shown) === toText(adjointAt(trace, node))) return undefined;
  const left = equation(adjointAt(trace, node), shown);
  // The row of a single contribution shows its matrix. Where a recomputation gave another value, a letter has several.
  const isOpen = (parts.length === 1 && typeof last.step.after === "object") || isUnfaithful(trace);
  return isComplete && !isOpen ? numbered(left, [last.step.after]) : left;
}

/** Returns all digits of a number, a matrix of few entries, or the shape of a larger one. */
function stated(value: Value, part: Part): Expression {
  if (typeof value === "number") return exactNumber(value, part);
  if (sizeOf(shapeOf(value)) > MOST_ENTRIES) return words(kindText(value));
  return valueFormula(value, part);
}

/** Returns the letters of the seeds of a lesson. */
export function seedLetters(lesson: OpenSource["lesson"]): SeedLetters {
  return Object.fromEntries(Object.entries(lesson?.seeds ?? {}).map(([name, text]) => [name, parsed(text)]));
}

/** Returns the index of the node with an id; undefined if the run has no such node. */
export function nodeWithId(trace: Trace, id: string | undefined): number | undefined {
  const node = id === undefined ? -1 : trace.nodes.indexOf(id);
  return node < 0 ? undefined : node;
}
