import { type Nested, nestedOf, shapeText } from "../autodiff/tensor.ts";
import { shapeOf, type Value } from "../autodiff/value.ts";
import { decodeFloat64 } from "./base64.ts";
import { type Field, fieldOf, listOf, numberOf, refuse, wholeOf } from "./json-field.ts";

/** 128 MiB of float64, far more than a page can show but little enough for a browser tab. */
const MAX_ENTRIES = 2 ** 24;
/** The memory of a list, counted in numbers. */
const LIST = 8;
/** The maximum rank in NumPy and PyTorch. */
const MAX_RANK = 64;

/** Reads the values of one document and counts their entries. */
export interface ValueReader {
  /**
   * Reads a number or a tensor.
   *
   * @throws RangeError if the value is neither, or if the document has too many entries
   */
  value(field: Field): Value;
  /** Reads a value of the same shape as `like`; `owner` names that value in messages. Throws like `value`. */
  valueLike(field: Field, like: Value, owner: string): Value;
  /** Reads nested arrays; rows may differ in length. Throws like `value`. */
  nested(field: Field): Nested;
}

/** Creates a reader with no entries counted yet. */
export function createValueReader(): ValueReader {
  let entries = 0;

  function count(field: Field, more: number): void {
    entries += more;
    if (entries <= MAX_ENTRIES) return;
    throw new RangeError(
      `readTrace: at ${field.path} there are more than ${MAX_ENTRIES} numbers, each list counted as ${LIST}; record less`,
    );
  }

  function value(field: Field): Value {
    if (Array.isArray(field.value)) return tensorOf(field);
    return typeof field.value === "object" && field.value !== null ? packedOf(field) : single(field);
  }

  function single(field: Field): number {
    count(field, 1);
    return numberOf(field);
  }

  function packedOf(field: Field): Value {
    const shape = sizesOf(fieldOf(field, "shape"));
    const size = shape.reduce((product, n) => product * n, 1);
    // Nested arrays may have far more lists than numbers: in shape [1000000, 0] all lists are empty.
    const lists = shape.map((_, depth) => shape.slice(0, depth).reduce((product, n) => product * n, 1));
    count(
      field,
      lists.reduce((sum, n) => sum + LIST * n, size),
    );
    const packed = fieldOf(field, "float64");
    if (typeof packed.value !== "string") refuse(packed, "; give the base64 of little-endian float64");
    const data = decodeFloat64(packed.value);
    if (data === undefined) refuse(packed, ", which is not the base64 of little-endian float64");
    if (data.length === size) return { shape, data };
    return refuse(packed, `, which is ${data.length} numbers; the shape ${shapeText(shape)} needs ${size}`);
  }

  function tensorOf(field: Field): Value {
    const shape: number[] = [];
    for (let part: unknown = field.value; Array.isArray(part); part = part[0]) {
      if (shape.length === MAX_RANK) refuse(field, `, nested deeper than ${MAX_RANK}; nest less`);
      shape.push(part.length);
    }
    const data: number[] = [];
    function collect(part: Field, depth: number): void {
      const size = shape[depth];
      if (size === undefined) {
        data.push(single(part));
        return;
      }
      if (!Array.isArray(part.value) || part.value.length !== size) {
        refuse(part, `, but the first one there is a list of ${size}; make all alike`);
      }
      count(part, LIST);
      for (const one of listOf(part, MAX_ENTRIES)) collect(one, depth + 1);
    }
    collect(field, 0);
    return { shape, data: Float64Array.from(data) };
  }

  function nested(field: Field, depth = 0): Nested {
    if (!Array.isArray(field.value)) return nestedOf(value(field));
    if (depth === MAX_RANK) refuse(field, `, nested deeper than ${MAX_RANK}; nest less`);
    count(field, LIST);
    return listOf(field, MAX_ENTRIES).map((part) => nested(part, depth + 1));
  }

  return {
    value,
    valueLike(field, like, owner) {
      const given = value(field);
      const [own, other] = [kindOf(given), kindOf(like)];
      if (own === other) return given;
      throw new RangeError(`readTrace: ${field.path} is ${own}, but ${owner} is ${other}; make both alike`);
    },
    nested: (field) => nested(field),
  };
}

/** Reads the sizes of a shape. */
export function sizesOf(field: Field): number[] {
  return listOf(field, MAX_RANK).map((size) => wholeOf(size, MAX_ENTRIES));
}

function kindOf(value: Value): string {
  return typeof value === "number" ? "a number" : `a tensor of shape ${shapeText(shapeOf(value))}`;
}
