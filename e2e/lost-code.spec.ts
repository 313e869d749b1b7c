import type { Page } from "playwright/test";
import { expectStep, notice, open, player, reloaded, still } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

/** Returns a function that counts the page loads from now on. */
function loadsOf(page: Page): () => number {
  let loads = 0;
  page.on("request", (request) => {
    if (request.isNavigationRequest()) loads++;
  });
  return () => loads;
}

test.describe("after a new version was deployed", () => {
  test.use({ provoked: [/CodeView|Failed to load resource/] });
  test("the page reloads at the same step", async ({ page }) => {
    const loads = loadsOf(page);
    await page.route(/CodeView.*\.js/, (route) => (loads() === 1 ? route.abort() : route.continue()));
    await open(page, "two-inputs");
    await page.keyboard.press("End");
    await page.keyboard.press("ArrowLeft");
    await page.getByRole("tab", { name: "Code" }).click();
    await reloaded(page);
    await expect(page.locator(".listing")).not.toHaveCount(0);
    await expectStep(page, "acc.v1.1");
  });
});

test.describe("without the source", () => {
  test.use({ provoked: [/CodeView|Failed to load resource/] });
  test("the page reloads once, the panel reports the failure, and the rest works", async ({ page }) => {
    const loads = loadsOf(page);
    await page.route(/CodeView.*\.js/, (route) => route.abort());
    await page.goto("cases/tiny-engine/");
    await reloaded(page);
    await expect(page.getByRole("tabpanel")).toHaveText(/could not be loaded/);
    await still(page);
    await page.keyboard.press("ArrowRight");
    await expectStep(page, "eval.v1");
    expect(loads()).toBe(2);
  });
});

test.describe("without a network", () => {
  test.use({ provoked: [/ERR_INTERNET_DISCONNECTED/] });
  test("the panel reports the failure, the picture stays, and the source loads once the network is back", async ({
    page,
  }) => {
    const loads = loadsOf(page);
    await open(page, "two-inputs");
    await page.context().setOffline(true);
    // The address may name the panel already.
    const asked = page.waitForEvent("requestfailed", (request) =>
      new URL(request.url()).pathname.endsWith("/cases/two-inputs/"),
    );
    await page.getByRole("tab", { name: "Code" }).click();
    await asked;
    await expect(page.getByRole("tabpanel")).toHaveText(/could not be loaded/);
    await page.getByRole("button", { name: "Step forward" }).click();
    await expectStep(page, "eval.v1");

    await page.context().setOffline(false);
    await page.getByRole("tab", { name: "Derivation" }).click();
    await page.getByRole("tab", { name: "Code" }).click();
    await expect(page.locator(".listing")).not.toHaveCount(0);
    await expectStep(page, "eval.v1");
    expect(loads()).toBe(1);
  });
});

/** Blocks storage, so that the page never reloads itself. */
async function neverReload(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new Error("no storage");
    };
  });
}

test.describe("with code that cannot be fetched", () => {
  test.use({
    provoked: [/(HelpDialog|graph|paper|page)-.*\.js|KaTeX_|ERR_FAILED|ERR_INTERNET_DISCONNECTED/],
  });

  test("the notice says that a part is missing, and a new request loads the part", async ({ page }) => {
    await open(page, "shared-intermediate");
    await page.context().setOffline(true);
    await page.getByRole("button", { name: "Help" }).click();
    await expect(notice(page)).toContainText("Part of the page could not be loaded.");
    await expect(notice(page).getByRole("button", { name: "Reload the page" })).toBeVisible();
    await page.getByRole("button", { name: "Dismiss the notice" }).click();
    await expect(notice(page)).toBeEmpty();

    await page.context().setOffline(false);
    await page.getByRole("button", { name: "Help" }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
  });

  test("the drawing moves as soon as the code for motion is loaded", async ({ page }) => {
    await neverReload(page);
    const graph = /graph-[\w-]{8}\.js$/;
    await page.route(graph, (route) => route.abort());
    await page.goto("cases/two-inputs/");
    await expect(notice(page)).toContainText("Part of the page could not be loaded.");
    await expect(page.getByRole("button", { name: "Zoom in" })).toHaveCount(0);
    await page.keyboard.press("ArrowRight");
    await expectStep(page, "eval.v1");
    await expect(page.locator("svg[data-moving]")).toHaveCount(0);

    await page.unroute(graph);
    await page.keyboard.press("ArrowRight");
    await expectStep(page, "eval.v2");
    await still(page);
  });

  test("the print button prints nothing without the handout", async ({ page }) => {
    await neverReload(page);
    await page.addInitScript(() => {
      window.print = () => {
        throw new Error("a print");
      };
    });
    await page.route(/paper-.*\.js$/, (route) => route.abort());
    await open(page, "shared-intermediate");
    await page.getByRole("button", { name: "Print a handout" }).click();
    await expect(notice(page)).toContainText("Part of the page could not be loaded.");
  });

  test("a handout with missing fonts is printed", async ({ page }) => {
    await page.route(/KaTeX_(Main|Size).*\.(woff2?|ttf)$/, (route) => route.abort());
    await open(page, "shared-intermediate");
    await page.evaluate(() => {
      window.print = () => {
        document.title = "printed";
      };
    });
    await page.getByRole("button", { name: "Print a handout" }).click();
    await expect(page).toHaveTitle("printed");
    await expect(notice(page)).toBeEmpty();
  });

  test("a page that cannot be shown says so", async ({ page }) => {
    await neverReload(page);
    const casePage = /page-.*\.js$/;
    await page.route(casePage, (route) => route.abort());
    await page.goto("cases/shared-intermediate/");
    await expect(page.getByRole("alert")).toHaveText("The page could not be loaded.");
    await page.unroute(casePage);
    await page.getByRole("button", { name: "Reload the page" }).click();
    await expect(player(page)).toHaveAttribute("data-ready", "true");
  });
});

test("keys in the graph wait for the code that follows them", async ({ page }) => {
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  await page.route(/graph-[\w-]{8}\.js$/, async (route) => {
    await arrived;
    await route.continue();
  });
  await page.goto("cases/shared-intermediate/?step=seed.v3");
  await expect(player(page)).toHaveAttribute("data-ready", "true");
  await page.getByRole("application", { name: "Nodes of the graph" }).focus();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  arrive();
  await expect(page.locator("[data-walked]")).toHaveAttribute("data-node", "v2");
  await expectStep(page, "seed.v3");
});
