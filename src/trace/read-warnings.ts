import { entryAt } from "../autodiff/tensor.ts";
import type { Value } from "../autodiff/value.ts";
import { firstDifference } from "./entries.ts";

/** An inconsistency in a recording that can still be shown. */
export interface TraceWarning {
  /** The index of the event in the document's `events`; absent if the warning concerns no event. */
  readonly event?: number;
  /** Such as `events[12].after is 3.1, but before + contribution is 3`. */
  readonly message: string;
}

/** Records a message, optionally about an event; ignores an undefined message. */
export type Warn = (event: number | undefined, message: string | undefined) => void;

/** Maximum number of warnings; the last states how many there are. */
const MAX_WARNINGS = 100;

/** Creates a list of warnings. */
export function createWarnings(): { readonly warn: Warn; list(): TraceWarning[] } {
  const kept: TraceWarning[] = [];
  let more = 0;
  return {
    warn(event, message) {
      if (message === undefined) return;
      if (kept.length === MAX_WARNINGS) more += 1;
      else kept.push({ ...(event === undefined ? {} : { event }), message });
    },
    list: () => (more === 0 ? kept : [...kept, { message: `there are ${more} more warnings` }]),
  };
}

/** Describes where two values differ in any bit; undefined if they are equal. */
export function difference(path: string, given: Value, found: Value, what: string): string | undefined {
  const position = firstDifference(given, found);
  if (position === undefined) return undefined;
  const where = typeof given === "number" ? "" : ` at entry ${position}`;
  return `${path} is ${text(entryAt(given, position))}${where}, but ${what} is ${text(entryAt(found, position))}`;
}

function text(x: number): string {
  return Object.is(x, -0) ? "-0" : String(x);
}
