import { tensor } from "../../autodiff/tensor.ts";
import { valueTex } from "../../trace/matrix-tex.ts";
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
import { type Setting, setEquations } from "./equations.ts";

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

/** The gradients, a line each. */
export function tensorGradients({ gradients }: Trace): Setting {
  return setEquations(
    Object.entries(gradients).map(([name, gradient]) => {
      const value = typeof gradient === "number" ? gradient : tensor(gradient);
      return { left: adjointTex(name), parts: [{ sign: "=", tex: adjointMark(valueTex(value)) }] };
    }),
  );
}
