import type { Page } from "playwright/test";

/** Every way a page can look: its themes, and the colours of a system that forces its own. */
export const LOOKS = ["light", "dark", "projector", "forced colours"] as const;

/** One of them. */
export type Look = (typeof LOOKS)[number];

/** Gives the page, as it stands, one of its looks. */
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
