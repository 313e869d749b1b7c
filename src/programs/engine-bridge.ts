import type { GraphNode } from "../autodiff/graph-node.ts";
import { unobserved } from "../autodiff/observe.ts";
import type { AnyOperation, Operation } from "../autodiff/operation.ts";
import { elementwise } from "../autodiff/operations/elementwise.ts";
import { reluLayer } from "../autodiff/operations/relu-layer.ts";
import type { Value as EngineValue } from "../autodiff/value.ts";
import { constant, type Var } from "../autodiff/var.ts";
import { runningLine, typeError, valueError } from "../python/exceptions.ts";
import { objectType, PyClass, typeOf, type Value } from "../python/object.ts";
import { PyHostObject, PyList } from "../python/values.ts";
import { programErrors } from "../words/en/program-errors.ts";
import { ArrayLeaf, type LeafHost } from "./array-leaf.ts";
import type { EngineFunction } from "./engine-functions.ts";
import { isRelu } from "./engine-functions.ts";
import type { InputRole } from "./inputs.ts";
import { engineValue, messageOf, numberIn } from "./python-values.ts";

/** What a program does with the engine, as it happens. */
export interface EngineUse {
  /** Returns the leaf that a call of `Var` on a line of the program makes, if the page gives it a value there. */
  leafAt(line: number): LeafHost | undefined;
  /** Makes the leaf of any other call of `Var`. */
  makeLeaf(value: EngineValue, role: InputRole | undefined): LeafHost;
  /** Called for each result, with the line that made it; not for results of segments that run again. */
  onResult(node: GraphNode, line: number): void;
  /** Called for each reverse sweep, to run it. */
  sweep(outputs: readonly (readonly [output: GraphNode, seed: EngineValue])[], run: () => void): void;
  /** Whether the trace has ended, so that nothing more is observed. */
  isOver?(): boolean;
}

/**
 * The way between Python and the engine in one run: a `Var` of Python is an object around a node of the engine, or
 * around an array that is one node or a node per entry.
 */
export class EngineBridge {
  readonly varType = new PyClass("Var", [objectType]);
  /** The constants that lists of the program have become. */
  readonly constants = new Map<PyList, GraphNode>();
  /** How many segments of checkpoints run again at present. */
  running = 0;
  readonly #wrapped = new WeakMap<LeafHost, PyHostObject>();
  readonly #originals = new WeakMap<GraphNode, GraphNode>();
  readonly #nameless = new WeakSet<LeafHost>();

  constructor(private readonly use: EngineUse) {
    const { varType } = this;
    varType.module = "pullback";
    varType.dispatches = true;
    varType.final = true;
    // Properties are set through the class, and there are no other attributes.
    varType.open = true;
    varType.slots = new Set();
  }

  /** Returns the Python value of a node or an array; always the same object. */
  wrap(host: LeafHost): PyHostObject {
    const known = this.#wrapped.get(host) ?? new PyHostObject(this.varType, host);
    this.#wrapped.set(host, known);
    return known;
  }

  /** Returns the Python value of an entry of an array, whose name is the array's with a number. */
  wrapEntry(entry: Var): PyHostObject {
    this.#nameless.add(entry);
    return this.wrap(entry);
  }

  /** Returns the node or the array behind a Python value; undefined for other values. */
  hostIn(value: Value | undefined): LeafHost | undefined {
    return value instanceof PyHostObject && value.cls === this.varType ? (value.host as LeafHost) : undefined;
  }

  /**
   * Returns the node behind a Python value, an array as one node; undefined for other values.
   *
   * @throws ValueError (of Python) for an array whose entries are nodes
   */
  nodeIn(value: Value | undefined): GraphNode | undefined {
    const host = this.hostIn(value);
    return host instanceof ArrayLeaf ? host.whole : host;
  }

  /** Returns the value behind a `Var`, without making an array one node; undefined for other values. */
  valueIn(value: Value | undefined): EngineValue | undefined {
    return this.hostIn(value)?.value;
  }

  /**
   * Returns the node or array that a variable of the program names; for a checkpoint and for an operand in its
   * segment, the node of which it is a copy. Undefined for values that are no `Var`, for entries of arrays, which are
   * named after their array, and for nodes of a segment that ran again.
   */
  namedIn(value: Value): LeafHost | undefined {
    const host = this.hostIn(value);
    if (host === undefined || this.#nameless.has(host)) return undefined;
    return host instanceof ArrayLeaf ? host : this.canonical(host);
  }

  /** Returns the node of the trace for a checkpoint or for an operand in its segment. */
  canonical(node: GraphNode): GraphNode {
    return this.#originals.get(node) ?? node;
  }

  /** Records that a node of the engine is a copy of another. */
  standsFor(node: GraphNode, original: GraphNode): void {
    this.#originals.set(node, this.canonical(original));
    if (this.#nameless.has(original)) this.#nameless.add(node);
  }

  /** Runs a segment of a checkpoint again: its nodes get no names. */
  again<T>(segment: () => T): T {
    this.running += 1;
    try {
      return segment();
    } finally {
      this.running -= 1;
    }
  }

  /** Returns a node for an operand: a `Var`, a number, or lists of numbers; undefined for other values. */
  operandIn(value: Value | undefined): GraphNode | undefined {
    const node = this.nodeIn(value);
    if (node !== undefined) return node;
    if (value instanceof PyList) return this.#constantOf(value);
    const number = numberIn(value);
    return number === undefined ? undefined : constant(number);
  }

  /** @throws TypeError (of Python) if the value is no operand */
  operandOf(value: Value | undefined, name: string): GraphNode {
    const operand = this.operandIn(value);
    if (operand !== undefined) return operand;
    const given = value === undefined ? programErrors.nothing : `'${typeOf(value).name}'`;
    throw typeError(programErrors.notOperand(name, given));
  }

  /** Returns the constant of a list: the same for each use, so that it has one name. */
  #constantOf(list: PyList): GraphNode {
    const value = engineValue(list, programErrors.takes.operation);
    const known = this.constants.get(list);
    if (known !== undefined && isSame(known.value, value)) return known;
    const made = constant(value);
    this.constants.set(list, made);
    return made;
  }

  /**
   * Runs an operation of the engine.
   *
   * @param name the function's name for the messages
   * @throws ValueError (of Python) for a RangeError of the engine
   */
  made(name: string, operate: () => GraphNode): Value {
    const line = runningLine();
    const node = this.guarded(name, () => this.observed(operate));
    if (this.running > 0 || this.use.isOver?.()) this.#nameless.add(node);
    else this.use.onResult(node, line);
    return this.wrap(node);
  }

  /** Runs code of the engine, unobserved if the trace has ended. */
  observed<T>(run: () => T): T {
    return this.use.isOver?.() ? unobserved(run) : run();
  }

  /** Runs code of the engine, whose errors become errors of Python. */
  guarded<T>(name: string, run: () => T): T {
    try {
      return run();
    } catch (thrown) {
      if (!(thrown instanceof RangeError)) throw thrown;
      throw valueError(messageOf(thrown).replace(/^[A-Za-z]+:/, `${name}():`));
    }
  }

  /** Applies an operation: one of scalars to tensors entry by entry. */
  apply(operation: AnyOperation, operands: readonly GraphNode[], name: string = operation.id): Value {
    return this.made(name, () => {
      const isOfNumbers = operands.every(({ value }) => typeof value === "number");
      if (operation.tensors || isOfNumbers) return operation(...(operands as never[]));
      return elementwise(operation as Operation, ...operands);
    });
  }

  /** Calls a function of the table with the arguments of a call in Python; missing ones are undefined. */
  call(called: EngineFunction, args: readonly (Value | undefined)[]): Value {
    const { name, operation } = called;
    if (operation === undefined) throw new TypeError(`${name} is no operation`);
    const operands = operation.rules.map((_, i) => this.operandOf(args[i], name));
    const [first] = operands;
    if (isRelu(called) && first !== undefined && typeof first.value !== "number") {
      return this.#relu(first, args[1], args[2]);
    }
    return this.apply(operation, operands, name);
  }

  #relu(x: GraphNode, stored: Value | undefined, atZero: Value | undefined): Value {
    const store = stored ?? "input";
    const kink = atZero === undefined ? 0 : numberIn(atZero);
    if (store !== "input" && store !== "output" && store !== "mask") throw valueError(programErrors.notStore);
    if (kink === undefined) throw typeError(programErrors.notKink);
    return this.made("relu", () => reluLayer(x, { store, kink }));
  }

  /** Returns a `Var` on a line of the program: the page's leaf if it gives one there, else a new one. */
  leaf(value: EngineValue, role: InputRole | undefined): Value {
    const given = this.use.leafAt(runningLine());
    if (given !== undefined) return this.wrap(given);
    const made = this.observed(() => this.use.makeLeaf(value, role));
    if (this.use.isOver?.()) this.#nameless.add(made);
    return this.wrap(made);
  }
}

/** Whether two values have the same shape and entries. */
function isSame(a: EngineValue, b: EngineValue): boolean {
  if (typeof a === "number" || typeof b === "number") return Object.is(a, b);
  return a.shape.join() === b.shape.join() && a.data.every((entry, i) => Object.is(entry, b.data[i]));
}
