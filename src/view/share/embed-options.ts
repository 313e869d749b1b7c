import type { Link } from "../../player/link.ts";
import type { Theme } from "../../player/themes.ts";

/** The options of a shared embed, each a switch of the dialog. */
export const SWITCHES = [
  { name: "step", usual: true },
  { name: "controls", usual: true },
  { name: "caption", usual: true },
  { name: "inputs", usual: false },
  { name: "zoom", usual: true },
  { name: "keys", usual: true },
  { name: "play", usual: false },
] as const;

/** The options chosen for a shared embed. */
export type EmbedChoice = Readonly<Record<(typeof SWITCHES)[number]["name"], boolean>> & {
  readonly theme: Theme;
};

/** The default options. */
export const DEFAULT_EMBED: EmbedChoice = {
  ...(Object.fromEntries(SWITCHES.map(({ name, usual }) => [name, usual])) as Omit<EmbedChoice, "theme">),
  theme: "auto",
};

/**
 * Returns the query of an embed.
 *
 * @param write writes the query of the current state, with some options changed; the query never has `play`
 */
export function embedQuery(choice: EmbedChoice, write: (changes: Partial<Link>) => string): string {
  const { step, play, ...options } = choice;
  // Parameters of the link that this page does not know are not passed on as code.
  const whole = { embed: true, panel: "none", parentOrigin: undefined, unknown: [], ...options } as const;
  const query = write(step ? whole : { ...whole, step: "start" });
  return play ? `${query}&play=1` : query;
}
