import { openElementPage, playerIn } from "./testing/element-page.ts";
import { expect, test } from "./testing/test.ts";

test.use({ viewport: { width: 1280, height: 800 }, contextOptions: { reducedMotion: "reduce" } });

test("an element has a width in a shrink-to-fit container", async ({ page, baseURL }) => {
  await openElementPage(page, baseURL, { body: "<main><h1>A page</h1></main>" });
  for (const [style, width] of [
    ["display: flex", 960],
    ["display: flex; justify-content: center", 960],
    ["display: flex; width: 500px", 500],
    ["display: grid; place-items: center", 960],
    ["display: inline-block", 960],
    ["float: left", 960],
    ["position: absolute", 960],
    ["width: 700px", 700],
  ] as const) {
    await page.evaluate((wanted) => {
      document.body.innerHTML = `<div style="${wanted}"><pull-back case="two-inputs"></pull-back></div>`;
    }, style);
    const element = page.locator("pull-back");
    await expect(playerIn(element)).toHaveAttribute("data-ready", "true");
    expect((await element.boundingBox())?.width, style).toBe(width);
    await expect(playerIn(element).locator("[data-node=v3]")).toBeInViewport();
  }
});
