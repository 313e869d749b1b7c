import { Cell, type Frame, PyFunction } from "../../python/callables.ts";
import { runningLine } from "../../python/exceptions.ts";
import { numberOf } from "../../python/host.ts";
import type { PyClass, Value } from "../../python/object.ts";
import { type PyDict, PyInstance, type PyList, type PySet } from "../../python/values.ts";
import { type Hooks, vm } from "../../python/vm.ts";
import { ADJOINT_NAMES, PARENT_NAMES, VALUE_NAMES, WATCHED_NAMES } from "./attribute-names.ts";
import { momentOf, type RawMoment } from "./moment.ts";
import { operationsNamed } from "./operation-names.ts";

/** An instance of a class of the program that got a number for its value, and where. */
export interface MadeNode {
  readonly instance: PyInstance;
  /** How many instances had been made before. */
  readonly number: number;
  /** The value: the last number before the first adjoint that is not 0. */
  value: number;
  /** The running calls without the module and `__init__`, the innermost first. */
  readonly callers: readonly string[];
  /** The innermost line outside of `__init__`. */
  readonly line: number;
  /** The line of the code that uses the engine: outside of the operation that made the node. */
  readonly userLine: number;
  /** The nodes whose values were read in the innermost call that read any, in order. */
  readonly reads: readonly PyInstance[];
  /** The numbers among the variables of that call. */
  readonly constants: readonly number[];
  /** The variables of the calls, if they are asked for. */
  readonly moment?: RawMoment | undefined;
  /** Whether an operation made it: a method of a node, or a function named as an operation. */
  readonly isWithin: boolean;
}

/** What happened to an adjoint, or to a list or a set that may belong to a topological sort. */
export type LogEntry =
  | {
      readonly kind: "write";
      readonly object: PyInstance;
      /** The dict that holds the adjoints by their nodes; undefined for an attribute. */
      readonly store: PyDict | undefined;
      /** Whether the node got its first adjoint when it was made. */
      readonly isInitial: boolean;
      readonly before: number;
      readonly after: number;
      readonly line: number;
      /** The adjoints read since the last write, in order. */
      readonly reads: readonly PyInstance[];
      /** The adjoints read earlier in the same call, the latest last. */
      readonly earlier: readonly PyInstance[];
      /** The instances that the variables of the running calls hold, the innermost call first. */
      readonly around: readonly PyInstance[];
      /** Whether no function of the program runs. */
      readonly isTop: boolean;
      readonly moment?: RawMoment | undefined;
      /** How many nodes existed. */
      readonly nodes: number;
    }
  | {
      readonly kind: "append";
      readonly moment?: RawMoment | undefined;
      readonly collection: PyList | PySet;
      readonly item: Value;
      readonly line: number;
      readonly nodes: number;
    };

/** What a run did with objects that may be nodes of an engine of the program's own. */
export interface RunLog {
  /** In the order in which they got their values. */
  readonly made: readonly MadeNode[];
  readonly entries: readonly LogEntry[];
  /** Returns whether an instance's class has adjoints. */
  isNode(instance: PyInstance): boolean;
  /** What the attributes for parents held last, before they were emptied. */
  readonly parents: Pick<ReadonlyMap<PyInstance, Value>, "get">;
  /** Returns the object whose `id` a number is, of those that were made. */
  objectWithId(id: Value): PyInstance | undefined;
  /** Whether an adjoint was written that is no number. */
  readonly hasOtherAdjoints: boolean;
  /** Whether the program set adjoints of nodes that it made after its first sweep. */
  readonly hasLaterSweep: boolean;
  /** Whether there was more than is logged. */
  readonly isCut: boolean;
}

/** An adjoint that was read. */
interface Read {
  readonly object: PyInstance;
  readonly store: PyDict | undefined;
  readonly frame: Frame;
}

const MOST_NODES = 20_000;
const MOST_ENTRIES = 200_000;
/** How many reads of one call, and how many calls, are looked at. */
const [MOST_READS, MOST_FRAMES] = [64, 40];

/**
 * Creates hooks that log a run.
 *
 * @param hasMoments whether to keep the variables of the running calls at each step
 */
export function createRunLog(hasMoments = false): { readonly hooks: Hooks; finish(): RunLog } {
  const made: MadeNode[] = [];
  const known = new Map<PyInstance, MadeNode>();
  const entries: LogEntry[] = [];
  // Weak, as a program may make and drop any number of objects.
  const parents = new WeakMap<PyInstance, Value>();
  const withAdjoint = new WeakSet<PyInstance>();
  const classes = new Set<PyClass>();
  const valueReads = new WeakMap<Frame, PyInstance[]>();
  const adjointReads = new WeakMap<Frame, Read[]>();
  let sinceWrite: Read[] = [];
  let instances = 0;
  const numbers = new WeakMap<PyInstance, number>();
  let hasStarted = false;
  // Nodes that are made after a sweep belong to the next one, which is not watched.
  let isOver = false;
  let hasLaterSweep = false;
  let hasOtherAdjoints = false;
  let isCut = false;
  let ids: WeakMap<object, number> = new WeakMap();

  function log(entry: LogEntry): void {
    if (entries.length < MOST_ENTRIES) entries.push(entry);
    else isCut = true;
  }

  function onMade(instance: PyInstance, value: number): void {
    isOver ||= hasStarted;
    if (isOver) return;
    if (made.length >= MOST_NODES) {
      isCut = true;
      return;
    }
    const frames = runningCalls();
    const calls = frames.filter(({ code }) => code.name !== "__init__");
    const isOperation = (frame: Frame) => isMethod(frame) || operationsNamed(frame.code.name).length > 0;
    const reading = frames.find((frame) => (valueReads.get(frame)?.length ?? 0) > 0);
    const reads = reading === undefined ? [] : (valueReads.get(reading) ?? []);
    const inner = calls.filter(isFunction);
    const node: MadeNode = {
      instance,
      number: numbers.get(instance) ?? -1,
      value,
      callers: inner.map(({ code }) => code.name),
      line: calls[0]?.at.line ?? 0,
      userLine:
        (calls.find((frame, i) => !isFunction(frame) || (i > 0 && !isOperation(frame))) ?? calls.at(-1))?.at
          .line ?? 0,
      reads: [...reads],
      constants: [...new Set(frames.slice(0, 3).flatMap(numbersIn))],
      isWithin: inner.some(isOperation),
      moment: hasMoments ? momentOf(frames) : undefined,
    };
    for (const frame of frames) valueReads.delete(frame);
    made.push(node);
    known.set(instance, node);
  }

  /** Whether a call is that of a method of a node. */
  function isMethod({ code, slots }: Frame): boolean {
    const [self] = slots;
    const object = self instanceof Cell ? self.value : self;
    if (!(object instanceof PyInstance) || !known.has(object)) return false;
    const method = object.cls.lookup(code.name);
    return method instanceof PyFunction && method.code === code;
  }

  function adjointRead(object: PyInstance, store: PyDict | undefined): void {
    const { frame } = vm;
    if (frame === undefined) return;
    const read = { object, store, frame };
    if (sinceWrite.length < MOST_READS) sinceWrite.push(read);
    const reads = adjointReads.get(frame) ?? [];
    if (reads.length < MOST_READS) reads.push(read);
    adjointReads.set(frame, reads);
  }

  function adjointWritten(
    object: PyInstance,
    store: PyDict | undefined,
    before: number,
    after: number,
    line: number,
  ): void {
    const frames = runningCalls();
    const isInitial = !withAdjoint.has(object) && (after === 0 || frames[0]?.code.name === "__init__");
    withAdjoint.add(object);
    classes.add(object.cls);
    const reads = isInitial ? [] : readsForWrite(frames, store);
    if (!isInitial) sinceWrite = [];
    if (after !== 0 && !isInitial) hasStarted = true;
    const isZeroing = after === 0 && reads.length === 0;
    const [inner] = frames;
    const own = (inner && adjointReads.get(inner)) ?? [];
    // An adjoint that is read to be added to is not passed on.
    if (reads.includes(object))
      own.splice(
        own.findLastIndex((read) => read.object === object),
        1,
      );
    log({
      kind: "write",
      object,
      store,
      isInitial,
      before,
      after,
      line,
      reads,
      earlier: isZeroing ? [] : own.flatMap((read) => (read.store === store ? [read.object] : [])),
      around: isZeroing
        ? []
        : frames.slice(0, 8).flatMap((frame) => (isFunction(frame) ? instancesIn(frame) : [])),
      isTop: !frames.some(isFunction),
      moment: hasMoments ? momentOf(frames) : undefined,
      nodes: made.length,
    });
  }

  /**
   * Returns the adjoints that were read for a write: since the last write, in the calls that are running, or else in calls
   * that have ended. What the module reads, such as for `print`, counts only for what the module writes.
   */
  function readsForWrite(running: readonly Frame[], store: PyDict | undefined): PyInstance[] {
    const isTop = !running.some(isFunction);
    const reads = sinceWrite.filter((read) => read.store === store && (isTop || isFunction(read.frame)));
    const own = reads.filter(({ frame }) => running.includes(frame));
    return (own.length > 0 ? own : reads).map(({ object }) => object);
  }

  const hooks: Hooks = {
    attributes: WATCHED_NAMES,
    onInstance(instance) {
      numbers.set(instance, instances++);
      ids = vm.ids;
    },
    onRead(object, name) {
      if (isOver) return undefined;
      if (VALUE_NAMES.has(name)) {
        if (!known.has(object)) return undefined;
        for (const frame of runningCalls()) {
          if (!isFunction(frame)) continue;
          const reads = valueReads.get(frame) ?? [];
          if (reads.length < MOST_READS) reads.push(object);
          valueReads.set(frame, reads);
        }
      } else if (ADJOINT_NAMES.has(name) && withAdjoint.has(object)) adjointRead(object, undefined);
      return undefined;
    },
    onAttribute(object, name, before, after, line) {
      if (isOver) {
        hasLaterSweep ||= ADJOINT_NAMES.has(name) && after !== null && numberOf(after) !== 0;
        return;
      }
      if (VALUE_NAMES.has(name)) {
        const value = numberOf(after);
        const node = known.get(object);
        if (value === undefined) return;
        if (node === undefined) onMade(object, value);
        else if (!hasStarted) node.value = value;
      } else if (ADJOINT_NAMES.has(name)) {
        const number = after === null ? 0 : numberOf(after);
        if (number === undefined) hasOtherAdjoints = true;
        else adjointWritten(object, undefined, numberIn(before), number, line);
      } else if (PARENT_NAMES.has(name) && !isEmpty(after)) parents.set(object, after);
    },
    onItem(dict, key, after, before) {
      if (isOver) hasLaterSweep ||= key instanceof PyInstance && after !== undefined && numberOf(after) !== 0;
      if (isOver || !(key instanceof PyInstance) || !known.has(key)) return;
      const number = after === undefined ? undefined : numberOf(after);
      if (after === undefined) adjointRead(key, dict);
      else if (number !== undefined) adjointWritten(key, dict, numberIn(before), number, runningLine());
    },
    onAppend(collection, item) {
      if (isOver || known.size === 0) return;
      if (typeof item === "number" || item instanceof PyInstance) {
        const moment = hasMoments ? momentOf(runningCalls()) : undefined;
        log({ kind: "append", collection, item, line: runningLine(), nodes: made.length, moment });
      }
    },
  };

  return {
    hooks,
    finish() {
      const byId = new Map<number, PyInstance>();
      for (const { instance } of made) {
        const id = ids.get(instance);
        if (id !== undefined) byId.set(id, instance);
      }
      const store = storeOf(entries);
      return {
        made,
        isNode: ({ cls }) => classes.has(cls),
        entries: entries.filter((entry) => entry.kind === "append" || entry.store === store),
        parents,
        objectWithId: (id) => (typeof id === "number" ? byId.get(id) : undefined),
        hasOtherAdjoints,
        hasLaterSweep,
        isCut,
      };
    },
  };
}

/** Returns the dict with the adjoints, the one that was written most; undefined if attributes hold adjoints. */
function storeOf(entries: readonly LogEntry[]): PyDict | undefined {
  const counts = new Map<PyDict | undefined, number>();
  for (const entry of entries) {
    if (entry.kind === "write") counts.set(entry.store, (counts.get(entry.store) ?? 0) + 1);
  }
  return counts.has(undefined) ? undefined : [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0];
}

function numberIn(value: Value | undefined): number {
  return value === undefined ? 0 : (numberOf(value) ?? 0);
}

/** Returns the running calls of the program, the innermost first, with the module. */
function runningCalls(): Frame[] {
  const frames: Frame[] = [];
  for (let { frame } = vm; frame && frames.length < MOST_FRAMES; frame = frame.back) {
    if (!frame.code.hidden) frames.push(frame);
  }
  return frames;
}

/** Whether a call is not that of the module or of a class body. */
function isFunction({ namespace }: Frame): boolean {
  return namespace === undefined;
}

function* valuesIn({ slots }: Frame): Generator<Value> {
  for (const slot of slots) {
    const value = slot instanceof Cell ? slot.value : slot;
    if (value !== undefined) yield value;
  }
}

/** Returns the instances among the variables of a call, the variables that were bound last first. */
function instancesIn(frame: Frame): PyInstance[] {
  return [...valuesIn(frame)].filter((value) => value instanceof PyInstance).reverse();
}

function numbersIn(frame: Frame): number[] {
  if (!isFunction(frame)) return [];
  return [...valuesIn(frame)].flatMap((value) => numberOf(value) ?? []);
}

function isEmpty(value: Value): boolean {
  if (value === null) return true;
  const { items, map } = value as {
    readonly items?: readonly Value[];
    readonly map?: ReadonlyMap<unknown, Value>;
  };
  return items?.length === 0 || map?.size === 0;
}
