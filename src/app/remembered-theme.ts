import { isTheme, type Theme } from "../player/themes.ts";

/** The name of the stored theme. */
export const THEME_KEY = "pullback-theme";

/** Returns the theme chosen on this site, or `auto`. */
export function rememberedTheme(): Theme {
  try {
    const stored = localStorage.getItem(THEME_KEY);
    return isTheme(stored) ? stored : "auto";
  } catch {
    return "auto";
  }
}
