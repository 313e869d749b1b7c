import { Cell, type Frame } from "../callables.ts";
import { error } from "../exceptions.ts";
import type { Value } from "../object.ts";
import { suggest } from "../suggest.ts";
import { vm } from "../vm.ts";
import type { Context, Evaluate, Execute, Store } from "./context.ts";

/** Compiles the reading of a variable. */
export function load(name: string, { scope, globals, builtins }: Context): Evaluate {
  const found = scope.locate(name);
  switch (found.kind) {
    case "local": {
      const { slot } = found;
      return (frame) => {
        const value = frame.slots[slot];
        if (value === undefined) throw unbound(name);
        return value as Value;
      };
    }
    case "cell":
    case "free": {
      const { slot, kind } = found;
      const ofClass = scope.kind === "class";
      return (frame) => {
        const own = ofClass ? frame.namespace?.get(name) : undefined;
        const value = own === undefined ? (frame.slots[slot] as Cell).value : own;
        if (value === undefined) throw kind === "free" ? unboundFree(name) : unbound(name);
        return value;
      };
    }
    case "class": {
      const global = loadGlobal(name, globals, builtins);
      return (frame) => {
        const value = frame.namespace?.get(name);
        return value === undefined ? global() : value;
      };
    }
    case "global":
      return loadGlobal(name, globals, builtins);
  }
}

function loadGlobal(
  name: string,
  globals: ReadonlyMap<string, Value>,
  builtins: ReadonlyMap<string, Value>,
): () => Value {
  return () => {
    let value = globals.get(name);
    if (value === undefined) {
      value = builtins.get(name);
      if (value === undefined) throw undefinedName(name);
    }
    return value;
  };
}

/** Compiles an assignment to a variable. */
export function store(name: string, { scope, globals }: Context): Store {
  const found = scope.locate(name);
  switch (found.kind) {
    case "local": {
      const { slot } = found;
      return (frame, value) => {
        frame.slots[slot] = value;
      };
    }
    case "cell":
    case "free": {
      const { slot } = found;
      return (frame, value) => {
        (frame.slots[slot] as Cell).value = value;
      };
    }
    case "class":
      return (frame, value) => {
        frame.namespace?.set(name, value);
      };
    case "global":
      return (_, value) => {
        globals.set(name, value);
      };
  }
}

/** Compiles `del name`. */
export function remove(name: string, { scope, globals }: Context): Execute {
  const found = scope.locate(name);
  return (frame) => {
    switch (found.kind) {
      case "local":
        if (frame.slots[found.slot] === undefined) throw unbound(name);
        frame.slots[found.slot] = undefined;
        break;
      case "cell":
      case "free": {
        const cell = frame.slots[found.slot] as Cell;
        if (cell.value === undefined) throw found.kind === "free" ? unboundFree(name) : unbound(name);
        cell.value = undefined;
        break;
      }
      case "class":
        if (!frame.namespace?.delete(name)) throw error("NameError", `name '${name}' is not defined`);
        break;
      case "global":
        if (!globals.delete(name)) throw undefinedName(name);
    }
    return undefined;
  };
}

function unbound(name: string) {
  return error(
    "UnboundLocalError",
    `cannot access local variable '${name}' where it is not associated with a value`,
  );
}

function unboundFree(name: string) {
  return error(
    "NameError",
    `cannot access free variable '${name}' where it is not associated with a value in enclosing scope`,
  );
}

function undefinedName(name: string) {
  const exception = error("NameError", `name '${name}' is not defined`);
  exception.hint = suggest(name, [...namesOf(vm.frame), ...vm.globals.keys(), ...vm.builtins.keys()]);
  return exception;
}

/** Returns the names of the local variables that have a value. */
function namesOf(frame: Frame | undefined): string[] {
  if (!frame) return [];
  const { names } = frame.code;
  const bound = (value: unknown) => (value instanceof Cell ? value.value : value) !== undefined;
  return names.filter((_, slot) => bound(frame.slots[slot]));
}

/** Compiles what unbinds a name if it is bound. */
export function forget(name: string, { scope, globals }: Context): (frame: Frame) => void {
  const found = scope.locate(name);
  return (frame) => {
    if (found.kind === "local") frame.slots[found.slot] = undefined;
    else if (found.kind === "cell" || found.kind === "free")
      (frame.slots[found.slot] as Cell).value = undefined;
    else if (found.kind === "global") globals.delete(name);
    else frame.namespace?.delete(name);
  };
}
