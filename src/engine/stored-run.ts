import type { PackedRun } from "./messages.ts";

const ARRAYS = { Float64Array, Int32Array, Uint8Array };

/**
 * Returns a run as text, for the page of a case. Arrays of numbers keep their bits.
 *
 * @throws RangeError if a number outside these arrays has no form in JSON
 */
export function writeRun(run: PackedRun): string {
  return JSON.stringify(run, (name, part: unknown) => {
    if (ArrayBuffer.isView(part)) {
      const bytes = new Uint8Array(part.buffer, part.byteOffset, part.byteLength);
      return { [part.constructor.name]: btoa(String.fromCharCode(...bytes)) };
    }
    if (typeof part === "number" && !Object.is(JSON.parse(JSON.stringify(part)), part))
      throw new RangeError(`stored run: ${name} is ${part}`);
    return part;
  });
}

/** Returns the run that was written. */
export function readRun(text: string): PackedRun {
  return revived(JSON.parse(text)) as PackedRun;
}

/** Returns a part of the JSON with typed arrays, and without null, as which JSON has missing items of lists. */
function revived(part: unknown): unknown {
  if (part === null) return undefined;
  if (typeof part !== "object") return part;
  if (Array.isArray(part)) return part.map(revived);
  for (const [name, TypedArray] of Object.entries(ARRAYS)) {
    const bytes = (part as Readonly<Record<string, unknown>>)[name];
    if (typeof bytes === "string")
      return new TypedArray(Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0)).buffer);
  }
  return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, revived(value)]));
}
