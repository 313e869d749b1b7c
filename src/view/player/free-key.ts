import { COMMANDS, FIELDS, OWN, OWN_ARROWS } from "./keyboard.ts";

/**
 * Returns whether a key event is unhandled and has no meaning at its target, so that a host may use the key.
 */
export function isFree(event: KeyboardEvent): boolean {
  const { key, defaultPrevented, ctrlKey, metaKey, altKey, target } = event;
  if (defaultPrevented || ctrlKey || metaKey || altKey || key === "Tab" || key === "Shift") return false;
  return !(target instanceof Element && target.closest(`${ownOf(key)}, [role=dialog]`) !== null);
}

function ownOf(key: string): string {
  if (key === "Enter") return OWN[" "] ?? FIELDS;
  if (COMMANDS[key] !== undefined) return OWN[key] ?? OWN_ARROWS;
  const choosing = `${FIELDS}, [role=combobox]`;
  return key.startsWith("Arrow") ? `${OWN_ARROWS}, ${choosing}` : choosing;
}
