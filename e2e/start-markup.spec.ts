import type { Page } from "playwright/test";
import { expectStep, player } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

/** The first module of a page. */
const FIRST_MODULE = /\/assets\/index-[^/]*\.js$/;

/** Holds back the page's first module until it is let through. */
async function holdModules(page: Page): Promise<() => void> {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  await page.route(FIRST_MODULE, async (route) => {
    await opened;
    await route.continue();
  });
  return open;
}

const start = (page: Page) => page.locator("#root > [data-start]");

/** Returns the places of the nodes' cards, in CSS pixels. */
const cards = (page: Page) =>
  page.locator(".graph .node > .card").evaluateAll((all) =>
    all.map((card) => {
      const { x, y, width, height } = card.getBoundingClientRect();
      return [x, y, width, height];
    }),
  );

for (const [width, height] of [
  [1440, 900],
  [960, 540],
  [390, 844],
] as const) {
  test(`the page holds its first picture, which stays where it is, at ${width} × ${height}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    const open = await holdModules(page);
    await page.goto("cases/shared-intermediate/", { waitUntil: "commit" });
    await expect(start(page).locator(".camera")).toHaveAttribute("transform", /scale/);
    await expect(start(page).locator(".caption")).toBeVisible();
    // Only the player is announced and gets clicks.
    await expect(start(page)).toHaveAttribute("inert");
    await expect(page.getByRole("button")).toHaveCount(0);
    const before = await cards(page);
    expect(before).toHaveLength(4);

    open();
    await expect(player(page)).toHaveAttribute("data-ready", "true");
    await expect(start(page)).toHaveCount(0);
    const after = await cards(page);
    for (const [i, card] of before.entries()) {
      for (const [j, length] of card.entries()) {
        expect(Math.abs(length - (after[i]?.[j] ?? Number.NaN))).toBeLessThan(1);
      }
    }
  });
}

test("a link with parameters does not show the picture of the start", async ({ page }) => {
  const open = await holdModules(page);
  await page.goto("cases/shared-intermediate/?step=acc.v2.0", { waitUntil: "commit" });
  await expect(start(page)).toBeAttached();
  await expect(start(page)).toBeHidden();
  open();
  await expect(player(page)).toHaveAttribute("data-step", "acc.v2.0");
});

test("a link with a theme alone shows the picture of the start in that theme", async ({ page }) => {
  const open = await holdModules(page);
  await page.goto("cases/shared-intermediate/?theme=dark", { waitUntil: "commit" });
  await expect(start(page).locator(".camera")).toHaveAttribute("transform", /scale/);
  await expect(start(page)).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  open();
  await expect(player(page)).toHaveAttribute("data-ready", "true");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("the worker starts before the page's first module", async ({ page }) => {
  const open = await holdModules(page);
  await page.goto("cases/shared-intermediate/?step=3", { waitUntil: "commit" });
  await expect.poll(() => page.workers()).toHaveLength(1);
  open();
  await expect(player(page)).toHaveAttribute("data-index", "3");
  expect(page.workers()).toHaveLength(1);
});

test("a stored theme is there with the first picture", async ({ page }) => {
  await page.goto("cases/shared-intermediate/?step=3");
  await page.evaluate(() => localStorage.setItem("pullback-theme", "dark"));
  await holdModules(page);
  await page.goto("cases/shared-intermediate/", { waitUntil: "commit" });
  await expect(start(page)).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("where no worker answers, the player has its first picture", async ({ page }) => {
  await page.route("**/assets/worker-*.js", (route) =>
    route.fulfill({ contentType: "text/javascript", body: "" }),
  );
  await page.goto("cases/shared-intermediate/");
  await expect(player(page)).toBeVisible();
  await expect(player(page)).toHaveAttribute("data-ready", "true");
  await page.keyboard.press("ArrowRight");
  await expectStep(page, "eval.v1");
});
