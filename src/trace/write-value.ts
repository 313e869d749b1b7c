import { flat, type Nested, nestedOf } from "../autodiff/tensor.ts";
import type { Value } from "../autodiff/value.ts";
import { encodeFloat64 } from "./base64.ts";
import type { NestedJSON, NumberJSON, ValueJSON } from "./trace-json.ts";

/**
 * Maximum number of entries of a tensor written as nested arrays, for readability; larger tensors are packed.
 */
export const MAX_NESTED_ENTRIES = 64;

/** Writes a number so that JSON preserves every bit. */
export function writeNumber(x: number): NumberJSON {
  if (Number.isNaN(x)) return "NaN";
  if (x === Number.POSITIVE_INFINITY) return "Infinity";
  if (x === Number.NEGATIVE_INFINITY) return "-Infinity";
  return Object.is(x, -0) ? "-0" : x;
}

/**
 * Writes a number or a tensor. Tensors of rank 0 or without entries are packed: nested arrays would lose
 * their shape.
 */
export function writeValue(value: Value): ValueJSON {
  if (typeof value === "number") return writeNumber(value);
  const { shape, data } = value;
  const nested = shape.length > 0 && data.length > 0 && data.length <= MAX_NESTED_ENTRIES;
  return nested ? writeEntries(nestedOf(value)) : { float64: encodeFloat64(data), shape: [...shape] };
}

/** Writes nested arrays; packs them if they have many entries and a regular shape. */
export function writeNested(nested: Nested): ValueJSON {
  const shape = shapeOfNested(nested);
  const entries = shape?.reduce((product, size) => product * size, 1) ?? 0;
  if (shape === undefined || entries <= MAX_NESTED_ENTRIES) return writeEntries(nested);
  const data = Float64Array.from(flat(nested));
  return { float64: encodeFloat64(data), shape };
}

function writeEntries(nested: Nested): NestedJSON {
  return typeof nested === "number" ? writeNumber(nested) : nested.map(writeEntries);
}

/** Returns the shape of nested arrays; undefined if parts differ in shape. */
function shapeOfNested(nested: Nested): number[] | undefined {
  if (typeof nested === "number") return [];
  const [first, ...rest] = nested.map(shapeOfNested);
  if (nested.length === 0) return [0];
  if (first === undefined || rest.some((shape) => shape?.join() !== first.join())) return undefined;
  return [nested.length, ...first];
}
