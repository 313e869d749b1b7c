import { stepAt } from "../../autodiff/differences.ts";
import { numberOf } from "../../python/host.ts";
import { PyFloat, type PyInstance } from "../../python/values.ts";
import { type Hooks, LimitReached } from "../../python/vm.ts";
import { VALUE_NAMES, WATCHED_NAMES } from "./attribute-names.ts";
import type { MadeNode } from "./run-log.ts";

/** Finds the partial derivative of a node by one of its operands; undefined if there is none to be found. */
export type FindSlope = (node: MadeNode, operand: MadeNode) => number | undefined;

/** The time for all differences of a program, in milliseconds, and the number of its runs. */
const [MOST_TIME, MOST_RUNS] = [600, 400];
/** The relative difference of two estimates above which there is no derivative. */
const APART = 1e-3;

/**
 * Returns a function that finds partial derivatives by differences: it runs the program again, up to the node, and
 * gives the code that makes the node a shifted value of the operand.
 *
 * @param rerun runs the program again with other hooks
 */
export function slopeFinder(made: readonly MadeNode[], rerun: (hooks: Hooks) => void): FindSlope {
  const positions = new Map(made.map((node, i) => [node, i]));
  let runs = 0;
  let deadline = Number.POSITIVE_INFINITY;

  function valueAt(node: MadeNode, operand: MadeNode, shift: number): number {
    if (runs === 0) deadline = Date.now() + MOST_TIME;
    runs += 1;
    const target = positions.get(node);
    let [instances, count] = [0, 0];
    const numbers = new WeakMap<PyInstance, number>();
    const known = new WeakSet<PyInstance>();
    let value = Number.NaN;
    rerun({
      attributes: WATCHED_NAMES,
      onInstance: (instance) => numbers.set(instance, instances++),
      onRead(object, name, given) {
        if (count !== target || !VALUE_NAMES.has(name) || numbers.get(object) !== operand.number)
          return undefined;
        const number = numberOf(given);
        return number === undefined ? undefined : new PyFloat(number + shift);
      },
      onAttribute(object, name, _, after) {
        const number = VALUE_NAMES.has(name) && !known.has(object) ? numberOf(after) : undefined;
        if (number === undefined) return;
        known.add(object);
        if (count++ !== target) return;
        value = number;
        throw new LimitReached("steps", "");
      },
    });
    return value;
  }

  return (node, operand) => {
    if (runs > MOST_RUNS || Date.now() > deadline) return undefined;
    const h = stepAt(operand.value);
    const [near, far] = [h, 2 * h].map(
      (step) => (valueAt(node, operand, step) - valueAt(node, operand, -step)) / (2 * step),
    ) as [number, number];
    const slope = (4 * near - far) / 3;
    const isSmooth = Math.abs(near - far) <= APART * Math.max(Math.abs(near), Math.abs(far));
    return Number.isFinite(slope) && slope !== 0 && isSmooth ? slope : undefined;
  };
}
