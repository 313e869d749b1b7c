import { operations, tensorOperations } from "../autodiff/operations/all.ts";
import { cases } from "../cases/all.ts";
import { defaults } from "../cases/complete.ts";
import { formulaAt } from "../cases/formula-at.ts";
import { adjointOf, equation, relation, symbol } from "../formula/build.ts";
import type { Expression } from "../formula/expression.ts";
import { formula } from "../formula/parse.ts";

/** A formula of a case or operation, and its place: `two-inputs: result`, `sin: ā`. */
export interface PrintedFormula {
  readonly place: string;
  readonly formula: Expression;
}

/** Returns every formula of all cases, at their defaults, and of all operations, in symbols. */
export function printedFormulas(): PrintedFormula[] {
  return [...cases.flatMap(ofCase), ...[...operations, ...tensorOperations].flatMap(ofOperation)];
}

function ofCase(spec: (typeof cases)[number]): PrintedFormula[] {
  const values = defaults(spec);
  return [
    { place: `${spec.slug}: formula`, formula: formula(spec.formula) },
    { place: `${spec.slug}: result`, formula: formulaAt(spec.result, values) },
    ...Object.entries(spec.closedForms).map(([name, form]) => ({
      place: `${spec.slug}: ${name}`,
      formula: formulaAt(form.formula, values),
    })),
  ];
}

function ofOperation(op: (typeof operations)[number] | (typeof tensorOperations)[number]): PrintedFormula[] {
  const isTensor = "tensors" in op;
  const letters = isTensor ? ["A", "B", "C"] : ["a", "b", "c"];
  const operands = letters.slice(0, op.rules.length).map((letter) => symbol(letter));
  const out = symbol(isTensor ? "Y" : "y");
  const rules = op.rules.map((rule, i) => {
    const operand = operands[i] ?? out;
    const formula = relation(adjointOf(operand), "+=", rule(adjointOf(out), out, ...operands));
    return { place: `${op.id}: ${operand.base} bar`, formula };
  });
  return [{ place: op.id, formula: equation(out, op.formula(...operands)) }, ...rules];
}
