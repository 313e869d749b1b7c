import { tensor } from "../../autodiff/tensor.ts";
import { shapeOf, type Value } from "../../autodiff/value.ts";
import { rowsOf, valueTex } from "../../trace/matrix-tex.ts";
import {
  adjointMark,
  adjointTex,
  contributionNumbersTex,
  expressionTex,
  nameOf,
  primalMark,
  symbolTex,
} from "../../trace/notation.ts";
import { type AccumulateStep, nodeAt, type Trace, type TraceNode } from "../../trace/trace.ts";
import { type Equation, type Setting, setEquations } from "./equations.ts";

/** A node's expression with its matrices, and the value. */
export function tensorEvaluation(trace: Trace, node: TraceNode): Setting {
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

/** What the adjoint was, what arrives, and the sum. */
export function tensorAccumulation(trace: Trace, step: AccumulateStep): Setting {
  const arriving = contributionNumbersTex(trace, step);
  return setEquations([
    {
      left: adjointTex(nameOf(nodeAt(trace, step.node))),
      parts: [
        { sign: "\\leftarrow", tex: `\\underbrace{${valueTex(step.before)}}_{\\text{so far}}` },
        { sign: "+", tex: `\\underbrace{${arriving}}_{\\text{arriving now}}` },
        { sign: "=", tex: adjointMark(valueTex(step.after)) },
      ],
    },
  ]);
}

/** The gradients, a line each; a long vector takes several. */
export function tensorGradients({ gradients }: Trace): Setting {
  return setEquations(
    Object.entries(gradients).flatMap(([name, gradient]) => {
      const value = typeof gradient === "number" ? gradient : tensor(gradient);
      return rankOf(value) === 1
        ? vectorRows(name, rowsOf(value)[0] ?? [])
        : [equation(adjointTex(name), value)];
    }),
  );
}

/** The most entries of a vector in one row. */
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
