import { type GraphNode, isConstant } from "../autodiff/graph-node.ts";
import { add, div, mul, neg, sub } from "../autodiff/operations/arithmetic.ts";
import { matmul, transpose } from "../autodiff/operations/matrices.ts";
import { abs } from "../autodiff/operations/piecewise.ts";
import { pow, square } from "../autodiff/operations/powers.ts";
import { type Value as EngineValue, shapeOf, zeroLike } from "../autodiff/value.ts";
import type { Var } from "../autodiff/var.ts";
import { PyProperty } from "../python/callables.ts";
import { typeError, valueError } from "../python/exceptions.ts";
import { iterator } from "../python/iteration.ts";
import { addMethods, type Bodies, builtin } from "../python/native.ts";
import type { Value } from "../python/object.ts";
import { repr } from "../python/represent.ts";
import { nativeItem } from "../python/subscripts.ts";
import { notImplemented, PyList, PyTuple } from "../python/values.ts";
import { programErrors } from "../words/en/program-errors.ts";
import { ArrayLeaf } from "./array-leaf.ts";
import type { EngineBridge } from "./engine-bridge.ts";
import { engineFunctions } from "./engine-functions.ts";
import { engineValue, numberIn, pythonValue } from "./python-values.ts";

/** Gives the class `Var` of a run its operators, methods and properties. */
export function installVar(bridge: EngineBridge): void {
  const { varType } = bridge;
  addMethods(varType, { ...operatorsOf(bridge), ...containerMethodsOf(bridge) });
  for (const called of engineFunctions) {
    if (!called.isMethod || called.operation === undefined) continue;
    const counts = called.name === "relu" ? "relu 0-2 store:0 kink:1" : `${called.name} 0`;
    addMethods(varType, { [counts]: (...args: Value[]) => bridge.call(called, args) });
  }
  const hosted = (self: Value) => bridge.hostIn(self) as NonNullable<ReturnType<typeof bridge.hostIn>>;
  const property = (name: string, read: (self: Value) => Value, write?: (self: Value, to: Value) => null) => {
    const set = write === undefined ? null : builtin(`${name} 1`, write, varType);
    varType.attributes.set(name, new PyProperty(builtin(`${name} 0`, read, varType), set, null, name));
  };
  property("value", (self) => pythonValue(hosted(self).value));
  property("shape", (self) => new PyTuple([...shapeOf(hosted(self).value)]));
  property("T", (self) => bridge.apply(transpose, [bridge.operandOf(self, "transpose")]));
  property(
    "grad",
    (self) => pythonValue(hosted(self).grad),
    (self, to) => {
      const host = hosted(self);
      const isZero = numberIn(to) === 0;
      if (!(host instanceof ArrayLeaf)) {
        (host as Var<EngineValue>).grad = isZero ? zeroLike(host.value) : engineValue(to, "grad");
      } else if (isZero) host.clearGrad();
      else throw valueError(programErrors.gradOfArray);
      return null;
    },
  );
  varType.make = (_, args, keywords) => {
    const { length } = args;
    if (length > 2) throw typeError(programErrors.varCount(length));
    for (const name of keywords?.keys() ?? []) {
      if (name !== "role") throw typeError(programErrors.varKeyword(name));
    }
    const role = args[1] ?? keywords?.get("role");
    if (role !== undefined && role !== "input" && role !== "parameter")
      throw valueError(programErrors.notRole);
    return bridge.leaf(engineValue(args[0], "Var()"), role);
  };
}

function operatorsOf(bridge: EngineBridge): Bodies {
  /** The methods of an operator of two operands: with a `Var` on the left, and on the right. */
  function operator(name: string, op: (a: GraphNode, b: GraphNode) => Value): Bodies {
    const method = (isReflected: boolean) => (self: Value, other: Value) => {
      const [own, given] = [bridge.nodeIn(self), bridge.operandIn(other)];
      if (own === undefined || given === undefined) return notImplemented;
      return isReflected ? op(given, own) : op(own, given);
    };
    return { [`__${name}__ 1`]: method(false), [`__r${name}__ 1`]: method(true) };
  }

  const power = (a: GraphNode, b: GraphNode): Value =>
    isConstant(b) && b.value === 2 ? bridge.apply(square, [a]) : bridge.apply(pow, [a, b]);
  const compared = (holds: (a: number, b: number) => boolean) => (self: Value, other: Value) => {
    const [a, b] = [bridge.valueIn(self), bridge.valueIn(other) ?? numberIn(other)];
    return typeof a === "number" && typeof b === "number" ? holds(a, b) : notImplemented;
  };
  return {
    ...operator("add", (a, b) => bridge.apply(add, [a, b])),
    ...operator("sub", (a, b) => bridge.apply(sub, [a, b])),
    ...operator("mul", (a, b) => bridge.apply(mul, [a, b])),
    ...operator("truediv", (a, b) => bridge.apply(div, [a, b])),
    ...operator("pow", power),
    ...operator("matmul", (a, b) => bridge.apply(matmul, [a, b])),
    "__neg__ 0": (self: Value) => bridge.apply(neg, [bridge.operandOf(self, "neg")]),
    "__pos__ 0": (self: Value) => self,
    "__abs__ 0": (self: Value) => bridge.apply(abs, [bridge.operandOf(self, "abs")]),
    "__lt__ 1": compared((a, b) => a < b),
    "__le__ 1": compared((a, b) => a <= b),
    "__gt__ 1": compared((a, b) => a > b),
    "__ge__ 1": compared((a, b) => a >= b),
    "__repr__ 0": (self: Value) => `Var(${repr(pythonValue(bridge.valueIn(self) ?? 0))})`,
  };
}

/** The methods that make an array of `Var([…])` a sequence of its entries. */
function containerMethodsOf(bridge: EngineBridge): Bodies {
  function entriesOf(self: Value): PyList {
    const host = bridge.hostIn(self);
    if (!(host instanceof ArrayLeaf)) {
      const isNumber = typeof host?.value === "number";
      throw typeError(isNumber ? programErrors.numberEntries : programErrors.resultEntries);
    }
    return new PyList(
      host.entries.map((entry) =>
        "value" in entry ? bridge.wrapEntry(entry) : new PyList(entry.map((one) => bridge.wrapEntry(one))),
      ),
    );
  }
  return {
    "__getitem__ 1": (self: Value, index: Value) => nativeItem(entriesOf(self), index),
    "__iter__ 0": (self: Value) => iterator(entriesOf(self)),
    "__len__ 0": (self: Value) => {
      const [length] = shapeOf(bridge.valueIn(self) ?? 0);
      if (length === undefined) throw typeError(programErrors.numberLength);
      return length;
    },
    // As any object, and not by `__len__`.
    "__bool__ 0": () => true,
  };
}
