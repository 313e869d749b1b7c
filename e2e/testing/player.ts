import type { Locator, Page } from "playwright/test";
import { expect } from "./test.ts";

/** The root of the page's player. */
export function player(page: Page): Locator {
  return page.locator("[data-pullback]");
}

/** The one place for what went wrong. */
export function notice(page: Page): Locator {
  return page.getByRole("status");
}

/** Opens a case by a link and waits for its first picture. */
export async function open(page: Page, slug: string, query = ""): Promise<void> {
  await page.goto(`cases/${slug}/${query}`);
  await pictured(page);
}

/** Waits for the first picture of a case, as soon as it is there. */
async function pictured(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector("[data-pullback][data-ready=true] svg[data-moving=false]") !== null &&
      document.querySelector("svg[data-moving=true]") === null,
    undefined,
    { timeout: 30_000 },
  );
}

/**
 * Opens a case by a link as going back to its address does: by a new run, in the page of a case that is there. It
 * takes a fifth of the time that loading a page takes. Settings that a link lacks get their defaults. In an empty page
 * the link is loaded. An embed cannot be visited: it does not follow the address.
 */
export async function visit(page: Page, slug: string, query = ""): Promise<void> {
  if (page.url() === "about:blank") return open(page, slug, query);
  await player(page).evaluate(
    async (root, address) => {
      // The code that follows the address comes after the first picture, and names the page's address at once.
      while (document.querySelector("link[rel=canonical]") === null) await new Promise(requestAnimationFrame);
      // The player says it is ready again when the new run is there.
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

/** Waits until the page that is shown is one that was loaded anew. */
export async function reloaded(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    performance
      .getEntriesByType("navigation")
      .some((entry) => entry instanceof PerformanceNavigationTiming && entry.type === "reload"),
  );
}

/** Waits until nothing moves in the graph, or in both where there are two. */
export async function still(page: Page): Promise<void> {
  await expect(page.locator("svg[data-moving=false]").first()).toBeAttached();
  await expect(page.locator("svg[data-moving=true]")).toHaveCount(0);
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

/** Waits until the player stands at the step with this key. */
export async function expectStep(page: Page, key: string): Promise<void> {
  await expect(player(page)).toHaveAttribute("data-step", key);
}

/** Waits until the player stands at this index. */
export async function expectIndex(page: Page, index: number): Promise<void> {
  await expect(player(page)).toHaveAttribute("data-index", String(index));
}

/** How many steps the case has. */
export async function total(page: Page): Promise<number> {
  return Number(await player(page).getAttribute("data-total"));
}

/** A node of the graph. */
export function node(page: Page, id: string): Locator {
  return page.locator(`[data-node="${id}"]`);
}

/** The adjoint of a node at the current step, unrounded. */
export async function adjointOf(page: Page, id: string): Promise<number> {
  return Number(await node(page, id).getAttribute("data-adjoint"));
}

/** The value of a node at the current step, unrounded; not a number before it is evaluated. */
export async function primalOf(page: Page, id: string): Promise<number> {
  const text = await node(page, id).getAttribute("data-value");
  return text === null || text === "" ? Number.NaN : Number(text);
}

/** The drawn graph, letter by letter, wherever the view of it stands: a notice takes some of its room. */
export async function drawing(page: Page): Promise<string> {
  return page.locator("g.camera").innerHTML();
}

/** A button of the transport. */
export function transport(page: Page, name: string): Locator {
  return page.getByRole("group", { name: "Transport" }).getByRole("button", { name });
}
