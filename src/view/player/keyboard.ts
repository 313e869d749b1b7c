import type { Player } from "../../player/player.ts";

/** The command of each key in a player. */
export const COMMANDS: Readonly<Record<string, (player: Player) => void>> = {
  ArrowRight: (player) => player.next(),
  PageDown: (player) => player.next(),
  ArrowLeft: (player) => player.back(),
  PageUp: (player) => player.back(),
  Home: (player) => player.first(),
  End: (player) => player.last(),
  "?": (player) => player.setHelp(true),
  " ": (player) => (player.store.getState().playing ? player.pause() : player.play()),
};

/** Matches elements in which people type or choose by keys. */
export const FIELDS =
  "input:not([type=range]), textarea, select, [contenteditable], [role=listbox], [role=option]";

/** Per key, the elements in which the key has its own meaning and does not command the player. */
export const KEY_OWNERS: Readonly<Record<string, string>> = {
  " ": `${FIELDS}, button, summary, a, [role=switch], [role=combobox], [role=tab], [role=radio]`,
  PageDown: `${FIELDS}, input[type=range]`,
  PageUp: `${FIELDS}, input[type=range]`,
  "?": FIELDS,
};
/** The same for the arrow keys. */
export const ARROW_OWNERS = `${FIELDS}, input[type=range], [role=tab], [role=radio]`;

/**
 * Runs the command of a key, if the key has a command at its target and keys are enabled.
 *
 * @param everywhere whether to run the command even where the key has another meaning, as on the scrubber
 * @returns whether a command ran
 */
export function handleKey(player: Player, event: KeyboardEvent, everywhere = false): boolean {
  if (!player.store.getState().keys) return false;
  const command = COMMANDS[event.key];
  if (command === undefined || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey)
    return false;
  const { target } = event;
  if (
    !everywhere &&
    target instanceof Element &&
    target.closest(KEY_OWNERS[event.key] ?? ARROW_OWNERS) !== null
  )
    return false;
  command(player);
  return true;
}
