import { PyBuiltin } from "./callables.ts";
import { typeError } from "./exceptions.ts";
import { isInstance, type Keywords, type PyClass, typeOf, type Value } from "./object.ts";
import { charge } from "./vm.ts";

/** A function behind a built-in function or method; undefined is None. */
export type Body = (...args: never[]) => unknown;

/**
 * Functions by signature: the name, how many positional arguments there are, and the keywords.
 *
 * - `append 1`: exactly one; `pop 0-1`: at most one; a missing argument is undefined
 * - `sorted 1 key reverse`: then two keywords, which the function gets after the positional arguments
 * - `sum 1-2 start:1`: the second argument also by its name
 * - `print *`: any; the function gets an array of arguments, and the keywords
 */
export type Bodies = Readonly<Record<string, Body>>;

/** Makes the functions of a module. */
export function functions(bodies: Bodies): [string, Value][] {
  return Object.entries(bodies).map(([signature, body]) => {
    const made = builtin(signature, body);
    return [made.name, made];
  });
}

/** Gives a class its methods, which get the instance first. */
export function addMethods(cls: PyClass, bodies: Bodies): void {
  for (const [signature, body] of Object.entries(bodies)) {
    const made = builtin(signature, body, cls);
    cls.attributes.set(made.name, made);
  }
}

/** Makes a function, or a method of a class. */
export function builtin(signature: string, body: Body, owner?: PyClass): PyBuiltin {
  const [name = "", counts = "0", ...names] = signature.split(" ");
  const full = owner ? `${owner.name}.${name}` : name;
  const checkSelf = (self: Value | undefined) => {
    if (!owner || (self !== undefined && isInstance(self, owner))) return;
    if (self === undefined) throw typeError(`unbound method ${full}() needs an argument`);
    throw typeError(
      `descriptor '${name}' for '${owner.name}' objects doesn't apply to a '${typeOf(self).name}' object`,
    );
  };
  const run = body as unknown as (...args: unknown[]) => Value | undefined;
  const call = (args: Value[], keywords: Keywords | undefined): Value => {
    if (owner) checkSelf(args[0]);
    weigh(args);
    if (counts === "*") {
      return (owner ? run(args[0], args.slice(1), keywords) : run(args, keywords)) ?? null;
    }
    const own = owner ? 1 : 0;
    const count = args.length - own;
    if (keywords?.size) placeKeywords(full, args, keywords, positions, own);
    let given = count;
    while (given < least && args[given + own] !== undefined) given++;
    checkCount(name, full, given, least, most);
    return run(...args) ?? null;
  };
  const [low, high = low] = counts.split("-");
  const [least, most] = [Number(low), Number(high)];
  const positions = new Map<string, number>();
  let following = most;
  for (const entry of names) {
    const [keyword = "", place] = entry.split(":");
    positions.set(keyword, place === undefined ? following++ : Number(place));
  }
  const made = new PyBuiltin(name, call);
  made.binds = owner !== undefined;
  return made;
}

/** Counts steps for texts and large ints, which most functions read from end to end. */
function weigh(args: readonly Value[]): void {
  for (const arg of args) {
    if (typeof arg === "string") {
      if (arg.length > 64) charge(arg.length / 64);
    } else if (typeof arg === "bigint") charge(arg.toString(16).length / 64);
  }
}

function checkCount(name: string, full: string, count: number, least: number, most: number): void {
  if (count >= least && count <= most) return;
  if (least === most && most === 1) throw typeError(`${full}() takes exactly one argument (${count} given)`);
  if (most === 0) throw typeError(`${full}() takes no arguments (${count} given)`);
  const bound = least === most ? "" : count < least ? "at least " : "at most ";
  const wanted = count < least ? least : most;
  throw typeError(`${name} expected ${bound}${wanted} argument${wanted === 1 ? "" : "s"}, got ${count}`);
}

function placeKeywords(
  full: string,
  args: Value[],
  keywords: Keywords,
  positions: ReadonlyMap<string, number>,
  own: number,
): void {
  if (positions.size === 0) throw typeError(`${full}() takes no keyword arguments`);
  for (const [keyword, value] of keywords) {
    const position = positions.get(keyword);
    if (position === undefined) {
      throw typeError(`'${keyword}' is an invalid keyword argument for ${full.replace(/^.*\./, "")}()`);
    }
    // Missing arguments before this one stay undefined.
    args[position + own] = value;
  }
}
