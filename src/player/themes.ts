/** How the page looks: as the system does, or one of its own ways. Projector is light, larger and of high contrast. */
export const THEMES = ["auto", "light", "dark", "projector"] as const;

/** The name of a theme. */
export type Theme = (typeof THEMES)[number];

/** Whether a text names a theme. */
export function isTheme(text: string | null): text is Theme {
  return (THEMES as readonly (string | null)[]).includes(text);
}
