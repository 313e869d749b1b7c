import type { Locator, Page } from "playwright/test";
import { fingers } from "./testing/fingers.ts";
import { inParts } from "./testing/parts.ts";
import {
  entriesAfter,
  expectStep,
  historyEntry,
  node,
  notice,
  openScrollable,
  player,
  visit,
} from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

/** Returns the number of a node's value in the drawing. */
const numberOf = (page: Page, id: string): Locator => node(page, id).locator("text.value");

const entryOf = (page: Page, id: string, entry: number): Locator =>
  node(page, id).locator(`[data-slot=value] [data-entry="${entry}"]`);

const field = (page: Page): Locator => page.locator(".number-field");

const camera = (page: Page): Promise<string | null> =>
  page.locator("g.camera").first().getAttribute("transform");

const selection = (of: Locator): Promise<string> =>
  of.evaluate((input: HTMLInputElement) =>
    input.value.slice(input.selectionStart ?? 0, input.selectionEnd ?? 0),
  );

async function middle(of: Locator): Promise<{ x: number; y: number }> {
  const box = await of.boundingBox();
  if (box === null) throw new Error(`${of} is not there`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Visits a case, and waits until the graph follows the pointer over a number. */
async function visitGraph(page: Page, slug: string, query: string, number: Locator): Promise<void> {
  await visit(page, slug, query);
  await expect(async () => {
    const { x, y } = await middle(number);
    await page.mouse.move(x - 1, y);
    await page.mouse.move(x, y);
    await expect(page.locator(".graph-view.over-number")).toBeAttached({ timeout: 1000 });
  }).toPass();
}

async function dragBy(page: Page, of: Locator, right: number): Promise<void> {
  const { x, y } = await middle(of);
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let part = 1; part <= 8; part++) await page.mouse.move(x + (right * part) / 8, y + 1);
  await page.mouse.up();
}

test(
  "the numbers of inputs are edited in the graph",
  inParts({
    "a click opens a field over the number, with the number selected; Enter applies an expression": async (
      page,
    ) => {
      await visitGraph(page, "two-inputs", "?step=acc.v1.0", numberOf(page, "x1"));
      const before = await camera(page);
      const number = await middle(numberOf(page, "x1"));
      await page.mouse.click(number.x, number.y);
      await expect(field(page)).toBeFocused();
      expect(await selection(field(page))).toBe("2");
      const box = await field(page).boundingBox();
      expect(box && number.x > box.x && number.x < box.x + box.width).toBe(true);
      expect(box && number.y > box.y && number.y < box.y + box.height).toBe(true);
      await page.keyboard.type("pi/2");
      await page.keyboard.press("Enter");
      await expect(field(page)).toHaveCount(0);
      await expect(node(page, "x1")).toHaveAttribute("data-value", String(Math.PI / 2));
      await expect(page).toHaveURL(new RegExp(`x1=${Math.PI / 2}`));
      await expectStep(page, "acc.v1.0");
      await expect(player(page)).toBeFocused();
      expect(await camera(page)).toBe(before);
    },

    "Escape leaves the number; text that is no number is refused": async (page) => {
      await visitGraph(page, "two-inputs", "", numberOf(page, "x1"));
      await numberOf(page, "x2").click();
      await page.keyboard.type("abc");
      await page.keyboard.press("Enter");
      await expect(notice(page)).toContainText('Cannot read "abc". Enter a number');
      await expect(field(page)).toHaveAttribute("aria-invalid", "true");
      await expect(node(page, "x2")).toHaveAttribute("data-value", "3");
      await page.keyboard.press("Escape");
      await expect(field(page)).toHaveCount(0);
      await expect(notice(page)).toBeEmpty();
      await expect(node(page, "x2")).toHaveAttribute("data-value", "3");
    },

    "Tab applies the number and goes to the next input, and from the last one out of the graph": async (
      page,
    ) => {
      await visitGraph(page, "two-inputs", "", numberOf(page, "x1"));
      await numberOf(page, "x1").click();
      await page.keyboard.type("0,5");
      await page.keyboard.press("Tab");
      await expect(page.getByRole("textbox", { name: "x₂" }).and(field(page))).toBeFocused();
      await expect(node(page, "x1")).toHaveAttribute("data-value", "0.5");
      await page.keyboard.press("Shift+Tab");
      expect(await selection(field(page))).toBe("0.5");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Tab");
      await expect(field(page)).toHaveCount(0);
      await expect(page.getByRole("button", { name: "Zoom in" })).toBeFocused();
    },

    "Up and Down step the number while the run follows": async (page) => {
      await visitGraph(page, "two-inputs", "?step=collect", numberOf(page, "x1"));
      await numberOf(page, "x1").click();
      await page.keyboard.press("ArrowUp");
      await page.keyboard.press("ArrowUp");
      await page.keyboard.press("Shift+ArrowDown");
      await expect(field(page)).toHaveValue("2.19");
      await expect(node(page, "x1")).toHaveAttribute("data-value", "2.19");
      await page.keyboard.press("Enter");
    },

    "a drag changes the number, as one history entry, and does not move the view": async (page) => {
      await visitGraph(page, "two-inputs", "?step=acc.v1.0", numberOf(page, "x1"));
      const before = await camera(page);
      const entry = await historyEntry(page);
      await dragBy(page, numberOf(page, "x1"), -40);
      await expect(node(page, "x1")).toHaveAttribute("data-value", "1");
      await expect(field(page)).toHaveCount(0);
      expect(await camera(page)).toBe(before);
      await expect(page).toHaveURL(/x1=1&/);
      expect(await entriesAfter(page, entry)).toBe(1);
      await page.goBack();
      await expect(node(page, "x1")).toHaveAttribute("data-value", "2");
      await expectStep(page, "acc.v1.0");
    },

    "a result is not edited": async (page) => {
      await visitGraph(page, "two-inputs", "?step=collect", numberOf(page, "x1"));
      await numberOf(page, "v1").click();
      await expect(field(page)).toHaveCount(0);
    },

    "an entry of a matrix is edited in its cell": async (page) => {
      await visitGraph(page, "linear-layer", "", entryOf(page, "W", 2));
      await entryOf(page, "W", 2).click();
      await expect(field(page)).toHaveAttribute("aria-label", "W 2,1");
      await page.keyboard.type("sqrt(2)");
      await page.keyboard.press("Enter");
      await expect(page).toHaveURL(/W=2,-1;1\.4142135623730951,1\.5/);
    },

    "a logit is dragged, while a click on it still chooses the class": async (page) => {
      await visitGraph(page, "softmax-cross-entropy", "", entryOf(page, "z", 1));
      await entryOf(page, "z", 1).click();
      await expect(page).toHaveURL(/t=1/);
      await expect(field(page)).toHaveCount(0);
      await dragBy(page, entryOf(page, "z", 1), 20);
      await expect(node(page, "z")).toHaveAttribute("data-value", "[[2,1.5,0.1]]");
    },

    "F2 edits the number of the node that the keyboard is at": async (page) => {
      await visitGraph(page, "two-inputs", "", numberOf(page, "x1"));
      // After a key, the graph takes the focus that it is given.
      await page.keyboard.press("Tab");
      await page.getByRole("application", { name: "Nodes of the graph" }).focus();
      await page.keyboard.press("ArrowRight");
      await expect(page.locator("[data-walking=x1]")).toBeFocused();
      await page.keyboard.press("F2");
      await page.keyboard.type("1/4");
      await page.keyboard.press("Enter");
      await expect(node(page, "x1")).toHaveAttribute("data-value", "0.25");
      await expect(page.getByRole("application", { name: "Nodes of the graph" })).toBeFocused();
    },
  }),
);

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 700 }, hasTouch: true, isMobile: true });

  test("a finger drags a number sideways, and scrolls the page vertically", async ({ page }) => {
    await openScrollable(page, "two-inputs");
    await visitGraph(page, "two-inputs", "", numberOf(page, "x1"));
    const before = await camera(page);
    const at = await middle(numberOf(page, "x1"));
    await fingers(page, [at, { x: at.x + 40, y: at.y + 3 }]);
    await expect(node(page, "x1")).toHaveAttribute("data-value", "3");
    expect(await camera(page)).toBe(before);
    await fingers(page, [at, { x: at.x + 6, y: at.y - 150 }]);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(30);
    await expect(node(page, "x1")).toHaveAttribute("data-value", "3");
  });

  test("a tap opens the field", async ({ page }) => {
    await visitGraph(page, "two-inputs", "", numberOf(page, "x1"));
    await numberOf(page, "x1").tap();
    await expect(field(page)).toBeFocused();
    await page.keyboard.type("1/2");
    await page.keyboard.press("Enter");
    await expect(node(page, "x1")).toHaveAttribute("data-value", "0.5");
  });
});
