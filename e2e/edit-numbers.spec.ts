import type { Locator, Page } from "playwright/test";
import { fingers } from "./testing/fingers.ts";
import { inParts } from "./testing/parts.ts";
import { entriesAfter, expectStep, historyEntry, node, notice, player, visit } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

/** Returns the middle of an element. */
async function middle(of: Locator): Promise<{ x: number; y: number }> {
  const box = await of.boundingBox();
  if (box === null) throw new Error(`${of} is not there`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Drags from the middle of an element by some pixels to the right. */
async function dragBy(page: Page, of: Locator, right: number): Promise<void> {
  const { x, y } = await middle(of);
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let part = 1; part <= 8; part++) await page.mouse.move(x + (right * part) / 8, y + 1);
  await page.mouse.up();
}

test(
  "a number of the inputs bar is dragged, stepped by keys, and typed",
  inParts({
    "dragging a field changes its number; going back restores the number": async (page) => {
      await visit(page, "shared-intermediate", "?step=acc.v2.0");
      const field = page.getByRole("textbox", { name: "x" });
      await expect(field).toHaveCSS("cursor", "ew-resize");
      await expect(field).toHaveCSS("touch-action", "pan-y");
      const before = await historyEntry(page);
      await dragBy(page, field, 40);
      await expect(field).toHaveValue("2.2");
      await expect(field).not.toBeFocused();
      await expect(node(page, "x")).toHaveAttribute("data-value", "2.2");
      await expectStep(page, "acc.v2.0");
      await expect(page).toHaveURL(/x=2\.2/);
      expect(await entriesAfter(page, before)).toBe(1);
      await page.goBack();
      await expect(field).toHaveValue("1.2");
      await expect(node(page, "x")).toHaveAttribute("data-value", "1.2");
      await page.goForward();
      await expect(field).toHaveValue("2.2");
    },

    "a drag with Shift is finer": async (page) => {
      await visit(page, "shared-intermediate");
      await page.keyboard.down("Shift");
      await dragBy(page, page.getByRole("textbox", { name: "x" }), 40);
      await page.keyboard.up("Shift");
      await expect(page.getByRole("textbox", { name: "x" })).toHaveValue("1.3");
    },

    "a drag keeps a whole number within its bounds": async (page) => {
      await visit(page, "recurrence");
      await dragBy(page, page.getByRole("textbox", { name: "T" }), -90);
      await expect(page.getByRole("textbox", { name: "T" })).toHaveValue("1");
      await expect(notice(page)).toBeEmpty();
    },

    "a click selects the number, so that typing replaces it": async (page) => {
      await visit(page, "shared-intermediate");
      await page.getByRole("textbox", { name: "x" }).click();
      await page.keyboard.type("1/3");
      await page.keyboard.press("Enter");
      await expect(node(page, "x")).toHaveAttribute("data-value", String(1 / 3));
    },

    "Up and Down step a number, finer with Shift; in a matrix with Alt": async (page) => {
      await visit(page, "shared-intermediate");
      const field = page.getByRole("textbox", { name: "x" });
      await field.press("ArrowUp");
      await field.press("Shift+ArrowDown");
      await expect(field).toHaveValue("1.29");
      await field.fill("abc");
      await field.press("ArrowUp");
      await expect(notice(page)).toContainText('Cannot read "abc"');
      await expect(node(page, "x")).toHaveAttribute("data-value", "1.29");
      await visit(page, "linear-layer");
      await page.getByRole("button", { name: /^W, / }).click();
      const entry = page.getByRole("textbox", { name: "W 1,1" });
      const first = Number(await entry.inputValue());
      await entry.press("Alt+ArrowUp");
      await expect(entry).toHaveValue(String(first + 0.1));
      await entry.press("ArrowDown");
      await expect(page.getByRole("textbox", { name: "W 2,1" })).toBeFocused();
      await page.keyboard.press("Escape");
    },

    "a size is typed as an expression, and refused out of its range": async (page) => {
      await visit(page, "linear-layer");
      const size = page.getByRole("textbox", { name: "B", exact: true });
      await size.fill("2*2");
      await size.press("Enter");
      await expect(size).toHaveValue("4");
      await size.fill("99");
      await size.press("Enter");
      await expect(notice(page)).toContainText('B cannot be "99"');
      await page.getByRole("button", { name: "Smaller B" }).click();
      await expect(size).toHaveValue("3");
      await expect(notice(page)).toBeEmpty();
    },
  }),
);

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 700 }, hasTouch: true, isMobile: true });

  test("a finger drags a field sideways, and scrolls the page vertically", async ({ page }) => {
    await visit(page, "shared-intermediate");
    const field = page.getByRole("textbox", { name: "x" });
    await field.scrollIntoViewIfNeeded();
    const at = await middle(field);
    await fingers(page, [at, { x: at.x - 40, y: at.y + 3 }]);
    await expect(field).toHaveValue("0.2");
    await expect(node(page, "x")).toHaveAttribute("data-value", "0.2");
    const scrolled = await page.evaluate(() => scrollY);
    await fingers(page, [at, { x: at.x + 6, y: at.y - 150 }]);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(scrolled + 50);
    await expect(field).toHaveValue("0.2");
    await expect(player(page)).toHaveAttribute("data-ready", "true");
  });
});
