import type { Page } from "playwright/test";
import { expect } from "./test.ts";

/**
 * Switches the page to print media and waits for the handout, which stays there from one sheet format to the
 * next.
 */
export async function turnToPaper(page: Page): Promise<void> {
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("[data-handout]")).toBeVisible();
}
