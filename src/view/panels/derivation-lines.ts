import { defaults } from "../../cases/complete.ts";
import type { Values } from "../../cases/define-case.ts";
import { formulaAt } from "../../cases/formula-at.ts";
import { noteFor, notesOf } from "../../cases/notes.ts";
import { type OpenSource, paramsOf, slugOf } from "../../cases/source.ts";
import type { Run } from "../../engine/messages.ts";
import { adjointOf, call, equation, list, plus, relation, symbolOf, words } from "../../formula/build.ts";
import type { Expression } from "../../formula/expression.ts";
import { formula } from "../../formula/parse.ts";
import { toText } from "../../formula/to-text.ts";
import { isLastEvaluation } from "../../trace/evaluations.ts";
import { stepHasFact } from "../../trace/step-facts.ts";
import { edgeAt, nodeAt, type Phase, type Step, type Trace } from "../../trace/trace.ts";
import { diagnoseStep } from "../../words/diagnose-step.ts";
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
import { shapeText } from "../../words/texts.ts";
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
}

/**
 * The details of the current line: the formula with numbers substituted, the closures stored, and the reason.
 */
export interface Working {
  readonly numbers: Expression | undefined;
  /** The approximate width of the numbers, in ems of their letters. */
  readonly ems?: number;
  readonly closures: readonly Expression[];
  readonly why: string | undefined;
}

/** The program of a run, and its lesson, if it has one. */
export type Taught = Pick<OpenSource, "program" | "lesson">;

/** Returns all lines of a run, in order. */
export function derivationLines(taught: Taught, run: Pick<Run, "trace" | "request">): Line[] {
  return run.trace.steps.map((step, i) => ({
    key: step.key,
    index: i + 1,
    phase: step.phase,
    ...line(taught, run, step),
  }));
}

function line(
  taught: Taught,
  run: Pick<Run, "trace" | "request">,
  step: Step,
): Pick<Line, "formula" | "done" | "aside" | "spokenAside"> {
  const { trace } = run;
  switch (step.kind) {
    case "evaluate": {
      const node = nodeAt(trace, step.node);
      const formula = equation(symbolAt(trace, step.node), formulaOf(trace, node, "symbols"));
      const isNumber = typeof node.value === "number";
      const done = isNumber ? equation(formula, valueFormula(node.value, "value")) : formula;
      return { formula, done, aside: expressionShapes(trace, node), spokenAside: undefined };
    }
    case "recompute":
      return {
        ...line(taught, run, { ...step, kind: "evaluate" }),
        aside: derivationWords.again,
        spokenAside: derivationWords.again,
      };
    case "keep":
      return alone(call("keep", symbolAt(trace, step.node)));
    case "discard":
      return alone(call("drop", symbolAt(trace, step.node)));
    case "visit":
      return alone(call("visit", symbolAt(trace, step.node)));
    case "seed": {
      const adjoint = adjointAt(trace, step.node);
      const seed = taught.lesson?.seeds?.[nameOf(nodeAt(trace, step.node))];
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
      return {
        formula: equation(adjoint, formula(seed)),
        done: equation(adjoint, formula(seed), number),
        aside: "",
        spokenAside: undefined,
      };
    }
    case "accumulate": {
      const formula = relation(adjointAt(trace, step.node), "+=", contributionOf(trace, step.edge));
      const shapes = contributionShapes(trace, step.edge);
      if (shapes !== "") return alone(formula, shapes);
      const sum = equation(
        plus(valueFormula(step.before), valueFormula(step.contribution)),
        valueFormula(step.after),
      );
      return { ...alone(formula, toText(sum)), spokenAside: spoken(sum) };
    }
    case "collect":
      return alone(gradientFormula(taught, run));
  }
}

/** Returns a line that stays as it is when its step is done. */
function alone(formula: Expression, aside = ""): Pick<Line, "formula" | "done" | "aside" | "spokenAside"> {
  return { formula, done: formula, aside, spokenAside: undefined };
}

/** Returns the lesson's formula of the gradient; without a lesson, the symbols of the gradients. */
function gradientFormula(taught: Taught, run: Pick<Run, "trace" | "request">): Expression {
  const { lesson } = taught;
  if (lesson !== undefined) return formulaAt(lesson.result, valuesOf(taught, run));
  return list(Object.keys(run.trace.gradients).map((name) => adjointOf(symbolOf(name))));
}

/** Returns the values of a run, with defaults for those that the request leaves out. */
function valuesOf({ program }: Taught, { request }: Pick<Run, "request">): Values {
  return { ...defaults(program), ...paramsOf(request) };
}

/** Returns the working of a step. */
export function workingOf(taught: Taught, run: Run, step: Step): Working {
  const { trace, request } = run;
  const working = { closures: [], why: reasonOf(taught, run, step) };
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
 * Returns the lesson's note on a step. Where the step's number is not finite, the note may be wrong, so returns
 * the diagnosis instead.
 */
function reasonOf(taught: Taught, run: Run, step: Step): string | undefined {
  const failure = diagnoseStep(run.trace, step);
  if (failure !== undefined) return derivationWords.notFinite(failure);
  const notes = notesOf(slugOf(run.request));
  return noteFor(notes, step.key, valuesOf(taught, run), (fact) => stepHasFact(run.trace, step, fact));
}
