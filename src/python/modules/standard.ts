import { analyse } from "../analyse.ts";
import { compileModule } from "../compile/program.ts";
import { typeError } from "../exceptions.ts";
import type { Modules } from "../imports.ts";
import { builtin } from "../native.ts";
import { PyClass, type Value } from "../object.ts";
import { parse } from "../parse.ts";
import { PyDict, PyModule } from "../values.ts";
import { vm } from "../vm.ts";
import { copyModule } from "./copy.ts";
import { functoolsModule } from "./functools.ts";
import { itertoolsModule } from "./itertools.ts";
import { mathModule } from "./math.ts";
import { operatorModule } from "./operator.ts";
import { preludes } from "./prelude.ts";
import { randomModule } from "./random.ts";

const NATIVE: Readonly<Record<string, () => [string, Value][]>> = {
  math: mathModule,
  random: randomModule,
  functools: functoolsModule,
  itertools: itertoolsModule,
  operator: operatorModule,
  copy: copyModule,
};

/** The modules of Python's library, by name: each is made when a program imports it. */
export const standardModules: Modules = {
  ...Object.fromEntries(
    Object.entries(NATIVE).map(([name, make]) => [name, () => new PyModule(name, new Map(make()))]),
  ),
  ...Object.fromEntries(
    Object.entries(preludes).map(([name, source]) => [name, () => prelude(name, source)]),
  ),
};

/** Runs a module that is written in Python. */
function prelude(name: string, source: string): PyModule {
  const globals = new Map<string, Value>([
    ["__name__", name],
    ["_functions", builtin("_functions 2", defineFunctions)],
  ]);
  runHidden(source, globals);
  for (const value of globals.values()) if (value instanceof PyClass) value.module = name;
  return new PyModule(name, new Map([...globals].filter(([own]) => !own.startsWith("_"))));
}

function runHidden(text: string, globals: Map<string, Value>): void {
  const module = parse(text);
  const { builtins } = vm;
  compileModule(module, {
    text,
    scopes: analyse(module).scopes,
    globals,
    builtins,
    hooks: {},
    hidden: true,
  })();
}

/** Runs a source in which some names are known, and returns a dict of the names that it defines. */
function defineFunctions(source: Value, known: Value): PyDict {
  if (typeof source !== "string" || !(known instanceof PyDict))
    throw typeError("a str and a dict are needed");
  const globals = new Map(known.map as ReadonlyMap<string, Value>);
  runHidden(source, globals);
  return new PyDict(new Map([...globals].filter(([name]) => !known.map.has(name))));
}
