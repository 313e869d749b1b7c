import { defaults } from "../../cases/complete.ts";
import type { AnyCase, Values } from "../../cases/define-case.ts";
import { formulaAt } from "../../cases/formula-at.ts";
import { noteFor } from "../../cases/notes.ts";
import type { Run } from "../../engine/messages.ts";
import { isLastEvaluation } from "../../trace/evaluations.ts";
import { shapeText, valueTex } from "../../trace/matrix-tex.ts";
import {
  adjointMark,
  adjointTex,
  contributionNumbersTex,
  contributionTex,
  expressionTex,
  nameOf,
  primalMark,
  pullbackTex,
  symbolTex,
} from "../../trace/notation.ts";
import { contributionShapes, expressionShapes } from "../../trace/shape-formulas.ts";
import { isSo } from "../../trace/step-facts.ts";
import { hasTensors } from "../../trace/tensor-caption.ts";
import { signedText, valueText } from "../../trace/texts.ts";
import {
  type AccumulateStep,
  edgeAt,
  nodeAt,
  type Phase,
  type Step,
  type Trace,
  type TraceNode,
} from "../../trace/trace.ts";
import type { Setting } from "./equations.ts";
import { tensorAccumulation, tensorEvaluation, tensorGradients } from "./tensor-working.ts";

/** A line of the derivation: one step in the text's notation. */
export interface Line {
  readonly key: string;
  /** The index at which this line is the current one. */
  readonly index: number;
  readonly phase: Phase;
  /** The line in symbols. */
  readonly tex: string;
  /** What is put at its end once it is done. */
  readonly result: string;
  /** What stands at the right margin once it is done. */
  readonly aside: string;
}

/** What the current line shows besides: the numbers put in, the closures stored, and why. */
export interface Working {
  readonly numbers: string | undefined;
  /** About how wide the numbers are set, in ems, where that may be more than the panel has. */
  readonly ems?: number;
  readonly closures: readonly string[];
  readonly why: string | undefined;
}

/** All lines of a case, in order. */
export function derivationLines(spec: AnyCase, run: Pick<Run, "trace" | "request">): Line[] {
  return run.trace.steps.map((step, i) => ({
    key: step.key,
    index: i + 1,
    phase: step.phase,
    ...line(spec, run, step),
  }));
}

function line(
  spec: AnyCase,
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
      return { ...line(spec, run, { ...step, kind: "evaluate" }), aside: "again" };
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
      const seed = spec.seeds?.[name];
      if (typeof step.after !== "number") {
        const tex = `${adjointTex(name)} \\text{ arrives from later layers}`;
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
        tex: `\\displaystyle ${formulaAt(spec.result, valuesOf(spec, run))}`,
        result: "",
        aside: "",
      };
  }
}

/** The values of a run, with the defaults of what was not asked for. */
function valuesOf(spec: AnyCase, { request }: Pick<Run, "request">): Values {
  return { ...defaults(spec), ...request.params };
}

/** The working of one step. */
export function workingOf(spec: AnyCase, run: Run, step: Step): Working {
  const { trace, request } = run;
  const why = noteFor(spec, step.key, valuesOf(spec, run), (fact) => isSo(trace, step, fact));
  const working = { closures: [], why };
  switch (step.kind) {
    case "evaluate":
    case "recompute": {
      const stores = (request.detail ?? false) && isLastEvaluation(trace, step);
      const closures = stores ? closuresOf(trace, step.node) : [];
      return { ...working, ...evaluation(trace, nodeAt(trace, step.node)), closures };
    }
    case "accumulate":
      return { ...working, ...accumulation(trace, step) };
    case "seed": {
      const name = nameOf(nodeAt(trace, step.node));
      const numbers = `${adjointTex(name)} = ${adjointMark(valueTex(step.after))}`;
      return { ...working, numbers: spec.seeds?.[name] === undefined ? undefined : numbers };
    }
    case "collect":
      return { ...working, ...gradients(trace) };
    default:
      return { ...working, numbers: undefined };
  }
}

type Numbers = Pick<Working, "numbers" | "ems">;

function evaluation(trace: Trace, node: TraceNode): Numbers {
  if (hasTensors(trace, node)) return inRows(tensorEvaluation(trace, node));
  const value = primalMark(valueTex(node.value));
  return { numbers: `${symbolTex(nameOf(node))} = ${expressionTex(trace, node, "numbers")} = ${value}` };
}

function closuresOf(trace: Trace, node: number): string[] {
  return trace.edges.flatMap(({ child, parent }, i) =>
    child === node ? [`${symbolTex(nameOf(nodeAt(trace, parent)))}:\\; ${pullbackTex(trace, i)}`] : [],
  );
}

function accumulation(trace: Trace, step: AccumulateStep): Numbers {
  if (hasTensors(trace, nodeAt(trace, edgeAt(trace, step.edge).child))) {
    return inRows(tensorAccumulation(trace, step));
  }
  const arriving = adjointMark(contributionNumbersTex(trace, step));
  const label = `\\text{arriving now: } ${valueTex(step.contribution)}`;
  const name = adjointTex(nameOf(nodeAt(trace, step.node)));
  const before = `\\underbrace{${valueTex(step.before)}}_{\\text{so far}}`;
  const after = adjointMark(valueTex(step.after));
  return { numbers: `${name} \\leftarrow ${before} + \\underbrace{${arriving}}_{${label}} = ${after}` };
}

function gradients(trace: Trace): Numbers {
  const all = Object.entries(trace.gradients);
  if (all.some(([, gradient]) => typeof gradient !== "number")) return inRows(tensorGradients(trace));
  const parts = all.map(
    ([name, gradient]) => `${adjointTex(name)} = ${adjointMark(valueTex(Number(gradient)))}`,
  );
  return { numbers: parts.join(", \\quad ") };
}

function inRows({ tex, ems }: Setting): Numbers {
  return { numbers: tex, ems };
}
