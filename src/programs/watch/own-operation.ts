import type { OperationSpec } from "../../autodiff/operation-spec.ts";
import { operationById } from "../../autodiff/operations/all.ts";
import { Var } from "../../autodiff/var.ts";
import { call } from "../../formula/build.ts";

/** The local partial derivatives of a learner's operation; undefined where none could be found. */
export type Slopes = readonly (number | undefined)[];

/**
 * Makes the node of an operation that the engine does not have. Its pullbacks and its rule of forward mode multiply by
 * slopes, which are found when they are first needed.
 *
 * @param name the name of the function that made the node
 */
export function ownOperation(
  name: string,
  value: number,
  operands: readonly Var[],
  slopes: () => Slopes,
): Var {
  const slope = (k: number): number => slopes()[k] ?? Number.NaN;
  const spec: OperationSpec<number> = {
    id: ownId(name),
    symbol: name,
    formula: (...all) => call(name, ...all),
    rules: operands.map(() => (g) => g),
    pushforward: (...duals) =>
      operands.reduce((sum, _, k) => {
        const tangent = duals[2 * k + 1] ?? 0;
        return tangent === 0 ? sum : sum + slope(k) * tangent;
      }, 0),
    samples: [],
  };
  const [a, b, ...more] = operands.map((operand, k) => [operand, (g: number) => g * slope(k)] as const);
  return new Var(value, spec, a?.[0], a?.[1], b?.[0], b?.[1], more);
}

/** Returns the id of an operation of a learner's own, which is no operation of the engine even if it has the name. */
export function ownId(name: string): string {
  return operationById.has(name) ? `own ${name}` : name;
}
