import { defaults } from "../../cases/complete.ts";
import type { Values } from "../../cases/define-case.ts";
import { formulaAt } from "../../cases/formula-at.ts";
import { noteFor, notesOf } from "../../cases/notes.ts";
import { type OpenSource, paramsOf, slugOf } from "../../cases/source.ts";
import { textLines } from "../../cases/text-lines.ts";
import type { Run } from "../../engine/messages.ts";
import { adjointOf, call, equation, list, plus, relation, symbolOf, words } from "../../formula/build.ts";
import type { Expression, RelationExpression } from "../../formula/expression.ts";
import { formula as parsed } from "../../formula/parse.ts";
import { toText } from "../../formula/to-text.ts";
import { isLastEvaluation } from "../../trace/evaluations.ts";
import { stepHasFact } from "../../trace/step-facts.ts";
import {
  type EvaluateStep,
  edgeAt,
  nodeAt,
  type Phase,
  type Step,
  type StorageStep,
  type Trace,
} from "../../trace/trace.ts";
import { traceAsOf } from "../../trace/values-as-of.ts";
import { addsUp, isWrong, mayDiffer } from "../../trace/verdicts.ts";
import { captionOf } from "../../words/caption-data.ts";
import { diagnoseStep } from "../../words/diagnose-step.ts";
import { captionWords } from "../../words/en/captions.ts";
import { derivationWords } from "../../words/en/derivation.ts";
import {
  adjointAt,
  contributionOf,
  formulaOf,
  nameOf,
  pullbackOf,
  symbolAt,
  valueFormula,
} from "../../words/notation.ts";
import { contributionShapes, expressionShapes } from "../../words/shape-formulas.ts";
import { spoken } from "../../words/spoken.ts";
import { type Reason, stepReason } from "../../words/step-reason.ts";
import { shapeText, valueText } from "../../words/texts.ts";
import { READ } from "../../words/writing.ts";
import type { Setting } from "./equations.ts";
import { accumulationNumbers, evaluationNumbers, gradientNumbers, seedNumbers } from "./working-numbers.ts";

/** A line of the derivation: one step in the text's notation. */
export interface Line {
  readonly key: string;
  /** The index at which this line is current. */
  readonly index: number;
  readonly phase: Phase;
  /** The line in symbols. */
  readonly formula: Expression;
  /** The line once the step is done, with its number. */
  readonly done: Expression;
  /** The text at the right margin once the step is done. */
  readonly aside: string;
  /** What is heard for the text at the margin; undefined for a shape, which is not said. */
  readonly spokenAside: string | undefined;
  /** The lines of the text that follow from the step. */
  readonly below: readonly TextLine[];
}

/** A line of the text without a step of its own. */
export type TextLine = Pick<Line, "formula" | "done">;

/**
 * The details of the current line: the formula with numbers substituted, the closures stored, and the reason.
 */
export interface Working {
  readonly numbers: Expression | undefined;
  /** The approximate width of the numbers, in ems of their letters. */
  readonly ems?: number;
  readonly closures: readonly Expression[];
  readonly why: Reason | undefined;
}

/** The program of a run, and its lesson, if it has one. */
export type Taught = Pick<OpenSource, "program" | "lesson">;

/** What a derivation is made of: a run, its lesson, and the values of all parameters. */
interface Derived {
  /** The run, with the values that its nodes have at the line's step. */
  readonly trace: Trace;
  readonly slug: string | undefined;
  readonly lesson: Taught["lesson"];
  readonly values: Values;
}

/** Returns all lines of a run, in order. */
export function derivationLines(taught: Taught, run: Pick<Run, "trace" | "request">): Line[] {
  const derived = derivedFrom(taught, run);
  return run.trace.steps.map((step, i) => ({
    key: step.key,
    index: i + 1,
    phase: step.phase,
    ...line({ ...derived, trace: traceAsOf(run.trace, i + 1) }, step, run.trace),
  }));
}

/** Returns the lines of the text that hold for a whole phase. */
export function phaseLines(
  taught: Taught,
  run: Pick<Run, "trace" | "request">,
  phase: Phase,
): readonly Expression[] {
  const { slug, values } = derivedFrom(taught, run);
  return textLines(slug, phase, values);
}

function derivedFrom(taught: Taught, run: Pick<Run, "trace" | "request">): Derived {
  const { trace, request } = run;
  const { lesson } = taught;
  // The lines of the text lead to the result of the lesson.
  const slug = hasOtherResult(lesson) ? undefined : slugOf(request);
  return { trace, slug, lesson, values: valuesOf(taught, run) };
}

/** Returns whether a run has another result than its lesson states: by its seeds, or by its engine. */
function hasOtherResult(lesson: Taught["lesson"]): boolean {
  return lesson !== undefined && lesson.result === undefined;
}

/** @param recorded the run with the first values of its nodes */
function line(derived: Derived, step: Step, recorded: Trace): Omit<Line, "key" | "index" | "phase"> {
  const { trace, lesson, slug, values } = derived;
  switch (step.kind) {
    case "evaluate":
      return evaluationLine(derived, step, "=");
    case "recompute": {
      const { value: was } = nodeAt(recorded, step.node);
      const { again } = derivationWords;
      if (step.value === undefined)
        return { ...evaluationLine(derived, step, "="), aside: again(), spokenAside: again() };
      return {
        ...evaluationLine(derived, step, "≈"),
        aside: again(valueText(was)),
        spokenAside: again(spoken(valueFormula(was))),
      };
    }
    case "keep":
      return alone(call("keep", symbolAt(trace, step.node)));
    case "discard":
      return alone(call("drop", symbolAt(trace, step.node)));
    case "visit":
      return alone(call("visit", symbolAt(trace, step.node)));
    case "seed": {
      const adjoint = adjointAt(trace, step.node);
      const seed = mayDiffer(trace, step) ? undefined : lesson?.seeds?.[nameOf(nodeAt(trace, step.node))];
      if (typeof step.after !== "number") {
        const arrives: Expression = {
          kind: "beside",
          left: adjoint,
          right: words(derivationWords.arrivesLater),
        };
        return alone(arrives, shapeText(step.after, "×"));
      }
      const number = valueFormula(step.after, "adjoint");
      if (seed === undefined) return alone(equation(adjoint, number));
      return { ...alone(equation(adjoint, parsed(seed))), done: equation(adjoint, parsed(seed), number) };
    }
    case "accumulate": {
      const adjoint = adjointAt(trace, step.node);
      const isSum = addsUp(step);
      const sign = isSum ? "+=" : "=";
      const own = relation(adjoint, sign, contributionOf(trace, step.edge));
      // A wrong number does not follow from the letters.
      const wrong = isWrong(trace, step)
        ? relation(adjoint, sign, valueFormula(step.contribution, "adjoint"))
        : undefined;
      const { formula, below: lines } = withText(own, textLines(slug, step.key, values));
      const shapes = contributionShapes(trace, step.edge);
      const after = typeof step.after === "number" ? valueFormula(step.after, "adjoint") : undefined;
      const below = lines.map((line) => {
        const isOwn = line.kind === "relation" && toText(line.left) === toText(adjoint);
        return { formula: line, done: isOwn ? withResult(line, after) : line };
      });
      const done = wrong ?? formula;
      if (shapes !== "") return { ...alone(formula, shapes), done, below };
      if (!isSum) {
        const replaced = derivationWords.replaces;
        const before = valueFormula(step.before);
        return {
          ...alone(formula, replaced(toText(before))),
          done,
          spokenAside: replaced(spoken(before)),
          below,
        };
      }
      const sum = equation(
        plus(valueFormula(step.before), valueFormula(step.contribution)),
        valueFormula(step.after),
      );
      return { ...alone(formula, toText(sum)), done, spokenAside: spoken(sum), below };
    }
    case "collect":
      return alone(gradientFormula(derived));
  }
}

/** @param sign the sign before the value: a recomputed value may be another than the formula gives */
function evaluationLine(
  { trace, slug, values }: Derived,
  step: EvaluateStep | StorageStep,
  sign: "=" | "≈",
): Omit<Line, "key" | "index" | "phase"> {
  const node = nodeAt(trace, step.node);
  const name = symbolAt(trace, step.node);
  const own = relation(name, "=", formulaOf(trace, node, "symbols"));
  const { formula, below } = withText(own, textLines(slug, step.key, values));
  const value = typeof node.value === "number" ? valueFormula(node.value, "value") : undefined;
  const aliases = node.op === undefined ? [] : node.aliases;
  return {
    formula,
    done: withResult(formula, value, sign),
    aside: expressionShapes(trace, node),
    spokenAside: undefined,
    below: [...aliases.map((alias) => equation(symbolOf(alias), name)), ...below].map((formula) => ({
      formula,
      done: withResult(formula, value, sign),
    })),
  };
}

/** Returns a line that stays as it is when its step is done. */
function alone(formula: Expression, aside = ""): Omit<Line, "key" | "index" | "phase"> {
  return { formula, done: formula, aside, spokenAside: undefined, below: [] };
}

/**
 * Puts the text's lines on a step beside or below the step's own. A line with the same left side and sign is
 * another form of the right side: `x̄₁ += ȳ₁ x₂ = u₁ x₂`.
 */
function withText(
  own: RelationExpression,
  lines: readonly Expression[],
): { readonly formula: Expression; readonly below: readonly Expression[] } {
  const isForm = (line: Expression): line is RelationExpression =>
    line.kind === "relation" && line.sign === own.sign && toText(line.left) === toText(own.left);
  const forms = lines.filter(isForm).map(({ right }) => right);
  return {
    formula: relation(own.left, own.sign, equation(own.right, ...forms)),
    below: lines.filter((line) => !isForm(line)),
  };
}

/** Appends the result to an equation, unless the result is already its right side. */
function withResult(of: Expression, result: Expression | undefined, sign: "=" | "≈" = "="): Expression {
  if (result === undefined || of.kind !== "relation") return of;
  return toText(of.right) === toText(result) ? of : { ...of, right: relation(of.right, sign, result) };
}

/** Returns the lesson's formula of the gradient; without one, the symbols of the gradients. */
function gradientFormula({ trace, lesson, values }: Derived): Expression {
  if (lesson?.result !== undefined) return formulaAt(lesson.result, values);
  return list(Object.keys(trace.gradients).map((name) => adjointOf(symbolOf(name))));
}

/** Returns the values of a run, with defaults for those that the request leaves out. */
function valuesOf({ program }: Taught, { request }: Pick<Run, "request">): Values {
  return { ...defaults(program), ...paramsOf(request) };
}

/** Returns the working of a step. */
export function workingOf(taught: Taught, run: Run, step: Step): Working {
  const { request } = run;
  const trace = traceAsOf(run.trace, 1 + (run.trace.steps.keys.find(step.key) ?? -1));
  const working = { closures: [], why: reasonOf(taught, run, trace, step) };
  switch (step.kind) {
    case "evaluate":
    case "recompute": {
      const stores = (request.detail ?? false) && isLastEvaluation(trace, step);
      const closures = stores ? closuresOf(trace, step.node) : [];
      return { ...working, ...inRows(evaluationNumbers(trace, step.node)), closures };
    }
    case "accumulate":
      return { ...working, ...inRows(accumulationNumbers(trace, step)) };
    case "seed": {
      const name = nameOf(nodeAt(trace, step.node));
      if (taught.lesson?.seeds?.[name] === undefined) return { ...working, numbers: undefined };
      return { ...working, ...inRows(seedNumbers(name, step.after)) };
    }
    case "collect":
      return { ...working, ...inRows(gradientNumbers(trace)) };
    default:
      return { ...working, numbers: undefined };
  }
}

function inRows({ formula, ems }: Setting): Pick<Working, "numbers" | "ems"> {
  return { numbers: formula, ems };
}

function closuresOf(trace: Trace, node: number): Expression[] {
  return trace.edges
    .into(node)
    .map((edge) => relation(symbolAt(trace, edgeAt(trace, edge).parent), ":", pullbackOf(trace, edge)));
}

/**
 * Returns the lesson's note on a step; without a lesson, a sentence about its operation. Where the step's number is
 * not finite, these may be wrong, so returns the diagnosis instead.
 */
function reasonOf(taught: Taught, run: Run, asOf: Trace, step: Step): Reason | undefined {
  const { fault } = captionOf(run.trace, 1 + (run.trace.steps.keys.find(step.key) ?? -1));
  if (fault !== undefined) return { text: derivationWords.wrong(captionWords.fault(fault, READ)) };
  // What the step should do may not be what it does.
  if ((step.kind === "accumulate" || step.kind === "seed") && mayDiffer(run.trace, step)) return undefined;
  const failure = diagnoseStep(asOf, step);
  if (failure !== undefined) return { text: derivationWords.notFinite(failure) };
  const isTaught =
    taught.lesson !== undefined && (step.phase === "forward" || !hasOtherResult(taught.lesson));
  if (!isTaught) return stepReason(asOf, step);
  const notes = notesOf(slugOf(run.request));
  const hasFact = (fact: string) => stepHasFact(run.trace, step, fact);
  const text = noteFor(notes, step.key, valuesOf(taught, run), hasFact);
  return text === undefined ? undefined : { text };
}
