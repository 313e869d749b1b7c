import { ARROW_OWNERS, COMMANDS, FIELDS, KEY_OWNERS } from "./keyboard.ts";

/**
 * Returns whether a key event is unhandled and has no meaning at its target, so that a host may use the key.
 */
export function isUnhandledKey(event: KeyboardEvent): boolean {
  const { key, defaultPrevented, ctrlKey, metaKey, altKey, target } = event;
  if (defaultPrevented || ctrlKey || metaKey || altKey || key === "Tab" || key === "Shift") return false;
  return !(target instanceof Element && target.closest(`${ownOf(key)}, [role=dialog]`) !== null);
}

function ownOf(key: string): string {
  if (key === "Enter") return KEY_OWNERS[" "] ?? FIELDS;
  if (COMMANDS[key] !== undefined) return KEY_OWNERS[key] ?? ARROW_OWNERS;
  const choosing = `${FIELDS}, [role=combobox]`;
  return key.startsWith("Arrow") ? `${ARROW_OWNERS}, ${choosing}` : choosing;
}
