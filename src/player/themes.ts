/** Color themes: `auto` follows the system; `projector` is light, larger and has high contrast. */
export const THEMES = ["auto", "light", "dark", "projector"] as const;

/** The name of a theme. */
export type Theme = (typeof THEMES)[number];

/** Returns true if the text is the name of a theme. */
export function isTheme(text: string | null): text is Theme {
  return (THEMES as readonly (string | null)[]).includes(text);
}
