import type { Player } from "../player/player.ts";

const COMMANDS: Readonly<Record<string, (player: Player) => void>> = {
  ArrowRight: (player) => player.next(),
  PageDown: (player) => player.next(),
  ArrowLeft: (player) => player.back(),
  PageUp: (player) => player.back(),
  Home: (player) => player.first(),
  End: (player) => player.last(),
  " ": (player) => (player.store.getState().playing ? player.pause() : player.play()),
};

/** Where a key has a meaning of its own. */
const OWN_KEYS =
  "input, textarea, select, [contenteditable], [role=slider], [role=tab], [role=option], [role=listbox]";
const OWN_SPACE = `${OWN_KEYS}, button, a, [role=switch], [role=combobox]`;

/** Carries out the command of a key, if it has one there. Returns whether it did. */
export function obey(player: Player, event: KeyboardEvent): boolean {
  const command = COMMANDS[event.key];
  if (command === undefined || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey)
    return false;
  const own = event.key === " " ? OWN_SPACE : OWN_KEYS;
  if (event.target instanceof Element && event.target.closest(own) !== null) return false;
  command(player);
  return true;
}
