import { shapeOf, type Value } from "../autodiff/value.ts";
import { SLOT } from "./slots.ts";

const SYMBOL = new RegExp(`^(?:${SLOT}|(?:\\\\bar )?[A-Za-z](?:_(?:\\w|\\{\\w+\\}))?)$`, "u");

/**
 * Returns the TeX of a contribution to an operand that was broadcast: its entries are summed back to the
 * operand's shape, over all entries, over the columns, or over the rows.
 *
 * @param rows number of rows, or a symbol for it.
 */
export function sumToShapeTex(contribution: string, result: Value, operand: Value, rows: string): string {
  const [to, from] = [shapeOf(operand), shapeOf(result)];
  if (to.join() === from.join()) return contribution;
  if (to.length === 2 && to[0] === from[0] && to[1] === 1) return `\\operatorname{rowsum}(${contribution})`;
  if (to.at(-1) === from.at(-1)) return `\\sum_{i=1}^{${rows}} ${indexed(contribution)}`;
  return `\\operatorname{sum}(${contribution})`;
}

function indexed(tex: string): string {
  return SYMBOL.test(tex) ? `${tex}_i` : `(${tex})_i`;
}
