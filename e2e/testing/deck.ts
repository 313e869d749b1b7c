import { fileURLToPath } from "node:url";
import type { Locator, Page } from "playwright/test";
import { hostFiles } from "../../scripts/build/file-host.js";
import { expect, test } from "./test.ts";

/** The slides of the example deck: words, an element, a frame, an element at a linked step, words. */
export const [ELEMENT, FRAME, LINKED, LAST] = [1, 2, 3, 4] as const;

let hosts: Awaited<ReturnType<typeof hostFiles>>[] = [];

/** Hosts the project's files at two origins while a file's tests run. */
export function hostDecks(): void {
  test.beforeAll(async () => {
    const root = fileURLToPath(new URL("../..", import.meta.url));
    hosts = await Promise.all([hostFiles(root), hostFiles(root)]);
  });
  test.afterAll(() => Promise.all(hosts.map((host) => host.stop())));
}

/** Where the same files are at another origin than the deck's. */
export function other(): string {
  return String(hosts[1]?.address);
}

/** Changes attributes of the deck's frame, or of its first element, before the deck is made. */
export async function changePlayer(
  page: Page,
  which: "iframe[data-pullback]" | "pull-back",
  attributes: Readonly<Record<string, string>>,
): Promise<void> {
  const change = ([name, wanted]: readonly [string, Readonly<Record<string, string>>]) => {
    document.addEventListener("readystatechange", () => {
      if (document.readyState !== "interactive") return;
      const player = document.querySelector(name);
      for (const [attribute, value] of Object.entries(wanted)) player?.setAttribute(attribute, value);
    });
  };
  await page.addInitScript(change, [which, attributes] as const);
}

/** The address of the example deck. */
export function deck(): string {
  return `${hosts[0]?.address}examples/reveal/index.html`;
}

/** Opens the example deck at a place. */
export async function openDeck(page: Page, where = ""): Promise<void> {
  await page.goto(deck() + where);
  await page.waitForFunction(() => document.querySelector(".reveal.ready") !== null);
}

/** The player of a slide. */
export function playerOn(page: Page, slide: number): Locator {
  const section = page.locator(".slides > section").nth(slide);
  return slide === FRAME
    ? section.frameLocator("iframe").locator("[data-pullback]")
    : section.locator("[data-pullback]");
}

/** Waits until the deck is on a slide, and its player at an index. */
export async function expectAt(page: Page, slide: number, index?: number): Promise<void> {
  await expect.poll(() => at(page)).toBe(slide);
  if (index !== undefined) await expect(playerOn(page, slide)).toHaveAttribute("data-index", String(index));
}

/** Opens the speaker's view and waits for its player of the current slide, which begins at the start. */
export async function openSpeaker(
  page: Page,
): Promise<{ readonly speaker: Page; readonly current: Locator }> {
  const opened = page.context().waitForEvent("page");
  await page.keyboard.press("s");
  const speaker = await opened;
  const current = speaker.frameLocator("#current-slide iframe").locator(".present [data-pullback]");
  await expect(current).toHaveAttribute("data-index", "0");
  return { speaker, current };
}

/**
 * Steps to an index by a key of the deck, or of the speaker's view. What that said while it was loading reaches
 * the deck half a second later and may set it back: people press again.
 *
 * @param pressed where the key is pressed
 */
export async function pressTo(page: Page, slide: number, index: number, pressed = page): Promise<void> {
  await expect(async () => {
    const there = await playerOn(page, slide).getAttribute("data-index");
    // A key that took effect late, after it was pressed again, has led too far.
    if (Number(there) !== index)
      await pressed.keyboard.press(Number(there) < index ? "ArrowRight" : "ArrowLeft");
    await expect(playerOn(page, slide)).toHaveAttribute("data-index", String(index), { timeout: 5000 });
  }).toPass();
}

/** The slide on which the deck is. */
async function at(page: Page): Promise<number> {
  return page.evaluate(async () => {
    return [...document.querySelectorAll(".slides > section")].findIndex((one) => one.matches(".present"));
  });
}

/** How many steps the player of a slide has. */
export async function totalOn(page: Page, slide: number): Promise<number> {
  await expect(playerOn(page, slide)).toHaveAttribute("data-ready", "true");
  return Number(await playerOn(page, slide).getAttribute("data-total"));
}
