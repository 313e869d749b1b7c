import type { Page } from "playwright/test";
import { test } from "./test.ts";

/** Removes the focus and moves the pointer away. */
async function releaseFocus(page: Page): Promise<void> {
  await page.mouse.move(0, 0);
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
}

/**
 * Returns a test whose parts share a page, so that only the first part loads a page. Each part starts by
 * visiting a link, which resets everything except the size of the page.
 */
export function inParts(parts: Readonly<Record<string, (page: Page) => Promise<void>>>) {
  return async ({ page }: { readonly page: Page }): Promise<void> => {
    for (const [name, body] of Object.entries(parts)) {
      await test.step(name, () => body(page));
      await releaseFocus(page);
    }
  };
}
