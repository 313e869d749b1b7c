import type { Locator, Page } from "playwright/test";
import { expect } from "./test.ts";

/** Returns the root of the page's player. */
export function player(page: Page): Locator {
  return page.locator("[data-pullback]");
}

/** Returns the region that reports problems. */
export function notice(page: Page): Locator {
  return page.getByRole("status");
}

/** Opens a case by a link and waits for its first picture. */
export async function open(page: Page, slug: string, query = ""): Promise<void> {
  await page.goto(`cases/${slug}/${query}`);
  await pictured(page);
}

/** Opens a case by a link, and waits until the panels under the graph make the page higher than a phone. */
export async function openScrollable(page: Page, slug: string, query = ""): Promise<void> {
  await open(page, slug, query);
  await page.waitForFunction(() => document.documentElement.scrollHeight > innerHeight + 500);
  await still(page);
}

/** Waits for the first picture of a case. */
async function pictured(page: Page): Promise<void> {
  await stillWithin(page, "[data-pullback][data-ready=true]");
}

/**
 * Waits until some graph within an element is still and no graph moves, for two frames: the drawing follows a step in
 * an effect. Looks at every frame, where `expect` would look twice a second.
 */
async function stillWithin(page: Page, element: string): Promise<void> {
  await page.waitForFunction(
    (still) => {
      const seen: Window & { stillFrames?: number } = window;
      const isStill =
        document.querySelector(still) !== null && document.querySelector("svg[data-moving=true]") === null;
      seen.stillFrames = isStill ? (seen.stillFrames ?? 0) + 1 : 0;
      if (seen.stillFrames < 2) return false;
      seen.stillFrames = 0;
      return true;
    },
    `${element} svg[data-moving=false]`,
    { timeout: 60_000 },
  );
}

/**
 * Opens a case by a link in the page of another case, like going back to the link's address: by a new run.
 * This takes a fifth of the time of a page load. Settings that the link leaves out get their defaults. On a
 * page without a player the link is loaded. Embeds cannot be visited, because they do not follow the address.
 */
export async function visit(page: Page, slug: string, query = ""): Promise<void> {
  // The address does not tell: a page that the last test used may report that test's address for a while.
  if ((await player(page).count()) === 0) return open(page, slug, query);
  await player(page).evaluate(
    async (root, address) => {
      // The code that follows the address loads after the first picture, and then sets the canonical link at
      // once.
      while (document.querySelector("link[rel=canonical]") === null) await new Promise(requestAnimationFrame);
      // The player sets this to true again when the new run is there.
      if (root instanceof HTMLElement) root.dataset.ready = "false";
      history.pushState(null, "", address);
      dispatchEvent(new PopStateEvent("popstate"));
    },
    String(new URL(`../${slug}/${query}`, page.url())),
  );
  await pictured(page);
}

/** Opens the start page and waits for its miniature. */
export async function openHome(page: Page): Promise<void> {
  await page.goto("");
  await expect(player(page)).toHaveAttribute("data-ready", "true");
  await still(page);
}

/** Waits until the current page has been reloaded. */
export async function reloaded(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    performance
      .getEntriesByType("navigation")
      .some((entry) => entry instanceof PerformanceNavigationTiming && entry.type === "reload"),
  );
}

/** Returns the key of the page's current history entry. */
export async function historyEntry(page: Page): Promise<string | undefined> {
  return page.evaluate(() => navigation.currentEntry?.key);
}

/**
 * Returns the number of history entries after the one with a key. The length of the history does not tell: Chromium
 * keeps 50 entries, and tests share a page.
 */
export async function entriesAfter(page: Page, key: string | undefined): Promise<number> {
  return page.evaluate((key) => {
    const keys = navigation.entries().map((entry) => entry.key);
    return keys.length - 1 - keys.indexOf(key ?? "");
  }, key);
}

/** Waits until no graph moves. */
export async function still(page: Page): Promise<void> {
  await stillWithin(page, ":root");
}

/** Steps to the end by keys that are dispatched in the page, and waits for each step. */
export async function stepToEnd(page: Page): Promise<void> {
  await player(page).evaluate(async (root) => {
    if (!(root instanceof HTMLElement)) throw new Error("there is no player");
    while (root.dataset.index !== root.dataset.total) {
      const next = String(Number(root.dataset.index) + 1);
      root.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true }));
      while (root.dataset.index !== next) await new Promise((done) => setTimeout(done));
    }
  });
}

/** Waits until the player is at the step with this key. */
export async function expectStep(page: Page, key: string): Promise<void> {
  await expect(player(page)).toHaveAttribute("data-step", key);
}

/** Waits until the player is at this index. */
export async function expectIndex(page: Page, index: number): Promise<void> {
  await expect(player(page)).toHaveAttribute("data-index", String(index));
}

/** Returns the number of steps of the case. */
export async function total(page: Page): Promise<number> {
  return Number(await player(page).getAttribute("data-total"));
}

/** Returns a node of the graph. */
export function node(page: Page, id: string): Locator {
  return page.locator(`[data-node="${id}"]`);
}

/** Returns the adjoint of a node at the current step, unrounded. */
export async function adjointOf(page: Page, id: string): Promise<number> {
  return Number(await node(page, id).getAttribute("data-adjoint"));
}

/** Returns the value of a node at the current step, unrounded. NaN before the node is evaluated. */
export async function primalOf(page: Page, id: string): Promise<number> {
  const text = await node(page, id).getAttribute("data-value");
  return text === null || text === "" ? Number.NaN : Number(text);
}

/** Returns the markup of the graph, independent of its view: a notice takes some of the graph's room. */
export async function drawing(page: Page): Promise<string> {
  return page.locator("g.camera").innerHTML();
}

/** Returns a button of the transport. */
export function transport(page: Page, name: string): Locator {
  return page.getByRole("group", { name: "Transport" }).getByRole("button", { name });
}
