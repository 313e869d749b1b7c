import { backward } from "../autodiff/backward.ts";
import { checkpoint } from "../autodiff/checkpoint.ts";
import { type GraphNode, isConstant } from "../autodiff/graph-node.ts";
import { unobserved } from "../autodiff/observe.ts";
import type { Operation } from "../autodiff/operation.ts";
import { operations } from "../autodiff/operations/all.ts";
import { add, div, mul, neg, sub } from "../autodiff/operations/arithmetic.ts";
import { elementwise } from "../autodiff/operations/elementwise.ts";
import { matmul, transpose } from "../autodiff/operations/matrices.ts";
import { abs } from "../autodiff/operations/piecewise.ts";
import { pow, square } from "../autodiff/operations/powers.ts";
import { mean, sum } from "../autodiff/operations/reductions.ts";
import { type Value as EngineValue, shapeOf, zeroLike } from "../autodiff/value.ts";
import { constant, Var } from "../autodiff/var.ts";
import { PyProperty } from "../python/callables.ts";
import { call } from "../python/calls.ts";
import { runningLine, typeError, valueError } from "../python/exceptions.ts";
import { addMethods, type Bodies, builtin } from "../python/native.ts";
import { objectType, PyClass, typeOf, type Value } from "../python/object.ts";
import { repr } from "../python/represent.ts";
import { notImplemented, PyHostObject, PyList, PyModule, PyTuple } from "../python/values.ts";
import { engineValue, messageOf, numberIn, pythonValue } from "./python-values.ts";

/** What a program does with the engine, as it happens. */
export interface EngineUse {
  /** Returns the node that a call of `Var` on a line of the program makes, if the page gives it a value there. */
  leafAt(line: number): GraphNode | undefined;
  /** Called for each other node that `Var` makes. */
  onLeaf(node: GraphNode): void;
  /** Called for each result, with the line that made it. */
  onResult(node: GraphNode, line: number): void;
  /** Called for each reverse sweep, before it runs. */
  onSweep(outputs: readonly (readonly [output: GraphNode, seed: EngineValue])[]): void;
}

/** The module `pullback` of a run. */
export interface EngineModule {
  readonly module: PyModule;
  /** The names that a program has without an import: those that are no names of Python's own. */
  readonly implied: Readonly<Record<string, Value>>;
  /** Returns the node behind a Python value; undefined for other values. */
  nodeIn(value: Value): GraphNode | undefined;
}

/** Functions of Python's own that a function of the engine does not replace without an import. */
const OWN_NAMES = new Set(["abs", "max", "min", "pow", "sum"]);

/**
 * Makes the module `pullback`: the engine's `Var`, its operations as functions, operators and methods, `backward` and
 * `checkpoint`. A `Var` of Python is an object around a node of the real engine.
 */
export function createEngineModule(use: EngineUse): EngineModule {
  const varType = new PyClass("Var", [objectType]);
  varType.module = "pullback";
  varType.dispatches = true;
  varType.final = true;
  // Properties are set through the class, and there are no other attributes.
  varType.open = true;
  varType.slots = new Set();
  const wrapped = new WeakMap<GraphNode, PyHostObject>();

  function wrap(node: GraphNode): PyHostObject {
    const known = wrapped.get(node) ?? new PyHostObject(varType, node);
    wrapped.set(node, known);
    return known;
  }
  const nodeIn = (value: Value | undefined): GraphNode | undefined =>
    value instanceof PyHostObject && value.cls === varType ? (value.host as GraphNode) : undefined;

  /** Returns an operand: a node, or a constant for a number. */
  function operandIn(value: Value | undefined): GraphNode | undefined {
    const node = nodeIn(value);
    if (node !== undefined) return node;
    if (value instanceof PyList) return constant(engineValue(value, "an operation"));
    const number = numberIn(value);
    return number === undefined ? undefined : constant(number);
  }

  function operandOf(value: Value | undefined, name: string): GraphNode {
    const operand = operandIn(value);
    if (operand !== undefined) return operand;
    const given = value === undefined ? "nothing" : `'${typeOf(value).name}'`;
    throw typeError(`${name}() takes a Var or a number, not ${given}`);
  }

  /** Runs an operation of the engine, whose errors become errors of Python. */
  function made(operate: () => GraphNode): Value {
    const line = runningLine();
    let node: GraphNode;
    try {
      node = operate();
    } catch (thrown) {
      if (thrown instanceof RangeError) throw valueError(messageOf(thrown));
      throw thrown;
    }
    use.onResult(node, line);
    return wrap(node);
  }

  /** Applies a scalar operation, to tensors entry by entry. */
  function applied(op: Operation, operands: readonly GraphNode[]): Value {
    const isOfNumbers = operands.every(({ value }) => typeof value === "number");
    return made(() => (isOfNumbers ? op(...(operands as Var[])) : elementwise(op, ...operands)));
  }

  const functionOf = (op: Operation) => {
    const arity = op.rules.length;
    return builtin(`${op.id} ${arity}`, (...args: Value[]) =>
      applied(
        op,
        args.slice(0, arity).map((arg) => operandOf(arg, op.id)),
      ),
    );
  };

  /** The methods of an operator of two operands: with a `Var` on the left, and on the right. */
  function operator(name: string, op: (a: GraphNode, b: GraphNode) => Value): Bodies {
    const method = (isReflected: boolean) => (self: Value, other: Value) => {
      const [own, given] = [nodeIn(self), operandIn(other)];
      if (own === undefined || given === undefined) return notImplemented;
      return isReflected ? op(given, own) : op(own, given);
    };
    return { [`__${name}__ 1`]: method(false), [`__r${name}__ 1`]: method(true) };
  }

  const power = (a: GraphNode, b: GraphNode): Value => {
    return isConstant(b) && b.value === 2 ? applied(square, [a]) : applied(pow, [a, b]);
  };
  const compared = (holds: (a: number, b: number) => boolean) => (self: Value, other: Value) => {
    const [a, b] = [nodeIn(self)?.value, nodeIn(other)?.value ?? numberIn(other)];
    return typeof a === "number" && typeof b === "number" ? holds(a, b) : notImplemented;
  };

  addMethods(varType, {
    ...operator("add", (a, b) => applied(add, [a, b])),
    ...operator("sub", (a, b) => applied(sub, [a, b])),
    ...operator("mul", (a, b) => applied(mul, [a, b])),
    ...operator("truediv", (a, b) => applied(div, [a, b])),
    ...operator("pow", power),
    ...operator("matmul", (a, b) => made(() => matmul(a as never, b as never))),
    "__neg__ 0": (self: Value) => applied(neg, [operandOf(self, "neg")]),
    "__pos__ 0": (self: Value) => self,
    "__abs__ 0": (self: Value) => applied(abs, [operandOf(self, "abs")]),
    "__lt__ 1": compared((a, b) => a < b),
    "__le__ 1": compared((a, b) => a <= b),
    "__gt__ 1": compared((a, b) => a > b),
    "__ge__ 1": compared((a, b) => a >= b),
    "__repr__ 0": (self: Value) => `Var(${repr(pythonValue(operandOf(self, "repr").value))})`,
    "backward 0-1": (self: Value, seed: Value | undefined) =>
      sweep([self], seed === undefined ? undefined : [seed]),
    "transpose 0": (self: Value) => made(() => transpose(operandOf(self, "transpose") as never)),
    "sum 0": (self: Value) => made(() => sum(operandOf(self, "sum") as never)),
    "mean 0": (self: Value) => made(() => mean(operandOf(self, "mean") as never)),
  });
  for (const op of operations) {
    if (op.rules.length !== 1) continue;
    const { id } = op;
    addMethods(varType, { [`${id} 0`]: (self: Value) => applied(op, [operandOf(self, id)]) });
  }
  const readOnly = (name: string, read: (node: GraphNode) => Value) => {
    const get = builtin(`${name} 0`, (self: Value) => read(operandOf(self, name)), varType);
    varType.attributes.set(name, new PyProperty(get, null, null, name));
  };
  readOnly("value", ({ value }) => pythonValue(value));
  readOnly("shape", ({ value }) => new PyTuple([...shapeOf(value)]));
  readOnly("T", (node) => made(() => transpose(node as never)));
  varType.attributes.set(
    "grad",
    new PyProperty(
      builtin("grad 0", (self: Value) => pythonValue(operandOf(self, "grad").grad), varType),
      builtin(
        "grad 1",
        (self: Value, grad: Value) => {
          const node = operandOf(self, "grad") as Var<EngineValue>;
          const number = numberIn(grad);
          node.grad = number === 0 ? zeroLike(node.value) : engineValue(grad, "grad");
          return null;
        },
        varType,
      ),
      null,
      "grad",
    ),
  );
  varType.make = (_, args) => {
    const line = runningLine();
    const given = use.leafAt(line);
    const value = engineValue(args[0], "Var()");
    if (given !== undefined) return wrap(given);
    const node = unobserved(() => new Var<EngineValue>(value));
    use.onLeaf(node);
    return wrap(node);
  };

  /** Seeds the outputs and runs the engine's reverse sweep. */
  function sweep(outputs: readonly Value[], seeds: readonly Value[] | undefined): Value {
    const seeded = outputs.map((output, i): readonly [GraphNode, EngineValue] => {
      const node = nodeIn(output);
      if (node === undefined) throw typeError(`backward() takes a Var, not '${typeOf(output).name}'`);
      const seed = seeds?.[i];
      if (seed !== undefined) return [node, engineValue(seed, "a seed")];
      if (typeof node.value === "number") return [node, 1];
      throw valueError("backward() needs a seed of the output's shape, unless the output is a number");
    });
    use.onSweep(seeded);
    try {
      backward(seeded);
    } catch (thrown) {
      if (thrown instanceof RangeError) throw valueError(messageOf(thrown));
      throw thrown;
    }
    return null;
  }

  /** Runs a function of the program as a checkpoint of the engine. */
  function checkpointed(args: Value[]): Value {
    const [func, ...given] = args;
    if (func === undefined || given.length === 0)
      throw typeError("checkpoint() takes a function and its operands");
    const [first, ...others] = given.map((operand) => operandOf(operand, "checkpoint"));
    const segment = (...copies: GraphNode[]): Var<EngineValue> => {
      const node = nodeIn(call(func, copies.map(wrap)));
      if (node === undefined) throw typeError("the function of checkpoint() must return a Var");
      return node as Var<EngineValue>;
    };
    return made(() => checkpoint(segment as never, first as GraphNode, ...others));
  }

  const members = new Map<string, Value>([
    ["Var", varType],
    ...operations.map((op): [string, Value] => [op.id, functionOf(op)]),
    [
      "matmul",
      builtin("matmul 2", (a: Value, b: Value) =>
        made(() => matmul(operandOf(a, "matmul") as never, operandOf(b, "matmul") as never)),
      ),
    ],
    [
      "transpose",
      builtin("transpose 1", (a: Value) => made(() => transpose(operandOf(a, "transpose") as never))),
    ],
    ["sum", builtin("sum 1", (a: Value) => made(() => sum(operandOf(a, "sum") as never)))],
    ["mean", builtin("mean 1", (a: Value) => made(() => mean(operandOf(a, "mean") as never)))],
    ["checkpoint", builtin("checkpoint *", checkpointed)],
    [
      "backward",
      builtin("backward 1-2 seeds:1", (outputs: Value, seeds: Value | undefined) =>
        sweep(itemsOf(outputs), seeds === undefined ? undefined : itemsOf(seeds)),
      ),
    ],
  ]);
  return {
    module: new PyModule("pullback", members),
    implied: Object.fromEntries([...members].filter(([name]) => !OWN_NAMES.has(name))),
    nodeIn,
  };
}

function itemsOf(value: Value): readonly Value[] {
  return value instanceof PyList || value instanceof PyTuple ? value.items : [value];
}
