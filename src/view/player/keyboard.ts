import type { Player } from "../../player/player.ts";

/** What each key does in a player. */
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

/** Where people type, or choose by keys. */
export const FIELDS =
  "input:not([type=range]), textarea, select, [contenteditable], [role=listbox], [role=option]";

/** Where a key has a meaning of its own, and so none for the player. */
export const OWN: Readonly<Record<string, string>> = {
  " ": `${FIELDS}, button, summary, a, [role=switch], [role=combobox], [role=tab], [role=radio]`,
  PageDown: `${FIELDS}, input[type=range]`,
  PageUp: `${FIELDS}, input[type=range]`,
  "?": FIELDS,
};
/** The same of the arrow keys. */
export const OWN_ARROWS = `${FIELDS}, input[type=range], [role=tab], [role=radio]`;

/**
 * Carries out the command of a key, if it has one there and keys are not turned off. Returns whether it did.
 *
 * @param everywhere whether it has one even where it means something else, as on the scrubber.
 */
export function handleKey(player: Player, event: KeyboardEvent, everywhere = false): boolean {
  if (!player.store.getState().keys) return false;
  const command = COMMANDS[event.key];
  if (command === undefined || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey)
    return false;
  const { target } = event;
  if (!everywhere && target instanceof Element && target.closest(OWN[event.key] ?? OWN_ARROWS) !== null)
    return false;
  command(player);
  return true;
}
