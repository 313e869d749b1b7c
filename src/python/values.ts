import {
  dictType,
  ellipsisType,
  floatType,
  type HashKey,
  listType,
  moduleType,
  notImplementedType,
  type PyClass,
  PyObject,
  rangeType,
  setType,
  sliceType,
  tupleType,
  type Value,
} from "./object.ts";

export class PyFloat extends PyObject {
  constructor(readonly value: number) {
    super();
  }
  get cls(): PyClass {
    return floatType;
  }
}

export class PyList extends PyObject {
  constructor(
    public items: Value[],
    readonly cls: PyClass = listType,
  ) {
    super();
  }
  attributes: Map<string, Value> | undefined = undefined;
}

export class PyTuple extends PyObject {
  constructor(
    readonly items: readonly Value[],
    readonly cls: PyClass = tupleType,
  ) {
    super();
  }
  attributes: Map<string, Value> | undefined = undefined;
}

/** A dict in the order of insertion. */
export class PyDict extends PyObject {
  /** Keys that are not their own hash key, such as floats and tuples. */
  originals: Map<HashKey, Value> | undefined = undefined;
  attributes: Map<string, Value> | undefined = undefined;

  constructor(
    readonly map: Map<HashKey, Value> = new Map(),
    readonly cls: PyClass = dictType,
  ) {
    super();
  }

  /** Returns the key that the program used. */
  keyOf(key: HashKey): Value {
    return this.originals?.get(key) ?? key;
  }

  store(hash: HashKey, key: Value, value: Value): void {
    if (hash !== key && !this.map.has(hash)) {
      this.originals ??= new Map();
      this.originals.set(hash, key);
    }
    this.map.set(hash, value);
  }

  remove(hash: HashKey): boolean {
    this.originals?.delete(hash);
    return this.map.delete(hash);
  }

  clear(): void {
    this.map.clear();
    this.originals = undefined;
  }
}

export class PySet extends PyObject {
  /** The elements in the order in which CPython would iterate, until the set changes; see `sets.ts`. */
  order: readonly Value[] | undefined = undefined;
  /** The mask that CPython's hash table starts with. */
  mask = 7;
  attributes: Map<string, Value> | undefined = undefined;

  constructor(
    readonly map: Map<HashKey, Value> = new Map(),
    readonly cls: PyClass = setType,
  ) {
    super();
  }
}

export class PyRange extends PyObject {
  constructor(
    readonly start: number,
    readonly stop: number,
    readonly step: number,
  ) {
    super();
  }
  get cls(): PyClass {
    return rangeType;
  }
  get length(): number {
    return Math.max(0, Math.ceil((this.stop - this.start) / this.step));
  }
}

export class PySlice extends PyObject {
  constructor(
    readonly start: Value,
    readonly stop: Value,
    readonly step: Value,
  ) {
    super();
  }
  get cls(): PyClass {
    return sliceType;
  }
}

/** An instance of a class of the program. */
export class PyInstance extends PyObject {
  readonly attributes = new Map<string, Value>();
  constructor(public cls: PyClass) {
    super();
  }
}

/** An instance of a host's class; `host` is out of every program's reach. */
export class PyHostObject extends PyInstance {
  constructor(
    cls: PyClass,
    readonly host: unknown,
  ) {
    super(cls);
  }
}

export class PyModule extends PyObject {
  constructor(
    readonly name: string,
    readonly attributes: ReadonlyMap<string, Value>,
  ) {
    super();
  }
  get cls(): PyClass {
    return moduleType;
  }
}

/** An object whose `next` returns the next item, or undefined at the end. */
export abstract class PyIterator extends PyObject {
  abstract next(): Value | undefined;
}

/** An iterator from a function. */
export class NativeIterator extends PyIterator {
  constructor(
    readonly cls: PyClass,
    readonly next: () => Value | undefined,
  ) {
    super();
  }
}

class Singleton extends PyObject {
  constructor(readonly cls: PyClass) {
    super();
  }
}

export const notImplemented: PyObject = new Singleton(notImplementedType);
export const ellipsis: PyObject = new Singleton(ellipsisType);
