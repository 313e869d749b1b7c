import type { Page } from "playwright/test";
import { expectIndex, expectStep, open, still, visit } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

const leftovers = (page: Page) => page.locator("g.copy");

test("a contribution moves along its edge; quick steps and a changed input end its motion without leftovers", async ({
  page,
}) => {
  await open(page, "shared-intermediate", "?step=acc.v3.1");
  // Recorded in the page: a query from outside could be too late.
  const seen = await page.evaluateHandle(() => {
    const list: string[] = [];
    const svg = document.querySelector("svg[data-moving]");
    const observer = new MutationObserver(() => {
      if (svg?.getAttribute("data-moving") === "true" && svg.querySelector("g.copy")) list.push("copy");
    });
    if (svg) observer.observe(svg, { attributes: true, childList: true, subtree: true });
    return list;
  });
  await page.keyboard.press("ArrowRight");
  await expectStep(page, "acc.v2.0");
  await still(page);
  await expect(leftovers(page)).toHaveCount(0);
  expect(await seen.jsonValue()).toContain("copy");

  await visit(page, "shared-intermediate", "?step=acc.v3.0");
  const before = await page.locator("g.camera").evaluate((camera) => camera.outerHTML);
  for (let i = 0; i < 4; i++) await page.keyboard.press("ArrowRight");
  for (let i = 0; i < 4; i++) await page.keyboard.press("ArrowLeft");
  await expectStep(page, "acc.v3.0");
  await still(page);
  expect(await page.locator("g.camera").evaluate((camera) => camera.outerHTML)).toBe(before);

  await visit(page, "shared-intermediate", "?step=acc.v3.1");
  await page.keyboard.press("ArrowRight");
  await page.getByRole("slider", { name: "x, slider" }).press("ArrowRight");
  await still(page);
  await expect(leftovers(page)).toHaveCount(0);
});

test("twenty quick steps end at the right step, without leftovers", async ({ page }) => {
  await open(page, "recurrence");
  for (let i = 0; i < 20; i++) await page.keyboard.press("ArrowRight");
  await expectIndex(page, 20);
  await still(page);
  await expect(leftovers(page)).toHaveCount(0);
});

test.describe("with reduced motion", () => {
  test.use({ contextOptions: { reducedMotion: "reduce" } });

  test("a step shows what is before it and then its picture, and zoom is immediate", async ({ page }) => {
    await open(page, "recurrence");
    const copies = await page.evaluateHandle(() => {
      const list: Element[] = [];
      const layer = document.querySelector("svg[data-moving] .copies");
      const observer = new MutationObserver(() => list.push(...(layer?.children ?? [])));
      if (layer) observer.observe(layer, { childList: true });
      return list;
    });
    // Recorded in the page: a query from outside could be too late.
    const values = await page.evaluateHandle(() => {
      const list: (string | undefined)[] = [];
      const svg = document.querySelector("svg[data-moving]");
      const observer = new MutationObserver(() => {
        list.push(document.querySelector<SVGElement>(".node[data-state=computing]")?.dataset.value);
      });
      if (svg) observer.observe(svg, { attributeFilter: ["data-moving"] });
      return list;
    });
    await page.keyboard.press("ArrowRight");
    await expectIndex(page, 1);
    await still(page);
    const value = await page.locator(".node[data-state=computing]").getAttribute("data-value");
    expect(value).not.toBe("");
    expect(await values.jsonValue()).toEqual(["", value]);
    for (let i = 2; i <= 20; i++) {
      await page.keyboard.press("ArrowRight");
      await expectIndex(page, i);
    }
    await still(page);
    expect(await copies.jsonValue()).toEqual([]);

    const transform = () => page.locator("g.camera").getAttribute("transform");
    await page.getByRole("button", { name: "Overview" }).click();
    const whole = await transform();
    await page.getByRole("button", { name: "Follow the step" }).click();
    const followed = await transform();
    expect(followed).not.toBe(whole);
    await page.getByRole("button", { name: "Overview" }).click();
    expect(await transform()).toBe(whole);
  });
});

test("the view follows a step made right after the wheel has turned", async ({ page }) => {
  await open(page, "two-inputs");
  const fit = page.getByRole("button", { name: "Fit the graph" });
  const graph = page.locator("svg[role=img]");
  await graph.dispatchEvent("wheel", { deltaY: -200, clientX: 300, clientY: 300 });
  await expect(fit).toHaveAttribute("aria-pressed", "false");
  await graph.evaluate((svg) => {
    svg.dispatchEvent(new WheelEvent("wheel", { deltaY: -200, clientX: 300, clientY: 300, bubbles: true }));
    document.querySelector<HTMLElement>(".zoom [aria-pressed]")?.click();
  });
  await expect(fit).toHaveAttribute("aria-pressed", "true");
  await still(page);
  await expect(fit).toHaveAttribute("aria-pressed", "true");
});
