import { tensor } from "../../autodiff/tensor.ts";
import { shapeOf, type Value } from "../../autodiff/value.ts";
import { adjointOf, entry, list, symbolOf, words } from "../../formula/build.ts";
import type { Expression } from "../../formula/expression.ts";
import { type AccumulateStep, edgeAt, nodeAt, type Trace } from "../../trace/trace.ts";
import { addsUp } from "../../trace/verdicts.ts";
import { derivationWords } from "../../words/en/derivation.ts";
import {
  adjointAt,
  contributionNumbers,
  formulaOf,
  matrixRows,
  quantitiesOf,
  symbolAt,
  valueFormula,
} from "../../words/notation.ts";
import { hasTensors } from "../../words/tensor-caption.ts";
import { type Equation, ROOM, type Setting, setEquations } from "./equations.ts";
import { formulaWidth } from "./formula-width.ts";

/** Sets a node's expression with numbers substituted, its value, and the matrices that its rules use. */
export function evaluationNumbers(trace: Trace, index: number): Setting {
  const node = nodeAt(trace, index);
  return setEquations([
    {
      left: symbolAt(trace, index),
      parts: [
        { sign: "=", of: formulaOf(trace, node, "numbers") },
        { sign: "=", of: valueFormula(node.value, "value") },
      ],
    },
    ...quantitiesOf(trace, node).map(
      ([left, value]): Equation => ({
        left,
        parts: [{ sign: "=", of: valueFormula(value, "value") }],
      }),
    ),
  ]);
}

/** Sets the adjoint so far, the contribution that arrives, and the sum. */
export function accumulationNumbers(trace: Trace, step: AccumulateStep): Setting {
  if (!addsUp(step)) return setEquations([equation(adjointAt(trace, step.node), step.after)]);
  const sent = contributionNumbers(trace, step);
  // A brace has room below it for a number, but not for a matrix.
  const isTensor = hasTensors(trace, nodeAt(trace, edgeAt(trace, step.edge).child));
  const arriving: Expression = isTensor
    ? { kind: "brace", of: sent, label: words(derivationWords.arriving) }
    : {
        kind: "brace",
        of: sent,
        label: words(derivationWords.arrivingAmount, valueFormula(step.contribution)),
        part: "adjoint",
      };
  const before = valueFormula(step.before);
  return setEquations([
    {
      left: adjointAt(trace, step.node),
      parts: [
        { sign: "←", of: { kind: "brace", of: before, label: words(derivationWords.soFar) } },
        { sign: "+", of: arriving },
        { sign: "=", of: valueFormula(step.after, "adjoint") },
      ],
    },
  ]);
}

/** Sets the value of a seed. */
export function seedNumbers(name: string, value: Value): Setting {
  return setEquations([equation(adjointOf(symbolOf(name)), value)]);
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
      : [equation(adjointOf(symbolOf(name)), value)];
  });
  if (Object.values(gradients).every((gradient) => typeof gradient === "number")) {
    const formula = list(equations.map((row) => setEquations([row]).formula));
    const ems = formulaWidth(formula);
    if (ems <= ROOM) return { formula, ems };
  }
  return setEquations(equations);
}

/** The maximum number of entries of a vector per row. */
const ENTRIES = 8;

function vectorRows(name: string, entries: readonly number[]): Equation[] {
  const starts = entries.flatMap((_, i) => (i % ENTRIES === 0 ? [i] : []));
  return starts.map((start) => {
    const part = tensor(entries.slice(start, start + ENTRIES));
    const adjoint = adjointOf(symbolOf(name));
    const range = words(`${start + 1} … ${Math.min(start + ENTRIES, entries.length)}`);
    return equation(starts.length === 1 ? adjoint : entry(adjoint, range), part);
  });
}

function equation(left: Expression, value: Value): Equation {
  return { left, parts: [{ sign: "=", of: valueFormula(value, "adjoint") }] };
}

function rankOf(value: Value): number {
  return shapeOf(value).length;
}
