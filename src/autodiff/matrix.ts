import { filled, shapeText } from "./tensor.ts";
import { shapeOf, type Tensor, type Value } from "./value.ts";

/**
 * Returns a value as a matrix, with its numbers of rows and columns.
 *
 * @param name the operation, for the message
 * @throws RangeError if its rank is not 2
 */
export function matrix(
  name: string,
  value: Value,
): { readonly rows: number; readonly columns: number; readonly data: Float64Array } {
  const shape = shapeOf(value);
  const [rows, columns] = shape;
  if (typeof value === "number" || shape.length !== 2 || rows === undefined || columns === undefined) {
    throw new RangeError(
      `${name}: a matrix is needed, not the shape ${shapeText(shape)}; give rows of numbers`,
    );
  }
  return { rows, columns, data: value.data };
}

/**
 * Returns the matrix product, adding terms in the order of the inner index.
 *
 * @param name the operation, for the message
 * @throws RangeError if the inner sizes differ: `matmul: inner sizes differ, [2,3] × [4,1]`
 */
export function product(name: string, left: Value, right: Value): Tensor {
  const [a, b] = [matrix(name, left), matrix(name, right)];
  if (a.columns !== b.rows) {
    throw new RangeError(
      `${name}: inner sizes differ, ${shapeText(shapeOf(left))} × ${shapeText(shapeOf(right))}`,
    );
  }
  return filled([a.rows, b.columns], (entry) => {
    const [row, column] = [Math.floor(entry / b.columns), entry % b.columns];
    let sum = 0;
    for (let k = 0; k < a.columns; k++) {
      sum += (a.data[row * a.columns + k] as number) * (b.data[k * b.columns + column] as number);
    }
    return sum;
  });
}

/**
 * Returns the transpose of a matrix.
 *
 * @throws RangeError if its rank is not 2
 */
export function transposed(value: Value): Tensor {
  const { rows, columns, data } = matrix("transpose", value);
  return filled(
    [columns, rows],
    (entry) => data[(entry % rows) * columns + Math.floor(entry / rows)] as number,
  );
}

/**
 * Sums a matrix over its rows: one number per column.
 *
 * @throws RangeError if its rank is not 2
 */
export function columnSums(value: Value): Tensor {
  const { rows, columns, data } = matrix("column sums", value);
  return filled([columns], (column) => {
    let sum = 0;
    for (let row = 0; row < rows; row++) sum += data[row * columns + column] as number;
    return sum;
  });
}
