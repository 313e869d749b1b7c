import type { Link } from "../../player/link.ts";
import type { Theme } from "../../player/themes.ts";

/** What a shared embed can have, each a switch of the dialog. */
export const SWITCHES = [
  { name: "step", label: "Start at this step", usual: true },
  { name: "controls", label: "Transport", usual: true },
  { name: "caption", label: "Caption", usual: true },
  { name: "inputs", label: "Inputs", usual: false },
  { name: "zoom", label: "Zoom and drag", usual: true },
  { name: "keys", label: "Keys", usual: true },
  { name: "play", label: "Play at once", usual: false },
] as const;

/** What is chosen for a shared embed. */
export type EmbedChoice = Readonly<Record<(typeof SWITCHES)[number]["name"], boolean>> & {
  readonly theme: Theme;
};

/** What is chosen before anybody has. */
export const USUAL_EMBED: EmbedChoice = {
  ...(Object.fromEntries(SWITCHES.map(({ name, usual }) => [name, usual])) as Omit<EmbedChoice, "theme">),
  theme: "auto",
};

/**
 * The query of an embed.
 *
 * @param write writes the query of what is shown, with some options changed; it never says to play
 */
export function embedQuery(choice: EmbedChoice, write: (changes: Partial<Link>) => string): string {
  const { step, play, ...options } = choice;
  // What a link says that this page does not know is nothing to hand on as code.
  const whole = { embed: true, panel: "none", parentOrigin: undefined, unknown: [], ...options } as const;
  const query = write(step ? whole : { ...whole, step: "start" });
  return play ? `${query}&play=1` : query;
}
