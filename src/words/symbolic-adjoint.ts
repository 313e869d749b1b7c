import { operationById } from "../autodiff/operations/all.ts";
import { number, plus, words } from "../formula/build.ts";
import type { Expression } from "../formula/expression.ts";
import { simplify } from "../formula/simplify.ts";
import { hasPart, keyOf, partsOf, substitute } from "../formula/walk.ts";
import { type AdjointPart, adjointParts } from "../trace/adjoint-parts.ts";
import { edgeAt, nodeAt, type Trace } from "../trace/trace.ts";
import { adjointAt, contributionOf, nameOf } from "./notation.ts";

/** The letters of seeds by the names of their outputs, where a program has them: u₁ for y₁, Ȳ for Y. */
export type SeedLetters = Readonly<Record<string, Expression>>;

/** The adjoint of a node in letters. */
export interface SymbolicAdjoint {
  /** The sum of the contributions, in terms of the adjoints that arrive: v̄₃ + v̄₂ cos(v₁). */
  readonly local: Expression;
  /**
   * The same in terms of the output's seed, composed along all paths: 1 + cos(v₁). Undefined if it would be long, or
   * if its letters would not tell apart what several operations name, such as two masks M.
   */
  readonly whole: Expression | undefined;
}

/** The most numbers and names of a composed formula. */
const MOST = 16;
/** The most terms of a sum that is written out, and the terms at either end of a longer sum. */
const TERMS = { most: 6, first: 3, last: 1 };

/** A composed formula. `isClosed` tells that no operation may put it into its rule. */
interface Composed {
  readonly of: Expression;
  readonly isClosed: boolean;
}

/**
 * Prepares the adjoints of a run in letters. The function returned gives the adjoint of a node; undefined if nothing
 * arrives there, or if a formula of an operation is not known.
 */
export function symbolicAdjoints(
  trace: Trace,
  letters: SeedLetters = {},
): (node: number) => SymbolicAdjoint | undefined {
  const composed = new Map<number, Composed | undefined>();
  const seedStep = trace.steps.at(trace.steps.first("seed"));
  const isUsual =
    Object.keys(letters).length === 0 &&
    trace.steps.count("seed") === 1 &&
    seedStep?.kind === "seed" &&
    seedStep.after === 1;

  /** Returns the seed of an output: 1 if it is the only seed, else its letter. */
  function seedOf(node: number, isOnly: boolean): Expression | undefined {
    if (isUsual) return number(1);
    return letters[nameOf(nodeAt(trace, node))] ?? (isOnly ? adjointAt(trace, node) : undefined);
  }

  function composedOf(node: number): Composed | undefined {
    const parts = adjointParts(trace, node);
    if (parts.length === 0 || parts.length > MOST) return undefined;
    const terms: Expression[] = [];
    let closed = 0;
    for (const { step } of parts) {
      const term =
        step.kind === "seed"
          ? asComposed(seedOf(node, parts.length === 1))
          : contribution(step.edge, composed.get(edgeAt(trace, step.edge).child));
      if (term === undefined) return undefined;
      terms.push(term.of);
      closed += Number(term.isClosed);
    }
    const of = simplify(plus(...terms));
    return closed > 1 || sizeOf(of) > MOST ? undefined : { of, isClosed: closed > 0 };
  }

  function contribution(edge: number, adjoint: Composed | undefined): Composed | undefined {
    const { child } = edgeAt(trace, edge);
    if (adjoint === undefined || !hasRule(trace, edge)) return undefined;
    const rule = contributionOf(trace, edge);
    const isNaming = hasQuantities(trace, child, rule);
    if (isNaming && adjoint.isClosed) return undefined;
    const key = keyOf(adjointAt(trace, child));
    const of = substitute(rule, (name) => (keyOf(name) === key ? adjoint.of : undefined));
    return { of, isClosed: isNaming || adjoint.isClosed };
  }

  return (node) => {
    const local = localOf(trace, adjointParts(trace, node), letters);
    if (local === undefined) return undefined;
    for (let i = trace.nodes.length - 1; i >= node; i--) if (!composed.has(i)) composed.set(i, composedOf(i));
    return { local, whole: composed.get(node)?.of };
  };
}

/** Returns a sum of which a long one shows only the first and last terms. */
export function elidedSum(terms: readonly Expression[]): Expression {
  const [only] = terms;
  if (only !== undefined && terms.length === 1) return only;
  if (terms.length <= TERMS.most) return plus(...terms);
  return plus(...terms.slice(0, TERMS.first), words("…"), ...terms.slice(-TERMS.last));
}

/** Returns what a part adds to an adjoint, in letters; undefined if the formula of the operation is not known. */
export function partOf(trace: Trace, { step }: AdjointPart, letters: SeedLetters): Expression | undefined {
  if (step.kind === "accumulate")
    return hasRule(trace, step.edge) ? contributionOf(trace, step.edge) : undefined;
  const letter = letters[nameOf(nodeAt(trace, step.node))];
  return letter ?? (typeof step.after === "number" ? number(step.after) : undefined);
}

function localOf(trace: Trace, parts: readonly AdjointPart[], letters: SeedLetters): Expression | undefined {
  const terms = parts.map((part) => partOf(trace, part, letters));
  const known = terms.filter((term) => term !== undefined);
  return known.length > 0 && known.length === terms.length ? elidedSum(known) : undefined;
}

function asComposed(of: Expression | undefined): Composed | undefined {
  return of && { of, isClosed: false };
}

function hasRule(trace: Trace, edge: number): boolean {
  return operationById.has(nodeAt(trace, edgeAt(trace, edge).child).op ?? "");
}

/** Returns whether a rule names a quantity of its operation, such as a mask M or the size B. */
function hasQuantities(trace: Trace, node: number, rule: Expression): boolean {
  const names = Object.keys(operationById.get(nodeAt(trace, node).op ?? "")?.quantities ?? {});
  return hasPart(
    rule,
    (part) => part.kind === "fold" || (part.kind === "symbol" && names.includes(part.base)),
  );
}

/** Returns how many numbers and names an expression has. */
function sizeOf(of: Expression): number {
  if (of.kind === "number" || of.kind === "symbol") return 1;
  return partsOf(of).reduce((sum, part) => sum + sizeOf(part), 0);
}
