/**
 * A read-only list whose items are made when they are read, so that equal items of two reads may be different
 * objects. Its methods are those of arrays. Two sequences are equal if their items are.
 */
export class Sequence<T> implements Iterable<T> {
  readonly #length: number;
  readonly #item: (index: number) => T;

  /** @param item returns the item at an index from 0 to `length` − 1 */
  constructor(length: number, item: (index: number) => T) {
    this.#length = length;
    this.#item = item;
  }

  get length(): number {
    return this.#length;
  }

  /** Returns the item at an index, which counts from the end if negative; undefined outside the list. */
  at(index: number): T | undefined {
    const from0 = index < 0 ? index + this.#length : index;
    return from0 >= 0 && from0 < this.#length ? this.#item(from0) : undefined;
  }

  *[Symbol.iterator](): Generator<T, undefined> {
    for (let i = 0; i < this.#length; i++) yield this.#item(i);
  }

  *entries(): Generator<[index: number, item: T], undefined> {
    for (let i = 0; i < this.#length; i++) yield [i, this.#item(i)];
  }

  map<U>(change: (item: T, index: number) => U): U[] {
    return Array.from({ length: this.#length }, (_, i) => change(this.#item(i), i));
  }

  flatMap<U>(change: (item: T, index: number) => U | readonly U[]): U[] {
    return [...this].flatMap((item, i) => change(item, i));
  }

  filter<S extends T>(isWanted: (item: T, index: number) => item is S): S[];
  filter(isWanted: (item: T, index: number) => boolean): T[];
  filter(isWanted: (item: T, index: number) => boolean): T[] {
    return [...this].filter(isWanted);
  }

  some(isWanted: (item: T) => boolean): boolean {
    return this.findIndex(isWanted) >= 0;
  }

  findIndex(isWanted: (item: T, index: number) => boolean): number {
    for (let i = 0; i < this.#length; i++) if (isWanted(this.#item(i), i)) return i;
    return -1;
  }

  findLastIndex(isWanted: (item: T) => boolean): number {
    for (let i = this.#length - 1; i >= 0; i--) if (isWanted(this.#item(i))) return i;
    return -1;
  }
}

/** Returns a function that makes each item once and then returns the same object. */
export function once<T>(make: (index: number) => T): (index: number) => T {
  const made: T[] = [];
  return (index) => {
    made[index] ??= make(index);
    return made[index];
  };
}
