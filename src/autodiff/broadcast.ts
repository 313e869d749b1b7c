import { filled, shapeText, sizeOf } from "./tensor.ts";
import { shapeOf, type Tensor, type Value } from "./value.ts";

/**
 * Returns the shape that operands broadcast to: sizes, aligned from the right, are equal, 1 or missing.
 *
 * @param name the operation, for the message
 * @throws RangeError if two sizes differ and neither is 1
 */
export function broadcastShape(name: string, operands: readonly Value[]): number[] {
  const shapes = operands.map(shapeOf);
  const rank = Math.max(...shapes.map((shape) => shape.length));
  return Array.from({ length: rank }, (_, axis) => {
    const sizes = shapes.map((shape) => shape[axis - rank + shape.length] ?? 1);
    const size = sizes.find((one) => one !== 1) ?? 1;
    if (sizes.every((one) => one === 1 || one === size)) return size;
    throw new RangeError(
      `${name}: shapes do not fit, ${shapes.map(shapeText).join(" and ")}; sizes must agree from the right or be 1`,
    );
  });
}

/** Returns the operand's position for each entry of the broadcast result, in row-major order. */
export function sources(operand: readonly number[], result: readonly number[]): number[] {
  const shift = result.length - operand.length;
  return Array.from({ length: sizeOf(result) }, (_, entry) => {
    let [source, stride, rest] = [0, 1, entry];
    for (let axis = result.length - 1; axis >= 0; axis--) {
      const size = result[axis] as number;
      const own = operand[axis - shift] ?? 1;
      if (own !== 1) source += (rest % size) * stride;
      stride *= own;
      rest = Math.floor(rest / size);
    }
    return source;
  });
}

/**
 * Returns a function that sums a contribution back to the operand's shape, the reverse of broadcasting.
 * Captures the operand's shape, not its entries.
 */
export function summing(operand: Value): (contribution: Tensor) => Value {
  const [own, isNumber] = [shapeOf(operand), typeof operand === "number"];
  return (contribution) => {
    const gathered = filled(own, () => 0);
    for (const [i, target] of sources(own, contribution.shape).entries()) {
      gathered.data[target] = (gathered.data[target] as number) + (contribution.data[i] as number);
    }
    return isNumber ? (gathered.data[0] as number) : gathered;
  };
}
