import type { Frame } from "./callables.ts";
import type { PyClass, PyObject, Value } from "./object.ts";
import type { PyDict, PyInstance, PyList, PySet } from "./values.ts";

/** What ends a run and cannot be caught by the program. */
export type LimitKind = "steps" | "time" | "memory" | "output";

export interface Limits {
  /** Milliseconds. */
  readonly time: number;
  /** Statements, calls and items of built-in loops. */
  readonly steps: number;
  /** Estimated bytes of all values that the program can still reach. */
  readonly memory: number;
  /** Characters that are printed. */
  readonly output: number;
  /** Calls within calls, as in CPython. */
  readonly recursion: number;
}

export const DEFAULT_LIMITS: Limits = {
  time: 2000,
  steps: 2_000_000,
  memory: 64 * 2 ** 20,
  output: 10_000,
  recursion: 1000,
};

/** Ends a run. It is no exception of Python: no `except` or `finally` of the program sees it. */
export class LimitReached extends Error {
  constructor(
    readonly limit: LimitKind,
    message: string,
  ) {
    super(message);
  }
}

/** What a host is told while a program runs. `line` is the running line, from 1. */
export interface Hooks {
  /** Before each statement. */
  readonly onLine?: ((line: number, frame: Frame) => void) | undefined;
  /** After an instance of a class of the program is made, before its `__init__`. */
  readonly onInstance?: ((instance: PyInstance, cls: PyClass) => void) | undefined;
  /** The names of the attributes that the two functions below are told about. */
  readonly attributes?: ReadonlySet<string> | undefined;
  /** After an attribute of an instance is written; `before` is undefined for a new one. */
  readonly onAttribute?:
    | ((object: PyInstance, name: string, before: Value | undefined, after: Value, line: number) => void)
    | undefined;
  /** After an attribute of an instance is read. The program gets the object that the function returns, if it returns one. */
  readonly onRead?: ((object: PyInstance, name: string, value: Value) => PyObject | undefined) | undefined;
  /**
   * Before a dict's item is read by `dict[key]` or `dict.get`, where the key may be missing; and with `after`, when it is
   * set by a display or `dict[key] = value`, where `before` is undefined for a new key.
   */
  readonly onItem?: ((dict: PyDict, key: Value, after?: Value, before?: Value) => void) | undefined;
  /** After `list.append`, and after a set got a new element. */
  readonly onAppend?: ((collection: PyList | PySet, item: Value) => void) | undefined;
}

/** The state of a run. */
export interface Machine {
  /** Steps until {@link refuel} looks at the limits. */
  fuel: number;
  /** Steps given out so far, with the present fuel. */
  given: number;
  deadline: number;
  depth: number;
  frame: Frame | undefined;
  limits: Limits;
  hooks: Hooks;
  output: string;
  /** Bytes allocated in large pieces since the last census, and the bytes that the census found. */
  allocated: number;
  live: number;
  nextCensus: number;
  /** Adds up the estimated bytes of the values that the program can reach. */
  census: () => number;
  /** Numbers of objects, for `id`. */
  ids: WeakMap<object, number>;
  idsOfPrimitives: Map<Value, number>;
  nextId: number;
  /** Objects with a hash of their own, by that hash. */
  interned: Map<string, Value[]>;
  /** Modules that are loaded, and what loads the others. */
  modules: Map<string, Value>;
  loaders: ReadonlyMap<string, () => Value>;
  globals: Map<string, Value>;
  builtins: ReadonlyMap<string, Value>;
}

function fresh(): Machine {
  return {
    fuel: 0,
    given: 0,
    deadline: Number.POSITIVE_INFINITY,
    depth: 0,
    frame: undefined,
    limits: DEFAULT_LIMITS,
    hooks: {},
    output: "",
    allocated: 0,
    live: 0,
    nextCensus: CENSUS_STEPS,
    census: () => 0,
    ids: new WeakMap(),
    idsOfPrimitives: new Map(),
    nextId: 0x7f0000000000,
    interned: new Map(),
    modules: new Map(),
    loaders: new Map(),
    globals: new Map(),
    builtins: new Map(),
  };
}

const CHUNK = 4096;
const CENSUS_STEPS = 500_000;

/** The run that is going on: there is one at a time, so that no function needs it as an argument. */
export const vm: Machine = fresh();

/**
 * Runs a function in a state of its own, and goes back to the state before.
 *
 * @param state what differs from a fresh state
 */
export function inMachine<T>(state: Partial<Machine>, body: () => T): T {
  const before = { ...vm };
  Object.assign(vm, fresh(), state);
  vm.deadline = Date.now() + vm.limits.time;
  try {
    return body();
  } finally {
    Object.assign(vm, before);
  }
}

/** Looks at the limits, and gives out the next steps. Called when the fuel is below zero. */
export function refuel(): void {
  const used = vm.given - Math.min(vm.fuel, 0);
  const { steps, time } = vm.limits;
  if (used > steps) {
    throw new LimitReached("steps", `the program took more than ${steps.toLocaleString("en")} steps`);
  }
  if (Date.now() > vm.deadline) {
    throw new LimitReached("time", `the program ran for more than ${time / 1000} s`);
  }
  if (used > vm.nextCensus) {
    vm.nextCensus = used + CENSUS_STEPS;
    takeCensus();
  }
  const chunk = Math.max(1, Math.min(CHUNK, steps - used));
  vm.given = used + chunk;
  vm.fuel = chunk;
}

/** Counts steps of a built-in function, before it does them. */
export function charge(steps: number): void {
  vm.fuel -= steps;
  if (vm.fuel < 0) refuel();
}

/**
 * Counts a large piece of memory before it is allocated.
 *
 * @param bytes an estimate
 */
export function allocate(bytes: number): void {
  const { memory } = vm.limits;
  if (bytes > memory) tooLarge();
  charge(bytes / 512);
  vm.allocated += bytes;
  if (vm.live + vm.allocated > memory && vm.allocated > memory / 8) takeCensus();
}

function takeCensus(): void {
  vm.live = vm.census();
  vm.allocated = 0;
  if (vm.live > vm.limits.memory) tooLarge();
}

function tooLarge(): never {
  const size = Math.round(vm.limits.memory / 2 ** 20);
  throw new LimitReached("memory", `the program's values take more than ${size} MB`);
}
