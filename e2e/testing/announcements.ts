import { expect, type Page } from "playwright/test";

/** A new text of a live region, with its time in milliseconds. */
export interface Announcement {
  readonly text: string;
  readonly time: number;
}

declare global {
  interface Window {
    announced: Announcement[];
  }
}

/** Records the text of live regions, in every page loaded from now on. */
export async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const LIVE = "[aria-live=polite], [aria-live=assertive], [role=status], [role=alert], output";
    window.announced = [];
    new MutationObserver((changes) => {
      const regions = changes.flatMap(({ target, addedNodes }) => {
        const around = (target instanceof Element ? target : target.parentElement)?.closest(LIVE);
        const inside = [...addedNodes].flatMap((node) =>
          node instanceof Element
            ? [...node.querySelectorAll(LIVE), ...(node.matches(LIVE) ? [node] : [])]
            : [],
        );
        return around ? [around, ...inside] : inside;
      });
      for (const region of new Set(regions)) {
        const text = region.textContent?.replace(/\s+/g, " ").trim() ?? "";
        if (text !== "") window.announced.push({ text, time: performance.now() });
      }
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
}

/** Waits for the code that announces steps, which is loaded after the first picture. */
export async function expectAnnouncer(page: Page): Promise<void> {
  await expect(page.locator(".dock [aria-atomic]")).toBeAttached();
}

/** Returns the announcements of this page so far. */
export async function announced(page: Page): Promise<readonly Announcement[]> {
  return page.evaluate(() => window.announced);
}

/** Returns the texts of the announcements since the last call. */
export async function heard(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => window.announced.splice(0).map(({ text }) => text));
}

/** Returns the texts of the announcements since the last call, once there are at least `least`. */
export async function hear(page: Page, least = 1): Promise<readonly string[]> {
  await page.waitForFunction((count) => window.announced.length >= count, least, { timeout: 30_000 });
  return heard(page);
}
