import type { Page } from "playwright/test";
import { findings, LOOK_RULES } from "./testing/axe.ts";
import { faintLetters } from "./testing/faint-letters.ts";
import { slugs } from "./testing/goldens.ts";
import { LOOKS, look } from "./testing/looks.ts";
import { open, player, still } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

/** Collects the findings in every look: by all rules in the first look, by `LOOK_RULES` in the others. */
async function wrong(page: Page): Promise<readonly string[]> {
  const all: string[] = [];
  for (const as of LOOKS) {
    await look(page, as);
    const rules = as === LOOKS[0] ? undefined : LOOK_RULES;
    const found = [...(await findings(page, rules)), ...(await faintLetters(page))];
    all.push(...found.map((line) => `${as}: ${line}`));
  }
  return all;
}

test("axe finds nothing on the start page, in any look", async ({ page }) => {
  await page.goto("");
  await expect(page.locator("[data-card] svg")).toHaveCount(slugs.length);
  expect(await wrong(page)).toEqual([]);
});

slugs.forEach((slug, position) => {
  test(`axe finds nothing in ${slug} at its start, middle and end, in any look`, async ({ page }) => {
    await open(page, slug);
    const total = Number(await player(page).getAttribute("data-total"));
    for (const index of [0, Math.ceil(total * 0.6), total]) {
      await page.getByRole("slider", { name: "Step" }).fill(String(index));
      await expect(player(page)).toHaveAttribute("data-index", String(index));
      await still(page);
      expect.soft(await wrong(page), `step ${index}`).toEqual([]);
    }
  });

  test(`axe finds nothing in the views beside the graph of ${slug}`, async ({ page }) => {
    await open(page, slug, "?step=collect");
    const tabs = await page.getByRole("tab").all();
    for (const [i, tab] of tabs.entries()) {
      await tab.click();
      const name = String(await tab.textContent());
      await expect(page.getByRole("tabpanel", { name }).locator("*").first()).toBeVisible();
      // Over the ten cases each view is seen in each look.
      const as = LOOKS[(position + i) % LOOKS.length] ?? "light";
      await look(page, as);
      expect.soft(await findings(page), `${name}, ${as}`).toEqual([]);
    }
  });
});

test("axe finds nothing in the list of keys, nor in the entries of a matrix", async ({ page }) => {
  await open(page, "linear-layer");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeVisible();
  expect.soft(await wrong(page), "keys").toEqual([]);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^X, / }).press("Enter");
  await expect(page.getByRole("dialog", { name: "X" })).toBeVisible();
  expect.soft(await wrong(page), "entries").toEqual([]);
});

for (const name of ["Theme", "Choose a case", "Speed", "Step by", "Node to nudge", "Entry to nudge"]) {
  test(`axe finds nothing while a list is open: ${name}`, async ({ page }) => {
    await open(page, "linear-layer", "?panel=check");
    await page.getByRole("combobox", { name }).press("Enter");
    await expect(page.getByRole("listbox")).toBeVisible();
    expect(await wrong(page)).toEqual([]);
  });
}
