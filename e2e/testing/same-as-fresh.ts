import type { Page } from "playwright/test";
import { BEFORE_RELOAD } from "../../src/app/reload.ts";
import { expect } from "./test.ts";
import { wholePicture } from "./whole-picture.ts";

/**
 * Resets the state that no link holds: open dialogs and lists, the focus, uncommitted text and its notice,
 * marks under the mouse, a pinned node, playing, a view moved by hand, the full Jacobian and a gradient descent.
 */
export async function putAside(page: Page): Promise<void> {
  // A graph may be under the corner of a scrolled page.
  await page.evaluate(() => scrollTo({ top: 0, behavior: "instant" }));
  await page.mouse.move(0, 0);
  // A list that was opened once stays in the page, hidden.
  const popups = page.locator(".popup:visible");
  await expect(async () => {
    if ((await popups.count()) === 0) return;
    // In a field, the first Escape discards the text.
    await page.keyboard.press("Escape");
    await expect(popups).toHaveCount(0, { timeout: 500 });
  }).toPass();
  await page.evaluate(() => {
    const active = document.activeElement;
    if (active instanceof HTMLElement || active instanceof SVGElement) active.blur();
  });
  // In reverse order: a field that is reset leaves the list of matches.
  const refused = await page.locator("input[aria-invalid=true]").all();
  for (const field of refused.reverse()) await field.press("Escape");
  await page.evaluate(() => {
    const press = (selector: string) => {
      for (const element of document.querySelectorAll<HTMLElement>(selector)) element.click();
    };
    press(".transport [aria-label=Pause]");
    press(".notice [aria-label='Dismiss the notice']");
    press("[aria-label=Unpin]");
    for (const toggle of document.querySelectorAll<HTMLElement>(".toggle")) {
      if (!["Full Jacobian", "Descend"].includes(toggle.textContent)) continue;
      toggle.querySelector<HTMLElement>("[aria-checked=true]")?.click();
    }
    press(".zoom [aria-pressed]");
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
}

/** Compares a page with a page of the same size that loads the link of the first. */
export async function expectSameAsFresh(page: Page, other: Page): Promise<void> {
  await putAside(page);
  const size = page.viewportSize();
  if (size !== null) await other.setViewportSize(size);
  // A page behind another page is painted once per second.
  await other.bringToFront();
  let address: unknown;
  // The address follows the state after a delay, or at once before a reload.
  await page.evaluate((name) => dispatchEvent(new Event(name)), BEFORE_RELOAD);
  await expect(async () => {
    const shown = await wholePicture(page);
    if (shown.address !== address) {
      address = shown.address;
      await other.goto(String(address));
    }
    expect(shown).toEqual(await wholePicture(other));
  }).toPass({ intervals: [50, 100, 200, 400] });
  await page.bringToFront();
}
