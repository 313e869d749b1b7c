import { fileURLToPath } from "node:url";
import type { Locator, Page } from "playwright/test";
import { hostFiles } from "../../scripts/build/file-host.js";
import { expect, test } from "./test.ts";

/** The slides of the example deck: text, an element, a frame, an element at a linked step, text. */
export const [ELEMENT, FRAME, LINKED, LAST] = [1, 2, 3, 4] as const;

let hosts: Awaited<ReturnType<typeof hostFiles>>[] = [];

/** Hosts the project's files at two origins while the tests of a file run. */
export function hostDecks(): void {
  test.beforeAll(async () => {
    const root = fileURLToPath(new URL("../..", import.meta.url));
    hosts = await Promise.all([hostFiles(root), hostFiles(root)]);
  });
  test.afterAll(() => Promise.all(hosts.map((host) => host.stop())));
}

/** Returns the address of the same files at another origin than the deck's. */
export function other(): string {
  return String(hosts[1]?.address);
}

/** Changes attributes of the deck's frame, or of its first element, before the deck is created. */
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

/** Returns the address of the example deck. */
export function deck(): string {
  return `${hosts[0]?.address}examples/reveal/index.html`;
}

/** Opens the example deck, optionally at a slide or fragment. */
export async function openDeck(page: Page, where = ""): Promise<void> {
  await page.goto(deck() + where);
  await page.waitForFunction(() => document.querySelector(".reveal.ready") !== null);
}

/** Returns the player of a slide. */
export function playerOn(page: Page, slide: number): Locator {
  const section = page.locator(".slides > section").nth(slide);
  return slide === FRAME
    ? section.frameLocator("iframe").locator("[data-pullback]")
    : section.locator("[data-pullback]");
}

/** Waits until the deck is at a slide, and its player at an index. */
export async function expectAt(page: Page, slide: number, index?: number): Promise<void> {
  await expect.poll(() => at(page)).toBe(slide);
  if (index !== undefined) await expect(playerOn(page, slide)).toHaveAttribute("data-index", String(index));
}

/** Opens the speaker view and waits for its player of the current slide, which begins at the start. */
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
 * Steps to an index by a key of the deck or of the speaker view. Messages of the speaker view while it loads
 * reach the deck half a second later and may set it back, so presses again, like people.
 *
 * @param pressed the page in which the key is pressed
 */
export async function pressTo(page: Page, slide: number, index: number, pressed = page): Promise<void> {
  await expect(async () => {
    const there = await playerOn(page, slide).getAttribute("data-index");
    // A key that took effect late, after it was pressed again, has gone too far.
    if (Number(there) !== index)
      await pressed.keyboard.press(Number(there) < index ? "ArrowRight" : "ArrowLeft");
    await expect(playerOn(page, slide)).toHaveAttribute("data-index", String(index), { timeout: 5000 });
  }).toPass();
}

/** Returns the index of the deck's slide. */
async function at(page: Page): Promise<number> {
  return page.evaluate(async () => {
    return [...document.querySelectorAll(".slides > section")].findIndex((section) =>
      section.matches(".present"),
    );
  });
}

/** Returns the number of steps of a slide's player. */
export async function totalOn(page: Page, slide: number): Promise<number> {
  await expect(playerOn(page, slide)).toHaveAttribute("data-ready", "true");
  return Number(await playerOn(page, slide).getAttribute("data-total"));
}
