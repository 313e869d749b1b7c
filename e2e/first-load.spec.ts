import { fileURLToPath } from "node:url";
import { FIRST_LOAD_LIMIT, firstLoad } from "../scripts/build/first-load.ts";
import { slugs } from "./testing/goldens.ts";
import { expectStep, node, player, still } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

const site = fileURLToPath(new URL("../dist", import.meta.url));
/** Returns a promise that resolves when the gate is opened. */
function createGate(): { readonly opened: Promise<void>; open(): void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

const neededBy = (slug: string) => firstLoad(site, `cases/${slug}/index.html`);

test("the first graph of a case needs few scripts", () => {
  for (const slug of slugs) {
    const scripts = neededBy(slug).toSorted((a, b) => b.bytes - a.bytes);
    const all = scripts.reduce((sum, { bytes }) => sum + bytes, 0);
    const list = scripts.map(({ file, bytes }) => `${bytes} ${file}`).join("\n");
    expect(all, `${slug}, bytes after gzip:\n${list}`).toBeLessThanOrEqual(FIRST_LOAD_LIMIT);
  }
});

test("those scripts are enough to draw a graph and to step, and the others do not interfere", async ({
  page,
}) => {
  const needed = new Set(neededBy("shared-intermediate").map(({ file }) => file));
  const waiting: string[] = [];
  const gate = createGate();
  await page.context().route(/\.js$/, async (route) => {
    const url = route.request().url();
    if (!needed.has(new URL(url).pathname.slice(1))) {
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
  await expect.poll(() => waiting.filter((url) => url.includes("panels-"))).toHaveLength(1);

  gate.open();
  await still(page);
  await expect(page.locator(".derivation .katex").first()).toBeVisible();
  await expect(page.getByRole("slider", { name: "Step" })).toHaveValue("4");
});

test("code that can wait is not requested before the first picture", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  const gate = createGate();
  await page.context().route(/worker.*\.js$/, async (route) => {
    await gate.opened;
    await route.continue();
  });
  // The page does not hold this run, and is loaded only when its worker is.
  await page.goto("cases/shared-intermediate/?x=1.3", { waitUntil: "commit" });
  await expect(page.getByRole("slider", { name: "Step", exact: true })).toHaveCount(0);
  await expect(page.getByRole("tab", { name: "Tape" })).toBeVisible();
  const late = /katex.*\.js|paper|Tape|Check|Cost|CodeView|Memory|ProgramEditor/;
  expect(asked.filter((url) => late.test(url))).toEqual([]);
  // The code of motion shares a file with the panels, and starts once there is a picture.
  await expect(page.locator("svg[data-moving]")).toHaveCount(0);
  gate.open();
  await still(page);
  await expect.poll(() => asked.filter((url) => /(katex|paper).*\.js$/.test(url))).toHaveLength(2);
});

for (const [how, key] of [
  ["has the focus", undefined],
  ["was pressed", "Enter"],
] as const) {
  test(`a button that ${how} before its list was loaded continues from there`, async ({ page }) => {
    const gate = createGate();
    await page.context().route(/panels-.*\.js$/, async (route) => {
      await gate.opened;
      await route.continue();
    });
    const asked = page.waitForRequest(/panels-.*\.js$/);
    await page.goto("cases/shared-intermediate/");
    await asked;
    const button = page.getByRole("button", { name: /^Theme/ });
    await expect(button).toBeVisible();
    await page.getByRole("button", { name: "Share", exact: true }).focus();
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
