/**
 * An interpreter of a subset of Python 3.11, without `eval`, `Function` or WebAssembly: a parser, and a compiler to
 * JavaScript closures.
 *
 * **A program cannot reach an object of JavaScript.** It may come from a link, so it must be able to do nothing but
 * compute:
 * - Names of a program (variables, attributes, keywords, keys) are keys of Maps, compared as strings. No name is ever
 *   used as a property of an object, so `__proto__`, `constructor` or `toString` are names as any other.
 * - Every value is a primitive or a `PyObject` (`object.ts`). Attributes are looked up in the maps of the value and of
 *   its class; the fields of the JavaScript object behind it (`items`, `host`, `code`, …) are in none of these maps.
 * - Functions written in JavaScript get Python values and return Python values; a method checks that its first argument
 *   is an instance of its class. There is no function that takes a name to something of JavaScript.
 * - What a host hands in is wrapped (`host.ts`), and a program can use only what the host lists.
 * - Nothing is compiled as JavaScript: the closures are made from a fixed set of functions.
 * - The limits of `vm.ts` end every run, and no `except` of the program sees that.
 */

import { analyse } from "./analyse.ts";
import { builtinNames } from "./builtins.ts";
import { compileModule } from "./compile/program.ts";
import { asException, type TraceEntry } from "./exceptions.ts";
import type { Modules } from "./imports.ts";
import { census } from "./memory.ts";
import type { Value } from "./object.ts";
import { parse } from "./parse.ts";
import { PythonError } from "./python-error.ts";
import { str } from "./represent.ts";
import type { Scopes } from "./scope.ts";
import type { Module } from "./tree.ts";
import { installTypes } from "./types/install.ts";
import {
  DEFAULT_LIMITS,
  type Hooks,
  inMachine,
  type LimitKind,
  LimitReached,
  type Limits,
  vm,
} from "./vm.ts";

/** A program that can be run, again and again. */
export interface Compiled {
  readonly text: string;
  readonly module: Module;
  readonly scopes: Scopes;
  /** The modules that the program imports anywhere, such as `math` or `collections.abc`. */
  readonly imports: readonly string[];
}

/** Why a run ended early. */
export interface RunError {
  /** The exception's class, or `limit`. */
  readonly type: string;
  /** As CPython prints it, with "Did you mean …?". */
  readonly message: string;
  /** The line of the program, from 1, in the innermost call; 0 if there is none. */
  readonly line: number;
  /** The column of the statement or expression, from 1. */
  readonly column: number;
  /** The calls that were running, the outermost first. */
  readonly trace: readonly TraceEntry[];
  /** Which limit ended the run. */
  readonly limit?: LimitKind;
}

export interface RunOptions {
  readonly limits?: Partial<Limits>;
  readonly hooks?: Hooks;
  /** What a program can import: by itself, nothing. `modules/standard.ts` has Python's library. */
  readonly modules?: Modules;
  /** Names of the host that the program has from the start. */
  readonly globals?: Readonly<Record<string, Value>>;
}

export interface RunResult {
  /** What was printed. */
  readonly output: string;
  readonly error?: RunError;
  /** The names of the program and their values at the end, in the order in which they were bound. */
  readonly globals: ReadonlyMap<string, Value>;
  /** Steps that were taken; see `Limits.steps`. */
  readonly steps: number;
}

/**
 * Parses a program.
 *
 * @throws PythonError `SyntaxError` and its kin, with line and column
 */
export function compile(text: string): Compiled {
  try {
    const module = parse(text);
    const lines = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
    return { text: lines, module, ...analyse(module) };
  } catch (thrown) {
    if (thrown instanceof RangeError) throw tooDeep();
    throw thrown;
  }
}

function tooDeep(): PythonError {
  return new PythonError("RecursionError", "maximum recursion depth exceeded during compilation", 1, 1);
}

/** Runs a program to its end, to an error, or to a limit. */
export function run({ text, module, scopes }: Compiled, options: RunOptions = {}): RunResult {
  installTypes();
  const globals = new Map<string, Value>([
    ["__name__", "__main__"],
    ["__doc__", null],
    ...Object.entries(options.globals ?? {}),
  ]);
  const given = new Set(globals.keys());
  const builtins = builtinNames();
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const hooks = options.hooks ?? {};
  return inMachine({ limits, hooks, globals, builtins, census: () => census(globals) }, () => {
    vm.loaders = new Map(Object.entries(options.modules ?? {}));
    let error: RunError | undefined;
    try {
      compileModule(module, { text, scopes, globals, builtins, hooks, hidden: false })();
    } catch (thrown) {
      error = errorOf(thrown);
    }
    const own = [...globals].filter(([name]) => !given.has(name));
    const result = { output: vm.output, globals: new Map(own), steps: vm.given - Math.max(0, vm.fuel) };
    return error ? { ...result, error } : result;
  });
}

function errorOf(from: unknown): RunError | undefined {
  let thrown = from;
  try {
    asException(thrown);
  } catch (limit) {
    thrown = limit;
  }
  if (thrown instanceof LimitReached) {
    const { line, column } = vm.frame?.at ?? { line: 0, column: 0 };
    return { type: "limit", message: thrown.message, line, column, trace: [], limit: thrown.limit };
  }
  if (thrown instanceof PythonError) {
    const { type, message, line, column } = thrown;
    return { type, message, line, column, trace: [] };
  }
  const exception = asException(thrown);
  if (!exception) throw thrown;
  if (exception.cls.name === "SystemExit") return undefined;
  const trace = exception.trace ?? [];
  const { line, column } = trace.at(-1) ?? { line: 0, column: 0 };
  return { type: exception.cls.name, message: messageText(exception) + exception.hint, line, column, trace };
}

function messageText(exception: Value): string {
  vm.depth = 0;
  try {
    return str(exception);
  } catch (thrown) {
    if (thrown instanceof LimitReached || asException(thrown)) return "<exception str() failed>";
    throw thrown;
  }
}
