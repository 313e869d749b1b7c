import { sources, summing } from "../autodiff/broadcast.ts";
import type { Context } from "../autodiff/checkpoint.ts";
import { pullbackFor } from "../autodiff/graph-node.ts";
import { unobserved } from "../autodiff/observe.ts";
import type { AnyOperation, Operation } from "../autodiff/operation.ts";
import { call } from "../autodiff/operations/call.ts";
import { entryAt, sizeOf } from "../autodiff/tensor.ts";
import { shapeOf, type Value } from "../autodiff/value.ts";
import { Var } from "../autodiff/var.ts";

/** A place at which a pullback runs: an operation at its operands, and the operand that receives the contribution. */
export interface Site<V extends Value = Value> {
  readonly op: AnyOperation;
  readonly operands: readonly V[];
  readonly result: V;
  /** The position of the operand that receives the contribution. */
  readonly operand: number;
  /** What identifies the node of each operand; the same for a node that is used twice. */
  readonly nodes: readonly unknown[];
}

/** What a mistaken rule may replace at a site before the engine's own pullback runs. */
type Replaced = Partial<Pick<Site, "operands" | "result" | "operand">>;

/**
 * Sends an adjoint through the engine's own pullback at a site.
 *
 * @param replaced operands, a result or an operand's position to use instead. A result is replaced after the evaluation,
 * and only if it is a number
 * @throws RangeError if the shapes of replaced operands do not fit
 */
export function pull<V extends Value>(site: Site<V>, g: V, replaced?: Replaced): V;
export function pull(site: Site, g: Value, replaced?: Replaced): Value {
  const { op, operands, result, operand } = { ...site, ...replaced };
  return unobserved(() => {
    const node = applied(op, operands);
    // Pullbacks that use the result read it when they run.
    if (typeof result === "number") node.value = result;
    return pullbackFor(node, operand)?.(g) as Value;
  });
}

/**
 * Returns the value of the engine's own operation at a site.
 *
 * @param context runs the operation
 */
export function valueAtSite({ op, operands }: Pick<Site, "op" | "operands">, context?: Context): Value {
  const evaluate = (): Value => applied(op, operands).value;
  return unobserved(() => (context === undefined ? evaluate() : context(evaluate)));
}

function applied(op: AnyOperation, operands: readonly Value[]): Var<Value> {
  const nodes = operands.map((value) => new Var<Value>(value));
  const isOfNumbers = operands.every((value) => typeof value === "number");
  if (!op.tensors && isOfNumbers) return (op as Operation)(...(nodes as never[])) as Var<never>;
  return call(op, nodes) as Var<Value>;
}

/**
 * Applies a rule for numbers at each entry of the result of an operation on numbers, and sums the contributions back to
 * the shape of the operand, as the engine does.
 *
 * @returns undefined if the rule has no contribution for some entry
 */
export function pullEntrywise(
  site: Site,
  g: Value,
  rule: (site: Site<number>, g: number) => number | undefined,
): Value | undefined {
  const { operands, result, operand } = site;
  if (typeof result === "number") return rule(site as Site<number>, g as number);
  const { shape } = result;
  const from = operands.map((value) => sources(shapeOf(value), shape));
  const data = new Float64Array(sizeOf(shape));
  for (let i = 0; i < data.length; i++) {
    const numbers = operands.map((value, k) => entryAt(value, from[k]?.[i] ?? 0));
    const sent = rule({ ...site, operands: numbers, result: entryAt(result, i) }, entryAt(g, i));
    if (sent === undefined) return undefined;
    data[i] = sent;
  }
  return summing(operands[operand] as Value)({ shape, data });
}
