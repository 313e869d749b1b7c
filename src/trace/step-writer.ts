import type { Value } from "../autodiff/value.ts";
import { CODES, type StepColumns, WITH_PARTIAL, ZERO } from "./step-columns.ts";

/** A sum: new values, and the places of stored ones. */
export interface StoredSum {
  readonly before: number;
  readonly contribution: Value;
  readonly after: Value;
  readonly incoming?: number | undefined;
  readonly partial?: number | undefined;
}

/** The columns while they grow. Only the first `length` rows and `size` entries are in use. */
export class StepWriter implements StepColumns {
  length = 0;
  size = 0;
  kinds = new Uint8Array(FIRST_LENGTH);
  refs = new Int32Array(FIRST_LENGTH);
  places = new Int32Array(FIRST_LENGTH);
  before = new Int32Array(FIRST_LENGTH);
  incoming = new Int32Array(FIRST_LENGTH);
  entries = new Float64Array(FIRST_LENGTH);

  /** Adds a row. */
  push(code: number, ref: number, place = 0, before = ZERO, incoming = ZERO): void {
    const row = this.length;
    if (row === this.kinds.length) this.#resize(2 * row);
    this.kinds[row] = code;
    this.refs[row] = ref;
    this.places[row] = place;
    this.before[row] = before;
    this.incoming[row] = incoming;
    this.length = row + 1;
  }

  /** Adds the row of a sum, and returns the place of the adjoint after it. */
  pushSum(kind: "seed" | "accumulate", ref: number, sum: StoredSum): number {
    const { before, contribution, after, incoming, partial } = sum;
    const place = this.store(contribution);
    const latest = this.store(after);
    if (partial !== undefined) this.store(partial);
    this.push(partial === undefined ? CODES[kind] : WITH_PARTIAL, ref, place, before, incoming);
    return latest;
  }

  /** Removes the rows from a position on and returns their codes, references and places. */
  takeFrom(start: number): { readonly code: number; readonly ref: number; readonly place: number }[] {
    const refs = this.refs.subarray(start, this.length);
    const taken = Array.from(refs, (ref, i) => ({
      code: this.kinds[start + i] as number,
      ref,
      place: this.places[start + i] as number,
    }));
    this.length = start;
    return taken;
  }

  /** Keeps the rows for which a function returns their new reference, and removes those for which it returns −1. */
  keep(refOf: (row: number) => number): void {
    const { length } = this;
    this.length = 0;
    for (let row = 0; row < length; row++) {
      const ref = refOf(row);
      if (ref < 0) continue;
      this.push(
        this.kinds[row] as number,
        ref,
        this.places[row] as number,
        this.before[row] as number,
        this.incoming[row] as number,
      );
    }
  }

  /** Stores a value and returns its place. */
  store(value: Value): number {
    const place = this.size;
    const end = place + (typeof value === "number" ? 1 : value.data.length);
    if (end > this.entries.length) this.entries = resized(this.entries, Math.max(2 * place, end));
    if (typeof value === "number") this.entries[place] = value;
    else this.entries.set(value.data, place);
    this.size = end;
    return place;
  }

  /** Returns the place if it holds a value to the bit, or else a new place with the value. */
  storeUnlessAt(place: number, value: Value): number {
    return this.isAt(place, value) ? place : this.store(value);
  }

  /** Replaces the value at a place by a value of the same shape. */
  replace(place: number, value: Value): void {
    if (typeof value === "number") this.entries[place] = value;
    else this.entries.set(value.data, place);
  }

  /** Returns true if a place holds a value, to the bit. */
  isAt(place: number, value: Value): boolean {
    const { entries } = this;
    if (typeof value === "number") return Object.is(place === ZERO ? 0 : entries[place], value);
    return value.data.every((entry, k) => Object.is(place === ZERO ? 0 : entries[place + k], entry));
  }

  /** Returns the columns, for the rows and entries so far. */
  finish(): StepColumns {
    this.#resize(this.length);
    const { kinds, refs, places, before, incoming, entries } = this;
    return { kinds, refs, places, before, incoming, entries: resized(entries, this.size) };
  }

  #resize(length: number): void {
    this.kinds = resized(this.kinds, length);
    this.refs = resized(this.refs, length);
    this.places = resized(this.places, length);
    this.before = resized(this.before, length);
    this.incoming = resized(this.incoming, length);
  }
}

/** Enough for most runs: a resize allocates all columns anew. */
const FIRST_LENGTH = 1024;

/** Returns a copy of a column with another length. */
function resized<Column extends Uint8Array | Int32Array | Float64Array>(
  column: Column,
  length: number,
): Column {
  const copy = new (column.constructor as new (length: number) => Column)(length);
  copy.set(column.subarray(0, length));
  return copy;
}
