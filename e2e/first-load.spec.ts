import { fileURLToPath } from "node:url";
import type { Page } from "playwright/test";
import { FIRST_LOAD_LIMIT, firstLoad } from "../scripts/first-load.ts";
import { slugs } from "./testing/goldens.ts";
import { expectStep, node, notice, open, player, still } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

const site = fileURLToPath(new URL("../dist", import.meta.url));
/** Something to wait for until it is opened. */
function createGate(): { readonly opened: Promise<void>; open(): void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

const neededBy = (slug: string) => firstLoad(site, `cases/${slug}/index.html`);

test("the scripts that the first graph of a case needs are few", () => {
  for (const slug of slugs) {
    const scripts = neededBy(slug).toSorted((a, b) => b.bytes - a.bytes);
    const all = scripts.reduce((sum, { bytes }) => sum + bytes, 0);
    const list = scripts.map(({ file, bytes }) => `${bytes} ${file}`).join("\n");
    expect(all, `${slug}, bytes after gzip:\n${list}`).toBeLessThanOrEqual(FIRST_LOAD_LIMIT);
  }
});

test("those scripts are enough to draw a graph and to step, and the others are no hindrance", async ({
  page,
}) => {
  const needed = new Set(neededBy("shared-intermediate").map(({ file }) => file));
  const waiting: string[] = [];
  const gate = createGate();
  await page.context().route(/\.js$/, async (route) => {
    const url = route.request().url();
    if (!needed.has(url.slice(url.indexOf("assets/")))) {
      waiting.push(url);
      await gate.opened;
    }
    await route.continue();
  });
  await page.goto("cases/shared-intermediate/?step=eval.v2");
  await expect(player(page)).toHaveAttribute("data-ready", "true");
  await expect(node(page, "v2")).toHaveAttribute("data-value", /^0\.99/);
  await expect(node(page, "v2")).toBeInViewport();
  await page.keyboard.press("ArrowRight");
  await expectStep(page, "eval.v3");
  await page.getByRole("button", { name: "Step forward" }).click();
  await expectStep(page, "seed.v3");
  await expect.poll(() => waiting.filter((url) => url.includes("katex"))).toHaveLength(1);

  gate.open();
  await still(page);
  await expect(page.locator(".derivation .katex").first()).toBeVisible();
  await expect(page.getByRole("slider", { name: "Step" })).toHaveValue("4");
});

test("nothing of what can wait is asked for before the first picture", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  const gate = createGate();
  await page.context().route(/worker.*\.js$/, async (route) => {
    await gate.opened;
    await route.continue();
  });
  await page.goto("cases/shared-intermediate/");
  await expect(page.getByRole("slider", { name: "Step", exact: true })).toHaveCount(0);
  await expect(page.getByRole("tab", { name: "Tape" })).toBeVisible();
  const late = /katex.*\.js|motion|Tape|Check|Cost|CodeView|Memory/;
  expect(asked.filter((url) => late.test(url))).toEqual([]);
  gate.open();
  await still(page);
  await expect.poll(() => asked.filter((url) => /katex.*\.js|motion/.test(url))).toHaveLength(2);
});

for (const [how, key] of [
  ["has the focus", undefined],
  ["was pressed", "Enter"],
] as const) {
  test(`a button that ${how} before its list could be shown goes on from there`, async ({ page }) => {
    const gate = createGate();
    await page.context().route(/PickerList.*\.js$/, async (route) => {
      await gate.opened;
      await route.continue();
    });
    const asked = page.waitForRequest(/PickerList.*\.js$/);
    await page.goto("cases/shared-intermediate/");
    await asked;
    const button = page.getByRole("button", { name: /^Theme/ });
    await expect(button).toBeVisible();
    await page.getByRole("button", { name: "Next case" }).focus();
    await page.keyboard.press("Tab");
    await expect(button).toBeFocused();
    if (key !== undefined) await page.keyboard.press(key);

    gate.open();
    const theme = page.getByRole("combobox", { name: /^Theme/ });
    await expect(theme).toHaveAttribute("aria-expanded", String(key !== undefined));
    if (key === undefined) await expect(theme).toBeFocused();
    else await page.getByRole("option", { name: "Dark" }).click();
    await expect(theme).toBeFocused();
  });
}

/** Without storage a page does not load itself anew. */
async function neverReload(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new Error("no storage");
    };
  });
}

test.describe("with code that cannot be fetched", () => {
  test.use({ provoked: [/(HelpDialog|motion|Handout|CasePage).*\.js|ERR_FAILED|ERR_INTERNET_DISCONNECTED/] });

  test("the notice says that a part is missing, and what is asked for again comes", async ({ page }) => {
    await open(page, "shared-intermediate");
    await page.context().setOffline(true);
    await page.getByRole("button", { name: "Keys and help" }).click();
    await expect(notice(page)).toContainText("A part of the page could not be loaded.");
    await expect(notice(page).getByRole("button", { name: "Reload the page" })).toBeVisible();
    await page.getByRole("button", { name: "Dismiss the notice" }).click();
    await expect(notice(page)).toBeEmpty();

    await page.context().setOffline(false);
    await page.getByRole("button", { name: "Keys and help" }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
  });

  test("the drawing moves as soon as what moves it has come", async ({ page }) => {
    await neverReload(page);
    const motion = /motion.*\.js$/;
    await page.route(motion, (route) => route.abort());
    await page.goto("cases/shared-intermediate/");
    await expect(notice(page)).toContainText("A part of the page could not be loaded.");
    await page.getByRole("button", { name: "Zoom in" }).click();
    await expect(page.getByRole("button", { name: "Fit the graph" })).toHaveAttribute("aria-pressed", "true");
    await page.keyboard.press("ArrowRight");
    await expectStep(page, "eval.v1");
    await expect(page.locator("svg[data-moving]")).toHaveCount(0);

    await page.unroute(motion);
    await page.keyboard.press("ArrowRight");
    await expectStep(page, "eval.v2");
    await still(page);
  });

  test("nothing is printed without the handout", async ({ page }) => {
    await neverReload(page);
    await page.addInitScript(() => {
      window.print = () => {
        throw new Error("a print");
      };
    });
    await page.route(/Handout.*\.js$/, (route) => route.abort());
    await open(page, "shared-intermediate");
    await page.getByRole("button", { name: "Print a handout" }).click();
    await expect(notice(page)).toContainText("A part of the page could not be loaded.");
  });

  test("a page that cannot be shown says so", async ({ page }) => {
    await neverReload(page);
    const casePage = /CasePage.*\.js$/;
    await page.route(casePage, (route) => route.abort());
    await page.goto("cases/shared-intermediate/");
    await expect(page.getByRole("alert")).toHaveText("The page could not be loaded.");
    await page.unroute(casePage);
    await page.getByRole("button", { name: "Reload the page" }).click();
    await expect(player(page)).toHaveAttribute("data-ready", "true");
  });
});
