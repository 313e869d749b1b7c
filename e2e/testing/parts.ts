import type { Page } from "playwright/test";
import { test } from "./test.ts";

/** Takes the focus and the pointer from whatever has them. */
async function letGo(page: Page): Promise<void> {
  await page.mouse.move(0, 0);
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
}

/**
 * Makes a test of parts that share a page, which spares all but the first the load of one. Each part begins with a
 * link that it visits: nothing of a part before is left, apart from the size of the page.
 */
export function inParts(parts: Readonly<Record<string, (page: Page) => Promise<void>>>) {
  return async ({ page }: { readonly page: Page }): Promise<void> => {
    for (const [name, body] of Object.entries(parts)) {
      await test.step(name, () => body(page));
      await letGo(page);
    }
  };
}
