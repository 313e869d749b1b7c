import { Cell, type Frame, PyFunction } from "../../python/callables.ts";
import { describeFunction } from "../../python/inspect.ts";
import type { Value } from "../../python/object.ts";
import { PyInstance, PyList, PySet } from "../../python/values.ts";

/** What the variables of the running calls held when a step was made. Lists and sets are copies. */
export interface RawMoment {
  /** The line of the module that was running. */
  readonly outer: number;
  /** The variables of the innermost call, by name. */
  readonly variables: readonly (readonly [name: string, value: RawValue])[];
}

/** A value of the program: an object, the items of a list or a set, or a function. */
export type RawValue =
  | { readonly kind: "object"; readonly object: PyInstance }
  | { readonly kind: "list" | "set"; readonly items: readonly Value[] }
  | {
      readonly kind: "function";
      readonly line: number;
      readonly captured: readonly (readonly [string, PyInstance])[];
    };

/** How many items of a list are kept. */
const MOST_ITEMS = 100;

/** Looks at the running calls, the innermost first. */
export function momentOf(frames: readonly Frame[]): RawMoment {
  const [inner] = frames.filter(({ code }) => code.name !== "__init__");
  return {
    outer: frames.at(-1)?.at.line ?? 0,
    variables: inner === undefined || inner.namespace !== undefined ? [] : [...variablesOf(inner)],
  };
}

function* variablesOf({ code, slots }: Frame): Generator<readonly [string, RawValue]> {
  for (const [i, name] of code.names.entries()) {
    const slot = slots[i];
    const value = slot instanceof Cell ? slot.value : slot;
    // A function under its own name is one that the call has defined, such as `visit`, and no stored closure.
    const isOwn = value instanceof PyFunction && value.name === name;
    const raw = value === undefined || isOwn || name.startsWith("_") ? undefined : rawValue(value);
    if (raw !== undefined) yield [name, raw];
  }
}

/** Copies a value that a step may show; undefined for other values. */
function rawValue(value: Value): RawValue | undefined {
  if (value instanceof PyInstance) return { kind: "object", object: value };
  if (value instanceof PyList && value.items.length <= MOST_ITEMS)
    return { kind: "list", items: [...value.items] };
  if (value instanceof PySet && value.map.size <= MOST_ITEMS) {
    return { kind: "set", items: [...value.map.values()] };
  }
  return value instanceof PyFunction ? functionOf(value) : undefined;
}

/** Describes a function with the objects that it captured. */
export function functionOf(value: Value): Extract<RawValue, { kind: "function" }> | undefined {
  const described = describeFunction(value);
  if (described === undefined) return undefined;
  const captured = [...described.captured].flatMap(([name, held]) =>
    held instanceof PyInstance ? [[name, held] as const] : [],
  );
  return { kind: "function", line: described.line, captured };
}
