import { type Nested, nestedOf } from "../autodiff/tensor.ts";
import type { Value } from "../autodiff/value.ts";
import { encodeFloat64 } from "./base64.ts";
import type { NestedJSON, NumberJSON, ValueJSON } from "./trace-json.ts";

/** Tensors of up to so many entries are written as nested arrays, for people to read; larger ones packed. */
export const MAX_NESTED_ENTRIES = 64;

/** Writes a number so that JSON keeps it to the bit. */
export function writeNumber(x: number): NumberJSON {
  if (Number.isNaN(x)) return "NaN";
  if (x === Number.POSITIVE_INFINITY) return "Infinity";
  if (x === Number.NEGATIVE_INFINITY) return "-Infinity";
  return Object.is(x, -0) ? "-0" : x;
}

/** Writes a number or a tensor. Tensors of rank 0 and without entries are packed: nested arrays lose their shape. */
export function writeValue(value: Value): ValueJSON {
  if (typeof value === "number") return writeNumber(value);
  const { shape, data } = value;
  const nested = shape.length > 0 && data.length > 0 && data.length <= MAX_NESTED_ENTRIES;
  return nested ? writeEntries(nestedOf(value)) : { float64: encodeFloat64(data), shape: [...shape] };
}

/** Writes nested arrays, packed if they have many entries and their rows are of one shape. */
export function writeNested(nested: Nested): ValueJSON {
  const shape = shapeOf(nested);
  const entries = shape?.reduce((product, size) => product * size, 1) ?? 0;
  if (shape === undefined || entries <= MAX_NESTED_ENTRIES) return writeEntries(nested);
  const data = Float64Array.from(entriesOf(nested));
  return { float64: encodeFloat64(data), shape };
}

function writeEntries(nested: Nested): NestedJSON {
  return typeof nested === "number" ? writeNumber(nested) : nested.map(writeEntries);
}

function entriesOf(nested: Nested): number[] {
  return typeof nested === "number" ? [nested] : nested.flatMap(entriesOf);
}

/** The shape of nested arrays; undefined if the parts of one differ in shape. */
function shapeOf(nested: Nested): number[] | undefined {
  if (typeof nested === "number") return [];
  const [first, ...rest] = nested.map(shapeOf);
  if (nested.length === 0) return [0];
  if (first === undefined || rest.some((shape) => shape?.join() !== first.join())) return undefined;
  return [nested.length, ...first];
}
