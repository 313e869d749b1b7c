import type { Tensor, Value } from "./value.ts";

/** Nested arrays of numbers: a number for rank 0, a list for rank 1, a list of rows for rank 2. */
export type Nested = number | readonly Nested[];

/**
 * Creates a tensor from nested arrays, such as `tensor([[1, 2], [3, 4]])`. An empty list has size 0.
 *
 * @throws RangeError if rows differ in length or depth, naming the first that differs
 */
export function tensor(nested: Nested): Tensor {
  const shape = shapeOfNested(nested);
  const data: number[] = [];
  collect(nested, shape, "", data);
  return { shape, data: Float64Array.from(data) };
}

/** Returns the entries of a value as nested arrays; a number stays a number. */
export function nestedOf(value: Value): Nested {
  if (typeof value === "number") return value;
  const [size, ...rest] = value.shape;
  if (size === undefined) return value.data[0] ?? 0;
  const stride = sizeOf(rest);
  return Array.from({ length: size }, (_, i) =>
    nestedOf({ shape: rest, data: value.data.subarray(i * stride, (i + 1) * stride) }),
  );
}

/** Returns the numbers of nested arrays in row-major order; one NaN for undefined. */
export function flat(nested: Nested | undefined): number[] {
  return typeof nested === "object" ? nested.flatMap(flat) : [nested ?? Number.NaN];
}

/** Creates a tensor of a shape from a function of the entry's row-major position. */
export function filled(shape: readonly number[], entry: (i: number) => number): Tensor {
  return { shape, data: Float64Array.from({ length: sizeOf(shape) }, (_, i) => entry(i)) };
}

/** Returns the number of entries of a shape. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** Returns the entry at a row-major position; a number has the same entry everywhere. */
export function entryAt(value: Value, i: number): number {
  return typeof value === "number" ? value : (value.data[i] ?? Number.NaN);
}

/** Formats a shape for messages: `[2,3]`. */
export function shapeText(shape: readonly number[]): string {
  return `[${shape.join(",")}]`;
}

function shapeOfNested(nested: Nested): number[] {
  if (typeof nested === "number") return [];
  const [first] = nested;
  return [nested.length, ...(first === undefined ? [] : shapeOfNested(first))];
}

function collect(nested: Nested, shape: readonly number[], path: string, data: number[]): void {
  const [size, ...rest] = shape;
  const length = typeof nested === "number" ? undefined : nested.length;
  if (length !== size) {
    const got = length === undefined ? "is a number" : `has ${length} ${length === 1 ? "entry" : "entries"}`;
    const wanted = size === undefined ? "is a number" : `has ${size}`;
    throw new RangeError(`tensor: entry ${path} ${got}, but the first one ${wanted}; make all alike`);
  }
  if (typeof nested === "number") data.push(nested);
  else for (const [i, part] of nested.entries()) collect(part, rest, `${path}[${i}]`, data);
}
