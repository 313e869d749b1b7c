import { defaults } from "../../cases/complete.ts";
import type { Values } from "../../cases/define-case.ts";
import { formulaAt } from "../../cases/formula-at.ts";
import { noteFor, notesOf } from "../../cases/notes.ts";
import { type OpenSource, paramsOf, slugOf } from "../../cases/source.ts";
import type { Run } from "../../engine/messages.ts";
import { isLastEvaluation } from "../../trace/evaluations.ts";
import { stepHasFact } from "../../trace/step-facts.ts";
import { nodeAt, type Phase, type Step, type Trace } from "../../trace/trace.ts";
import { diagnoseStep } from "../../words/diagnose-step.ts";
import { derivationWords } from "../../words/en/derivation.ts";
import { shapeText, valueTex } from "../../words/matrix-tex.ts";
import {
  adjointMark,
  adjointTex,
  contributionTex,
  expressionTex,
  nameOf,
  primalMark,
  pullbackTex,
  symbolTex,
} from "../../words/notation.ts";
import { contributionShapes, expressionShapes } from "../../words/shape-formulas.ts";
import { signedText, valueText } from "../../words/texts.ts";
import type { Setting } from "./equations.ts";
import { accumulationNumbers, evaluationNumbers, gradientNumbers, seedNumbers } from "./working-numbers.ts";

/** A line of the derivation: one step in the text's notation. */
export interface Line {
  readonly key: string;
  /** The index at which this line is current. */
  readonly index: number;
  readonly phase: Phase;
  /** The line in symbols, as TeX. */
  readonly tex: string;
  /** The TeX that is appended once the step is done. */
  readonly result: string;
  /** The text at the right margin once the step is done. */
  readonly aside: string;
}

/**
 * The details of the current line: the formula with numbers substituted, the closures stored, and the reason.
 */
export interface Working {
  readonly numbers: string | undefined;
  /** The approximate width of the numbers, in ems of their letters. */
  readonly ems?: number;
  readonly closures: readonly string[];
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
): Pick<Line, "tex" | "result" | "aside"> {
  const { trace } = run;
  switch (step.kind) {
    case "evaluate": {
      const node = nodeAt(trace, step.node);
      const tex = `${symbolTex(nameOf(node))} = ${expressionTex(trace, node, "symbols")}`;
      const result = typeof node.value === "number" ? ` = ${primalMark(valueTex(node.value))}` : "";
      return { tex, result, aside: expressionShapes(trace, node) };
    }
    case "recompute":
      return { ...line(taught, run, { ...step, kind: "evaluate" }), aside: derivationWords.again };
    case "keep":
    case "discard": {
      const verb = step.kind === "keep" ? "keep" : "drop";
      const tex = `\\operatorname{${verb}}(${symbolTex(nameOf(nodeAt(trace, step.node)))})`;
      return { tex, result: "", aside: "" };
    }
    case "visit":
      return {
        tex: `\\operatorname{visit}(${symbolTex(nameOf(nodeAt(trace, step.node)))})`,
        result: "",
        aside: "",
      };
    case "seed": {
      const name = nameOf(nodeAt(trace, step.node));
      const seed = taught.lesson?.seeds?.[name];
      if (typeof step.after !== "number") {
        const tex = `${adjointTex(name)} \\text{${derivationWords.arrivesLater}}`;
        return { tex, result: "", aside: shapeText(step.after, "×") };
      }
      const number = adjointMark(valueTex(step.after));
      const tex = `${adjointTex(name)} = ${seed ?? number}`;
      return { tex, result: seed === undefined ? "" : ` = ${number}`, aside: "" };
    }
    case "accumulate": {
      const tex = `${adjointTex(nameOf(nodeAt(trace, step.node)))} \\mathrel{+}= ${contributionTex(trace, step.edge)}`;
      const sum = `${valueText(step.before)} + ${signedText(step.contribution)} = ${valueText(step.after)}`;
      return { tex, result: "", aside: contributionShapes(trace, step.edge) || sum };
    }
    case "collect":
      return {
        tex: `\\displaystyle ${resultTex(taught, run)}`,
        result: "",
        aside: "",
      };
  }
}

/** Returns the lesson's formula of the gradient; without a lesson, the symbols of the gradients. */
function resultTex(taught: Taught, run: Pick<Run, "trace" | "request">): string {
  const { lesson } = taught;
  if (lesson !== undefined) return formulaAt(lesson.result, valuesOf(taught, run));
  return Object.keys(run.trace.gradients).map(adjointTex).join(", \\; ");
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
      return { ...working, ...inRows(evaluationNumbers(trace, nodeAt(trace, step.node))), closures };
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

function inRows({ tex, ems }: Setting): Pick<Working, "numbers" | "ems"> {
  return { numbers: tex, ems };
}

function closuresOf(trace: Trace, node: number): string[] {
  return trace.edges.flatMap(({ child, parent }, i) =>
    child === node ? [`${symbolTex(nameOf(nodeAt(trace, parent)))}:\\; ${pullbackTex(trace, i)}`] : [],
  );
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
