import type { Page } from "playwright/test";
import { open, still } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

/** Returns the parts of the page in tab order, and from top to bottom. */
async function orders(page: Page) {
  return page.evaluate(() => {
    const parts = [...document.querySelectorAll(".inputs-place, .stage, .dock, .panel")];
    const top = (part: Element) => part.getBoundingClientRect().top;
    const name = ({ className }: Element) => className.split(" ")[0];
    return { keys: parts.map(name), eyes: parts.toSorted((a, b) => top(a) - top(b)).map(name) };
  });
}

test("half-typed text in a field and the focus stay when the parts change their order", async ({ page }) => {
  await open(page, "two-inputs");
  const field = page.getByRole("textbox", { name: "x₁" });
  await field.fill("0.12x");
  for (const width of [600, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    const order =
      width === 600 ? ["stage", "dock", "inputs-place", "panel"] : ["inputs-place", "stage", "panel", "dock"];
    await expect.poll(async () => (await orders(page)).keys).toEqual(order);
    await expect(field).toHaveValue("0.12x");
    await expect(field).toBeFocused();
    await expect(field).toHaveAttribute("aria-invalid", "false");
  }
});

test("on a phone the tab key goes from top to bottom", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, "two-inputs");
  // In a window high enough for everything, so that the sticky dock is in its own place.
  await page.setViewportSize({ width: 390, height: 2400 });
  await still(page);
  const { keys, eyes } = await orders(page);
  expect(keys).toEqual(["stage", "dock", "inputs-place", "panel"]);
  expect(eyes).toEqual(keys);
});

test("the entries of a matrix stay open when the parts change their order", async ({ page }) => {
  await open(page, "linear-layer");
  await page.getByRole("button", { name: /^X, / }).press("Enter");
  const entry = page.getByRole("dialog", { name: "X" }).getByRole("textbox").first();
  await entry.fill("0.12x");
  for (const width of [600, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await expect(page.locator(".inputs-place + .panel, .inputs-place + .stage")).toHaveCount(1);
    await expect(entry).toHaveValue("0.12x");
    await expect(entry).toBeFocused();
  }
});
