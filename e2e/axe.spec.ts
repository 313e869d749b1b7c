import type { Page } from "playwright/test";
import { findings, findingsInChanged, rulesOf } from "./testing/axe.ts";
import { faintLetters } from "./testing/faint-letters.ts";
import { halves, slugs } from "./testing/goldens.ts";
import { LOOKS, look } from "./testing/looks.ts";
import { expectIndex, expectStep, open, still, total, visit } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

/** Returns the findings in every look: of the whole page in light, and of a part of the page in the others. */
async function wrong(page: Page, part = "body"): Promise<readonly string[]> {
  const all: string[] = [];
  for (const as of LOOKS) {
    await look(page, as);
    const within = as === "light" ? "html" : part;
    const found = [...(await findings(page, { only: rulesOf(as), within })), ...(await faintLetters(page))];
    all.push(...found.map((line) => `${as}: ${line}`));
  }
  return all;
}

test("axe finds nothing on the start page, in any look", async ({ page }) => {
  await page.goto("");
  await expect(page.locator("[data-card] svg")).toHaveCount(slugs.length);
  expect(await wrong(page)).toEqual([]);
});

/** Checks a case at its start, middle and end, and then its views. */
async function checkCase(page: Page, slug: string, position: number): Promise<void> {
  await visit(page, slug);
  const last = await total(page);
  for (const index of [0, Math.ceil(last * 0.6), last]) {
    await page.getByRole("slider", { name: "Step" }).fill(String(index));
    await expectIndex(page, index);
    await still(page);
    expect.soft(await wrong(page), `${slug}, step ${index}`).toEqual([]);
  }
  await expectStep(page, "collect");
  // A view may have tabs of its own.
  const tabs = page.locator(".tabs");
  const seen = await tabs.getByRole("tab", { selected: true }).textContent();
  for (const [i, tab] of (await tabs.getByRole("tab").all()).entries()) {
    const name = String(await tab.textContent());
    if (name === seen) continue;
    await tab.click();
    await expect(page.getByRole("tabpanel", { name }).locator("*").first()).toBeVisible();
    // Over the ten cases, each view is checked in each look.
    const as = LOOKS[(position + i) % LOOKS.length] ?? "light";
    await look(page, as);
    const found = [...(await findingsInChanged(page, ".panel", as)), ...(await faintLetters(page))];
    expect.soft(found, `${slug}, ${name}, ${as}`).toEqual([]);
  }
}

for (const some of halves(slugs)) {
  test(`axe finds nothing in a case at its start, middle and end, or in its views: ${some}`, async ({
    page,
  }) => {
    for (const slug of some) await checkCase(page, slug, slugs.indexOf(slug));
  });
}

test("axe finds nothing in a question with a wrong answer, or in a broken engine, in any look", async ({
  page,
}) => {
  await visit(page, "shared-intermediate", "?predict=1&seed=3&ask=acc.v2.0:after");
  await page.locator(".question input").fill("1");
  await page.getByRole("button", { name: "Check", exact: true }).click();
  await expect(page.locator("[data-pullback]")).toHaveAttribute("data-answer", "wrong");
  await page.getByRole("button", { name: "Hint" }).click();
  expect.soft(await wrong(page, ".dock"), "wrong answer").toEqual([]);
  await page.getByRole("button", { name: "Show me" }).click();
  await page.keyboard.press("End");
  await expect(page.getByRole("region", { name: "Exercise finished" })).toBeVisible();
  expect.soft(await wrong(page, ".dock"), "summary").toEqual([]);
  await visit(page, "relu-layer", "?predict=1&seed=3&ask=acc.*:mask");
  await page.locator(".entry").first().click();
  expect.soft(await wrong(page, ".dock"), "entries").toEqual([]);
  await page.mouse.move(0, 0);
  await visit(page, "shared-intermediate", "?break=assigns");
  await expect(page.getByRole("region", { name: "Broken engine" })).toBeVisible();
  expect.soft(await wrong(page, ".dock"), "broken engine").toEqual([]);
});

test("axe finds nothing in the list of keys or in the entries of a matrix", async ({ page }) => {
  await open(page, "linear-layer");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeVisible();
  expect.soft(await wrong(page, "[role=dialog]"), "keys").toEqual([]);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^X, / }).press("Enter");
  await expect(page.getByRole("dialog", { name: "X" })).toBeVisible();
  expect.soft(await wrong(page, "[role=dialog]"), "entries").toEqual([]);
});

test("axe finds nothing while a list is open, in any look", async ({ page }) => {
  for (const name of ["Theme", "Choose a case", "Speed", "Step by", "Node to nudge", "Entry to nudge"]) {
    await visit(page, "linear-layer", "?panel=check");
    await page.getByRole("combobox", { name }).press("Enter");
    await expect(page.getByRole("listbox")).toBeVisible();
    expect.soft(await wrong(page, "[role=listbox]"), name).toEqual([]);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("listbox")).toBeHidden();
  }
});
