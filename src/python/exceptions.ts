import type { Frame } from "./callables.ts";
import { objectType, PyClass, type Value } from "./object.ts";
import type { Place } from "./place.ts";
import { PyInstance, PyTuple } from "./values.ts";
import { LimitReached, vm } from "./vm.ts";

/** A call that was running when an exception was raised. */
export interface TraceEntry extends Place {
  /** The name of the function, or `<module>`. */
  readonly name: string;
}

/** An instance of an exception's class. Raised by `throw`. */
export class PyException extends PyInstance {
  cause: Value = null;
  context: Value = null;
  /** The running calls, the outermost first, once it is raised. */
  trace: readonly TraceEntry[] | undefined;
  /** What CPython adds when it prints the exception: "Did you mean …?". */
  hint = "";

  constructor(
    cls: PyClass,
    public args: PyTuple,
  ) {
    super(cls);
  }
}

const TREE = `BaseException
 SystemExit
 KeyboardInterrupt
 GeneratorExit
 Exception
  StopIteration
  ArithmeticError
   FloatingPointError
   OverflowError
   ZeroDivisionError
  AssertionError
  AttributeError
  BufferError
  EOFError
  ImportError
   ModuleNotFoundError
  LookupError
   IndexError
   KeyError
  MemoryError
  NameError
   UnboundLocalError
  OSError
   FileNotFoundError
   PermissionError
   TimeoutError
  ReferenceError
  RuntimeError
   NotImplementedError
   RecursionError
  StopAsyncIteration
  SyntaxError
   IndentationError
    TabError
  SystemError
  TypeError
  ValueError
   UnicodeError
  Warning
   DeprecationWarning
   RuntimeWarning
   UserWarning`;

/** The exceptions' classes by name. */
export const exceptionTypes: ReadonlyMap<string, PyClass> = build();

function build(): Map<string, PyClass> {
  const types = new Map<string, PyClass>();
  const path: PyClass[] = [objectType];
  for (const line of TREE.split("\n")) {
    const name = line.trim();
    const depth = line.length - name.length;
    const cls = new PyClass(name, [path[depth] as PyClass]);
    cls.make = (made, args) => new PyException(made, new PyTuple(args));
    path.splice(depth + 1, path.length, cls);
    types.set(name, cls);
  }
  return types;
}

export function exceptionType(name: string): PyClass {
  return exceptionTypes.get(name) as PyClass;
}

/** Returns an exception of a built-in class, to be thrown. */
export function error(type: string, ...args: Value[]): PyException {
  const made = new PyException(exceptionType(type), new PyTuple(args));
  made.trace = traceback();
  return made;
}

export function typeError(message: string): PyException {
  return error("TypeError", message);
}

export function valueError(message: string): PyException {
  return error("ValueError", message);
}

/** Returns the calls that are running, the outermost first. */
export function traceback(): TraceEntry[] {
  const found: TraceEntry[] = [];
  for (let frame = vm.frame; frame; frame = frame.back) {
    const { line, column } = frame.at;
    if (!frame.code.hidden) found.push({ name: frame.code.name, line, column });
  }
  return found.reverse();
}

/** The running line of the program, or 0 before it starts. */
export function runningLine(): number {
  let { frame } = vm;
  while (frame?.code.hidden) frame = frame.back;
  return frame?.at.line ?? 0;
}

/**
 * Returns what JavaScript caught as an exception of Python, back in the frame that catches it.
 *
 * @throws what is no exception of Python, such as a limit
 */
export function caught(thrown: unknown, frame: Frame | undefined, depth: number): PyException {
  const exception = asException(thrown);
  if (!exception) throw thrown;
  vm.frame = frame;
  vm.depth = depth;
  return exception;
}

/**
 * Returns an exception of Python; an overflow of JavaScript's stack is one.
 *
 * @throws LimitReached for a value that is larger than JavaScript allows
 */
export function asException(thrown: unknown): PyException | undefined {
  if (thrown instanceof PyException) return thrown;
  if (thrown instanceof RangeError && /call stack/i.test(thrown.message)) return overflow();
  if (thrown instanceof RangeError) {
    // A text, an array or an int that is larger than JavaScript allows.
    throw new LimitReached("memory", "a value of the program is too large");
  }
  // Firefox.
  if (thrown instanceof Error && thrown.name === "InternalError") return overflow();
  return undefined;
}

function overflow(): PyException {
  return error("RecursionError", "maximum recursion depth exceeded");
}

/** Runs a function; of an exception of a class, calls another function instead. */
export function rescue<T>(type: string, body: () => T, instead: (exception: PyException) => T): T {
  const { frame, depth } = vm;
  try {
    return body();
  } catch (thrown) {
    const exception = caught(thrown, frame, depth);
    if (!exception.cls.isSubclass(exceptionType(type))) throw exception;
    return instead(exception);
  }
}
