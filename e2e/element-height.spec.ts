import type { Page } from "playwright/test";
import { heard, openElementPage, playerIn } from "./testing/element-page.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

/** The element in the documentation. */
const ELEMENT = '<pull-back case="two-inputs" x1="4" step="acc.v2.0" panel="derivation"></pull-back>';

/** Returns the height of the element, and the visible height of its derivation, in CSS pixels. */
async function heights(page: Page) {
  return page.locator("pull-back").evaluate((element) => {
    const panel = element.shadowRoot?.querySelector(".panel-content")?.getBoundingClientRect();
    const { bottom, height } = element.getBoundingClientRect();
    return { height, seen: panel ? Math.min(bottom, panel.bottom) - panel.top : 0 };
  });
}

test("an element is as high as its content, and shows the panel of its link at every width", async ({
  page,
  baseURL,
}) => {
  await page.setViewportSize({ width: 1200, height: 900 });
  await openElementPage(page, baseURL, { body: ELEMENT, style: "body { margin: 0 }" });
  const player = playerIn(page.locator("pull-back"));
  await expect(player).toHaveAttribute("data-step", "acc.v2.0");
  for (const width of [375, 600, 900]) {
    await page.setViewportSize({ width, height: 900 });
    await expect.poll(async () => (await heights(page)).seen, `${width} wide`).toBeGreaterThan(300);
    await expect(player.locator(".panel [aria-current=step] .katex").first()).toBeVisible();
    await expect.poll(() => player.evaluate((root) => root.scrollHeight - root.clientHeight)).toBe(0);
    const reported = (await heard(page, "pb-resize")).at(-1)?.detail.height;
    expect((await heights(page)).height, `${width} wide`).toBe(reported);
  }
});

test("an element has the height that the page sets, and shows a part of its panel", async ({
  page,
  baseURL,
}) => {
  const style = "body { margin: 0 } pull-back { height: 400px }";
  await openElementPage(page, baseURL, { body: ELEMENT, style });
  for (const width of [375, 700]) {
    await page.setViewportSize({ width, height: 900 });
    await expect.poll(async () => (await heights(page)).seen, `${width} wide`).toBeGreaterThan(30);
    expect((await heights(page)).height).toBe(400);
  }
  await page.locator("pull-back").evaluate((element) => element.setAttribute("style", "height: 300px"));
  expect((await heights(page)).height).toBe(300);
});
