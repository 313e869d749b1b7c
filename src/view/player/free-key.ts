import { COMMANDS, FIELDS, OWN, OWN_ARROWS } from "./keyboard.ts";

/** Whether a key has done nothing where it was pressed, and means nothing there, so that others may have it. */
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
