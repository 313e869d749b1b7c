import { useLayoutEffect, useState } from "react";
import type { Theme } from "../player/themes.ts";
import { rememberedTheme, THEME_KEY } from "./remembered-theme.ts";

/**
 * Sets the theme of the page on its root element: the theme of the link, else the theme chosen on this site,
 * else the system's theme.
 *
 * @returns the theme, and a function that chooses a theme and stores the choice if the browser allows it
 */
export function useTheme(asked?: Theme): [theme: Theme, choose: (theme: Theme) => void] {
  const [chosen, setChosen] = useState(rememberedTheme);
  const theme = asked ?? chosen;
  useLayoutEffect(() => {
    if (theme === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
  function choose(next: Theme): void {
    setChosen(next);
    try {
      localStorage.setItem(THEME_KEY, next);
    } catch {
      // Storage is blocked or full: the choice holds for this page.
    }
  }
  return [theme, choose];
}
