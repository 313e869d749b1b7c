import { readFile } from "node:fs/promises";
import type { Page } from "playwright/test";
import { findings } from "./testing/axe.ts";
import { expectStep, open, player } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

test.use({
  provoked: [/single\.html 404|status of 404/],
  contextOptions: { reducedMotion: "reduce", permissions: ["clipboard-read", "clipboard-write"] },
});

/** Returns a text of the dialog, by its label. */
const text = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });
const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

async function share(page: Page, tab: string): Promise<void> {
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await page.getByRole("tab", { name: tab }).click();
}

test("one link opens the same step and inputs, another opens the case with its defaults", async ({
  page,
}) => {
  await open(page, "two-inputs", "?x1=4&step=acc.v1.0&panel=tape&speed=2");
  await share(page, "Link");
  expect(await findings(page)).toEqual([]);
  await page.getByRole("button", { name: "Copy: Link to this step" }).click();
  await expect(page.getByRole("button", { name: "Copy: Link to this step" })).toHaveText("Copied");
  const link = await copied(page);
  expect(new URL(link).search).toBe("?x1=4&step=acc.v1.0&panel=tape&speed=2");
  await expect(page.getByRole("img", { name: "QR code of the link" })).toBeVisible();
  await page.getByRole("button", { name: "Show the QR code large, for a room" }).click();
  const box = await page.getByRole("img", { name: "QR code of the link" }).boundingBox();
  expect(box?.width).toBeGreaterThan(400);
  await expect(text(page, "Link to this case")).toHaveValue(/\/cases\/two-inputs\/$/);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Share", exact: true })).toBeFocused();
  await page.goto(link);
  await expectStep(page, "acc.v1.0");
  await expect(player(page)).toHaveAttribute("data-panel", "tape");
});

test("the code of a frame follows the options, and the preview shows the frame", async ({ page }) => {
  await open(page, "two-inputs", "?step=acc.v1.0");
  const steps = () => page.evaluate(() => history.length);
  const before = await steps();
  await share(page, "Frame");
  const code = text(page, "Code to embed it");
  const preview = page.frameLocator("iframe[title='Preview of the embed']");
  await expect(preview.locator("[data-pullback]")).toHaveAttribute("data-step", "acc.v1.0");
  await expect(preview.getByRole("button", { name: "Step forward" })).toBeVisible();
  // The dialog keeps the focus when its preview loads.
  await expect(page.getByRole("tab", { name: "Frame" })).toBeFocused();
  expect(await findings(page)).toEqual([]);
  await page.getByRole("switch", { name: "Transport" }).click();
  await page.getByRole("switch", { name: "Start at this step" }).click();
  await page.getByRole("switch", { name: "Inputs" }).click();
  await expect(code).toHaveValue(/src="[^"]*\/cases\/two-inputs\/\?embed=1&amp;controls=0&amp;inputs=1"/);
  await expect(preview.locator("[data-pullback]")).toHaveAttribute("data-step", "start");
  await expect(preview.getByRole("region", { name: "Inputs of the case" })).toBeVisible();
  await expect(preview.getByRole("button", { name: "Step forward" })).toHaveCount(0);
  await page.getByRole("combobox", { name: "Theme of the embed" }).click();
  await page.getByRole("option", { name: "Dark" }).click();
  await expect(code).toHaveValue(/theme=dark/);
  await expect(preview.locator(":root")).toHaveAttribute("data-theme", "dark");
  await page.getByRole("switch", { name: "Sandboxed" }).click();
  await expect(preview.locator("[data-pullback]")).toHaveAttribute("data-step", "start");
  await expect(preview.getByRole("link", { name: "Open" })).toHaveCount(0);
  await page.getByRole("tab", { name: "Element" }).click();
  await expect(code).toHaveValue(/<pull-back\s+case="two-inputs"\s+theme="dark"\s+controls="0"\s+inputs="1"/);
  await page.getByRole("tab", { name: "reveal.js" }).click();
  await expect(code).toHaveValue(/<section>[\s\S]*PullbackReveal/);
  const named = (await code.inputValue()).matchAll(/"([^"]*\/lib\/[^"]*)"/g);
  const answers = await Promise.all([...named].map(([, address = ""]) => page.request.get(address)));
  expect(answers.map((answer) => answer.status())).toEqual([200, 200]);
  // The preview adds no history entries.
  expect(await steps()).toBe(before);
});

test("the case is downloaded as one file that opens at the same step, and a missing file is reported", async ({
  page,
}) => {
  await open(page, "two-inputs", "?x1=4&step=acc.v1.0");
  await share(page, "Link");
  const downloaded = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download as one file" }).click();
  const file = await downloaded;
  expect(file.suggestedFilename()).toBe("two-inputs.html");
  const text = await readFile(await file.path(), "utf8");
  expect(text).toContain('<meta name="pullback-start" content="two-inputs?x1=4&amp;step=acc.v1.0">');
  await page.route("**/single.html", (route) => route.fulfill({ status: 404 }));
  await page.getByRole("button", { name: "Download as one file" }).click();
  await expect(page.getByText("The file could not be fetched.")).toBeVisible();
});

test("where copying is refused, the text is selected, with a message", async ({ page }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error("refused"));
  });
  await open(page, "two-inputs");
  await share(page, "Link");
  await page.getByRole("button", { name: "Copy: Link to this case" }).click();
  await expect(page.getByText("press Ctrl+C")).toBeVisible();
  expect(await page.evaluate(() => String(getSelection()))).toMatch(/\/cases\/two-inputs\/$/);
});
