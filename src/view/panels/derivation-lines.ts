import type { AnyCase } from "../../cases/define-case.ts";
import { noteFor } from "../../cases/notes.ts";
import { isLastEvaluation } from "../../trace/evaluations.ts";
import { valueTex } from "../../trace/matrix-tex.ts";
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
import { signedText, valueText } from "../../trace/texts.ts";
import { type AccumulateStep, nodeAt, type Phase, type Step, type Trace } from "../../trace/trace.ts";

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
  readonly closures: readonly string[];
  readonly why: string | undefined;
}

/** All lines of a case, in order. */
export function derivationLines(spec: AnyCase, trace: Trace): Line[] {
  return trace.steps.map((step, i) => ({
    key: step.key,
    index: i + 1,
    phase: step.phase,
    ...line(spec, trace, step),
  }));
}

function line(spec: AnyCase, trace: Trace, step: Step): Pick<Line, "tex" | "result" | "aside"> {
  switch (step.kind) {
    case "evaluate": {
      const node = nodeAt(trace, step.node);
      const tex = `${symbolTex(nameOf(node))} = ${expressionTex(trace, node, "symbols")}`;
      return { tex, result: ` = ${primalMark(valueTex(node.value))}`, aside: "" };
    }
    case "recompute":
      return { ...line(spec, trace, { ...step, kind: "evaluate" }), aside: "again" };
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
      const number = adjointMark(valueTex(step.after));
      const tex = `${adjointTex(name)} = ${seed ?? number}`;
      return { tex, result: seed === undefined ? "" : ` = ${number}`, aside: "" };
    }
    case "accumulate": {
      const tex = `${adjointTex(nameOf(nodeAt(trace, step.node)))} \\mathrel{+}= ${contributionTex(trace, step.edge)}`;
      const aside = `${valueText(step.before)} + ${signedText(step.contribution)} = ${valueText(step.after)}`;
      return { tex, result: "", aside };
    }
    case "collect":
      return { tex: `\\displaystyle ${spec.result}`, result: "", aside: "" };
  }
}

/** The working of one step. */
export function workingOf(spec: AnyCase, trace: Trace, step: Step, detail: boolean): Working {
  const why = noteFor(spec, step.key);
  if (step.kind === "evaluate" || step.kind === "recompute") {
    const node = nodeAt(trace, step.node);
    const value = primalMark(valueTex(node.value));
    const numbers = `${symbolTex(nameOf(node))} = ${expressionTex(trace, node, "numbers")} = ${value}`;
    const closures = trace.edges.flatMap(({ child, parent }, i) =>
      detail && child === step.node && isLastEvaluation(trace, step)
        ? [`${symbolTex(nameOf(nodeAt(trace, parent)))}:\\; ${pullbackTex(trace, i)}`]
        : [],
    );
    return { numbers, closures, why };
  }
  if (step.kind === "accumulate") return { numbers: accumulation(trace, step), closures: [], why };
  if (step.kind === "seed") {
    const name = nameOf(nodeAt(trace, step.node));
    const numbers = `${adjointTex(name)} = ${adjointMark(valueTex(step.after))}`;
    return { numbers: spec.seeds?.[name] === undefined ? undefined : numbers, closures: [], why };
  }
  if (step.kind === "collect") return { numbers: gradientTex(trace), closures: [], why };
  return { numbers: undefined, closures: [], why };
}

function accumulation(trace: Trace, step: AccumulateStep): string {
  const arriving = adjointMark(contributionNumbersTex(trace, step));
  const label = `\\text{arriving now: } ${valueTex(step.contribution)}`;
  const name = adjointTex(nameOf(nodeAt(trace, step.node)));
  const before = `\\underbrace{${valueTex(step.before)}}_{\\text{so far}}`;
  return `${name} \\leftarrow ${before} + \\underbrace{${arriving}}_{${label}} = ${adjointMark(valueTex(step.after))}`;
}

function gradientTex(trace: Trace): string {
  const leaves = trace.nodes.filter((node) => node.op === undefined);
  const parts = leaves.map(({ id }) => {
    const gradient = trace.gradients[id];
    return `${adjointTex(id)} = ${adjointMark(typeof gradient === "number" ? valueTex(gradient) : id)}`;
  });
  return parts.join(", \\quad ");
}
