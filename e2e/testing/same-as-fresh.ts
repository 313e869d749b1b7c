import type { Page } from "playwright/test";
import { BEFORE_RELOAD } from "../../src/app/reload.ts";
import { expect } from "./test.ts";
import { wholePicture } from "./whole-picture.ts";

/**
 * Puts aside what no link carries: dialogs and lists that are open, the focus, what is typed and not
 * taken, the notice about it, marks under the mouse, playing, a view moved by hand, and the full Jacobian.
 */
export async function putAside(page: Page): Promise<void> {
  await page.mouse.move(0, 0);
  // A list that was opened once stays, hidden.
  const popups = page.locator(".popup:visible");
  await expect(async () => {
    if ((await popups.count()) === 0) return;
    // In a field it first gives up what was typed.
    await page.keyboard.press("Escape");
    await expect(popups).toHaveCount(0, { timeout: 500 });
  }).toPass();
  await page.evaluate(() => {
    const active = document.activeElement;
    if (active instanceof HTMLElement || active instanceof SVGElement) active.blur();
  });
  // The last one first: what is given up is not counted any more.
  const refused = await page.locator("input[aria-invalid=true]").all();
  for (const field of refused.reverse()) await field.press("Escape");
  await page.evaluate(() => {
    const press = (selector: string) => {
      for (const one of document.querySelectorAll<HTMLElement>(selector)) one.click();
    };
    press(".transport [aria-label=Pause]");
    press(".notice [aria-label='Dismiss the notice']");
    for (const toggle of document.querySelectorAll<HTMLElement>(".toggle")) {
      if (toggle.textContent !== "Full Jacobian") continue;
      toggle.querySelector<HTMLElement>("[aria-checked=true]")?.click();
    }
    press(".zoom [aria-pressed]");
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
}

/** Compares a page with what another of the same size shows when it loads the link of the first. */
export async function expectSameAsFresh(page: Page, other: Page): Promise<void> {
  await putAside(page);
  const size = page.viewportSize();
  if (size !== null) await other.setViewportSize(size);
  // What is behind another page is painted once a second.
  await other.bringToFront();
  let address: unknown;
  // The address follows what is shown after a moment, or at once before a page is loaded anew.
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
