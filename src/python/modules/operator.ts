import { callMethod, getAttribute } from "../attributes.ts";
import { compare, type Order } from "../compare.ts";
import { type Bodies, builtin, functions } from "../native.ts";
import type { Keywords, Value } from "../object.ts";
import { augment, binary, contains, unary } from "../operators.ts";
import { deleteItem, getItem, setItem } from "../subscripts.ts";
import type { BinaryOperator } from "../tree.ts";
import { isTrue } from "../truth.ts";
import { PyTuple } from "../values.ts";

const BINARY: Readonly<Record<string, BinaryOperator>> = {
  add: "+",
  sub: "-",
  mul: "*",
  truediv: "/",
  floordiv: "//",
  mod: "%",
  pow: "**",
  matmul: "@",
  and_: "&",
  or_: "|",
  xor: "^",
  lshift: "<<",
  rshift: ">>",
  concat: "+",
};
const ORDERS: Readonly<Record<string, Order>> = { eq: "==", ne: "!=", lt: "<", le: "<=", gt: ">", ge: ">=" };

function path(value: Value, name: string): Value {
  return name.split(".").reduce(getAttribute, value);
}

/** Makes `itemgetter` and `attrgetter`: one result, or a tuple. */
function getter(read: (value: Value, key: Value) => Value) {
  return (keys: Value[]) =>
    builtin("getter 1", (value: Value) => {
      const found = keys.map((key) => read(value, key));
      return found.length === 1 ? (found[0] as Value) : new PyTuple(found);
    });
}

const bodies: Bodies = {
  "neg 1": (value: Value) => unary("-", value),
  "pos 1": (value: Value) => unary("+", value),
  "invert 1": (value: Value) => unary("~", value),
  "not_ 1": (value: Value) => !isTrue(value),
  "truth 1": isTrue,
  "is_ 2": (a: Value, b: Value) => a === b,
  "is_not 2": (a: Value, b: Value) => a !== b,
  "contains 2": contains,
  "getitem 2": getItem,
  "setitem 3": setItem,
  "delitem 2": deleteItem,
  "itemgetter *": getter(getItem),
  "attrgetter *": getter((value, name) => path(value, name as string)),
  "methodcaller *": ([name, ...args]: Value[], keywords?: Keywords) =>
    builtin("caller 1", (object: Value) => callMethod(object, name as string, [...args], keywords)),
};

/** The module `operator`. */
export function operatorModule(): [string, Value][] {
  const made: Record<string, (a: Value, b: Value) => Value> = {};
  for (const [name, operator] of Object.entries(BINARY)) {
    made[`${name} 2`] = (a, b) => binary(operator, a, b);
    made[`i${name.replace("_", "")} 2`] = (a, b) => augment(operator, a, b);
  }
  for (const [name, order] of Object.entries(ORDERS)) made[`${name} 2`] = (a, b) => compare(order, a, b);
  return functions({ ...made, ...bodies });
}
