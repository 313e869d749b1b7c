import { findAttribute } from "./attributes.ts";
import { error } from "./exceptions.ts";
import type { Value } from "./object.ts";
import { PyModule } from "./values.ts";
import { vm } from "./vm.ts";

/** Modules by name: each is made when a program imports it. */
export type Modules = Readonly<Record<string, () => Value>>;

/** Modules that people look for here, and what there is in their place. */
const NEAREST: ReadonlyMap<string, string> = new Map([
  ["numpy", "lists and the math module"],
  ["torch", "a class of your own with a backward method"],
  ["jax", "a class of your own with a backward method"],
  ["tensorflow", "a class of your own with a backward method"],
  ["os", "no files: give the data in the program"],
  ["sys", "no command line: set the values in the program"],
  ["matplotlib", "print"],
  ["pandas", "lists and dicts"],
]);

/**
 * Returns a module.
 *
 * @param as the name that is bound: of `import a.b`, it is `a`
 * @throws ModuleNotFoundError (of Python) that names the modules there are
 */
export function importModule(name: string, as: string): Value {
  const first = name.split(".")[0] as string;
  const found = loaded(name);
  if (found !== undefined) return as === first ? (loaded(first) ?? found) : found;
  const there = [...vm.loaders.keys()].filter((one) => !/[._]/.test(one));
  const instead = NEAREST.get(first);
  throw error(
    "ModuleNotFoundError",
    `no module "${name}" here; there are ${there.join(", ")}${instead ? ` (in place of ${first}: ${instead})` : ""}`,
  );
}

function loaded(name: string): Value | undefined {
  const known = vm.modules.get(name);
  if (known !== undefined) return known;
  const made = vm.loaders.get(name)?.();
  if (made !== undefined) vm.modules.set(name, made);
  return made;
}

/** Returns a name of a module. */
export function importName(module: string, name: string): Value {
  const found = importModule(module, name);
  const value = found instanceof PyModule ? found.attributes.get(name) : findAttribute(found, name);
  if (value !== undefined) return value;
  const inner = loaded(`${module}.${name}`);
  if (inner !== undefined) return inner;
  throw error("ImportError", `cannot import name '${name}' from '${module}' (unknown location)`);
}

/** Puts all names of a module that do not start with `_` into another map. */
export function importStar(module: string, into: Map<string, Value>): void {
  const found = importModule(module, module);
  if (!(found instanceof PyModule)) return;
  for (const [name, value] of found.attributes) if (!name.startsWith("_")) into.set(name, value);
}
