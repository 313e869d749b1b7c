import { PyFunction } from "./callables.ts";
import type { Value } from "./object.ts";
import { PyDict, PyFloat, PyInstance, PyList, PyTuple } from "./values.ts";
import { vm } from "./vm.ts";

/**
 * Adds up the estimated bytes of all values that can be reached from global names and running calls. What a host keeps
 * behind its objects is its own.
 */
export function census(globals: ReadonlyMap<string, Value>): number {
  const seen = new Set<object>();
  const pending: unknown[] = [globals];
  let bytes = 0;
  const addItems = (items: readonly unknown[]) => {
    bytes += 16 + 8 * items.length;
    for (const item of items) if (typeof item !== "number" && item !== null) pending.push(item);
  };
  const addMap = (map: ReadonlyMap<unknown, unknown>) => {
    bytes += 40 * map.size;
    for (const [key, item] of map) {
      if (typeof key !== "number") pending.push(key);
      if (typeof item !== "number") pending.push(item);
    }
  };
  for (let frame = vm.frame; frame; frame = frame.back) {
    pending.push(frame.namespace);
    addItems(frame.slots);
  }
  while (pending.length > 0) {
    const value = pending.pop();
    if (typeof value === "string") bytes += 16 + value.length;
    else if (typeof value === "bigint") bytes += value.toString(16).length / 2;
    if (typeof value !== "object" || value === null || seen.has(value)) continue;
    seen.add(value);
    bytes += 32;
    if (value instanceof PyFloat) continue;
    if (value instanceof PyList || value instanceof PyTuple) addItems(value.items);
    else if (value instanceof PyInstance) addMap(value.attributes);
    else if (value instanceof PyDict) addMap(value.map);
    else if (value instanceof PyFunction) addItems(value.closure);
    else if (value instanceof Map) addMap(value);
    else if (Array.isArray(value)) addItems(value);
    else for (const part of Object.values(value)) pending.push(part);
  }
  return bytes;
}
