import { tensor } from "../../autodiff/tensor.ts";
import { shapeOf, type Value } from "../../autodiff/value.ts";
import { type AccumulateStep, edgeAt, nodeAt, type Trace, type TraceNode } from "../../trace/trace.ts";
import { derivationWords } from "../../words/en/derivation.ts";
import { matrixRows, valueTex } from "../../words/matrix-tex.ts";
import {
  adjointMark,
  adjointTex,
  contributionNumbersTex,
  expressionTex,
  nameOf,
  primalMark,
  symbolTex,
} from "../../words/notation.ts";
import { hasTensors } from "../../words/tensor-caption.ts";
import { type Equation, ROOM, type Setting, setEquations } from "./equations.ts";
import { texWidth } from "./tex-width.ts";

/** Sets a node's expression with numbers substituted, and its value. */
export function evaluationNumbers(trace: Trace, node: TraceNode): Setting {
  return setEquations([
    {
      left: symbolTex(nameOf(node)),
      parts: [
        { sign: "=", tex: expressionTex(trace, node, "numbers") },
        { sign: "=", tex: primalMark(valueTex(node.value)) },
      ],
    },
  ]);
}

/** Sets the adjoint so far, the contribution that arrives, and the sum. */
export function accumulationNumbers(trace: Trace, step: AccumulateStep): Setting {
  const sent = contributionNumbersTex(trace, step);
  // A brace has room below it for a number, but not for a matrix.
  const [arriving, label] = hasTensors(trace, nodeAt(trace, edgeAt(trace, step.edge).child))
    ? [sent, `\\text{${derivationWords.arriving}}`]
    : [adjointMark(sent), `\\text{${derivationWords.arrivingAmount}} ${valueTex(step.contribution)}`];
  return setEquations([
    {
      left: adjointTex(nameOf(nodeAt(trace, step.node))),
      parts: [
        {
          sign: "\\leftarrow",
          tex: `\\underbrace{${valueTex(step.before)}}_{\\text{${derivationWords.soFar}}}`,
        },
        { sign: "+", tex: `\\underbrace{${arriving}}_{${label}}` },
        { sign: "=", tex: adjointMark(valueTex(step.after)) },
      ],
    },
  ]);
}

/** Sets the value of a seed. */
export function seedNumbers(name: string, value: Value): Setting {
  return setEquations([equation(adjointTex(name), value)]);
}

/**
 * Sets the gradients: numbers beside one another if they fit, else one per line. A long vector takes several
 * lines.
 */
export function gradientNumbers({ gradients }: Trace): Setting {
  const equations = Object.entries(gradients).flatMap(([name, gradient]) => {
    const value = typeof gradient === "number" ? gradient : tensor(gradient);
    return rankOf(value) === 1
      ? vectorRows(name, matrixRows(value)[0] ?? [])
      : [equation(adjointTex(name), value)];
  });
  if (Object.values(gradients).every((gradient) => typeof gradient === "number")) {
    const tex = equations.map((row) => setEquations([row]).tex).join(", \\quad ");
    const ems = texWidth(tex);
    if (ems <= ROOM) return { tex, ems };
  }
  return setEquations(equations);
}

/** The maximum number of entries of a vector per row. */
const ENTRIES = 8;

function vectorRows(name: string, entries: readonly number[]): Equation[] {
  const starts = entries.flatMap((_, i) => (i % ENTRIES === 0 ? [i] : []));
  return starts.map((start) => {
    const part = tensor(entries.slice(start, start + ENTRIES));
    const range = `_{${start + 1} \\ldots ${Math.min(start + ENTRIES, entries.length)}}`;
    return equation(starts.length === 1 ? adjointTex(name) : `${adjointTex(name)}${range}`, part);
  });
}

function equation(left: string, value: Value): Equation {
  return { left, parts: [{ sign: "=", tex: adjointMark(valueTex(value)) }] };
}

function rankOf(value: Value): number {
  return shapeOf(value).length;
}
