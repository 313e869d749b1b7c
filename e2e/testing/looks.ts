import type { Page } from "playwright/test";

/** The looks of a page: its themes, and forced colours. */
export const LOOKS = ["light", "dark", "projector", "forced colours"] as const;

/** The name of a look. */
export type Look = (typeof LOOKS)[number];

/** Gives the current page a look. */
export async function look(page: Page, as: Look): Promise<void> {
  await page.emulateMedia({
    colorScheme: as === "dark" ? "dark" : "light",
    forcedColors: as === "forced colours" ? "active" : "none",
  });
  await page.evaluate((theme) => {
    if (theme === "projector") document.documentElement.dataset.theme = theme;
    else delete document.documentElement.dataset.theme;
  }, as);
}
