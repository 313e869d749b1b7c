import type { Value } from "../python/object.ts";
import { PyDict, PyList, PyTuple } from "../python/values.ts";
import type { LeafHost } from "./array-leaf.ts";

/** The nodes and arrays of a program by name, in the order in which the program bound the names. */
export type Names = Map<string, LeafHost>;

/** How deep lists are searched: `h[3]` is h3, `h[1][2]` is h12. */
const DEEPEST = 3;

/**
 * Names nodes by the variables that hold them at the end, and those in lists by their places: `h[3]` is h3, and
 * `p["w"]` is p_w. A list of which every node has a variable of its own, such as `parameters = [w, b]`, gives no names,
 * and the variable of a loop only to a node that has no other.
 *
 * @param text the program
 * @param hostIn returns the node or array behind a value that can be named
 */
export function namesIn(
  text: string,
  globals: ReadonlyMap<string, Value>,
  hostIn: (value: Value) => LeafHost | undefined,
): Names {
  const loops = loopVariables(text);
  const own = new Map<string, LeafHost>();
  for (const [name, value] of globals) {
    const host = loops.has(name) ? undefined : hostIn(value);
    if (host !== undefined) own.set(name, host);
  }
  const hasName = new Set(own.values());
  const names: Names = new Map();
  for (const [name, value] of globals) {
    const host = own.get(name);
    if (host !== undefined) {
      names.set(name, host);
      continue;
    }
    const items = [...itemsIn(name, value, hostIn)];
    if (items.every(([, item]) => hasName.has(item))) continue;
    for (const [place, item] of items) if (!names.has(place) && !own.has(place)) names.set(place, item);
  }
  const named = new Set(names.values());
  for (const name of loops) {
    const value = globals.get(name);
    const host = value === undefined ? undefined : hostIn(value);
    if (host !== undefined && !named.has(host) && !names.has(name)) names.set(name, host);
  }
  return names;
}

/** Finds the nodes in lists, tuples and dicts, with their places. */
function* itemsIn(
  name: string,
  value: Value,
  hostIn: (value: Value) => LeafHost | undefined,
  depth = 0,
): Generator<[string, LeafHost]> {
  const host = depth > 0 ? hostIn(value) : undefined;
  if (host !== undefined) yield [name, host];
  else if (depth === DEEPEST) return;
  else if (value instanceof PyList || value instanceof PyTuple) {
    const separator = depth > 0 && value.items.length > 10 ? "_" : "";
    for (const [i, item] of value.items.entries())
      yield* itemsIn(`${name}${separator}${i}`, item, hostIn, depth + 1);
  } else if (value instanceof PyDict) {
    for (const [key, item] of value.map) {
      if (typeof key === "string") yield* itemsIn(`${name}_${key}`, item, hostIn, depth + 1);
    }
  }
}

/** Returns the variables of the `for` statements of a program. */
function loopVariables(text: string): Set<string> {
  const heads = [...text.matchAll(/^[^\S\n]*for\s+([^\n]*?)\s+in\b/gmu)];
  return new Set(heads.flatMap(([, targets = ""]) => targets.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? []));
}
