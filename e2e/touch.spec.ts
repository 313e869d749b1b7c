import type { Page } from "playwright/test";
import { fingers, type Point } from "./testing/fingers.ts";
import { expectIndex, open, openScrollable } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" }, hasTouch: true, isMobile: true });

/** Returns the middle of an element. */
async function middle(page: Page, selector: string): Promise<Point> {
  const box = await page.locator(selector).first().boundingBox();
  if (box === null) throw new Error(`${selector} is not there`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

interface Look {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
  readonly scrolled: number;
}

async function look(page: Page): Promise<Look> {
  return page.locator(".graphs g.camera").evaluate((camera) => {
    const matrix = (camera as SVGGElement).transform.baseVal.consolidate()?.matrix;
    const { a: scale = 1, e: x = 0, f: y = 0 } = matrix ?? {};
    return { scale, x, y, scrolled: scrollY };
  });
}

const GRAPH = "svg[data-moving]";

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 700 } });

  test("a horizontal swipe with one finger drags the graph", async ({ page }) => {
    await openScrollable(page, "recurrence", "?step=9");
    const at = await middle(page, GRAPH);
    const before = await look(page);
    await fingers(page, [at, { x: at.x - 90, y: at.y + 10 }]);
    await expect.poll(async () => (await look(page)).x - before.x).toBeLessThan(-60);
    const after = await look(page);
    expect(after.scale).toBe(before.scale);
    expect(after.scrolled).toBe(0);
  });

  test("a vertical swipe scrolls the page, also over the graph, which does not move", async ({ page }) => {
    await openScrollable(page, "recurrence", "?step=9");
    const at = await middle(page, GRAPH);
    const before = await look(page);
    await fingers(page, [at, { x: at.x + 10, y: at.y - 200 }]);
    await expect.poll(async () => (await look(page)).scrolled).toBeGreaterThan(100);
    const { scrolled: _, ...after } = await look(page);
    expect(after).toEqual({ scale: before.scale, x: before.x, y: before.y });
    await expect(page.getByRole("button", { name: "Follow the step" })).toHaveAttribute(
      "aria-pressed",
      "true",
    );
  });

  test("two fingers zoom the graph and move it in any direction", async ({ page }) => {
    await openScrollable(page, "recurrence", "?step=9");
    const at = await middle(page, GRAPH);
    const before = await look(page);
    const [left, right] = [
      { x: at.x - 30, y: at.y },
      { x: at.x + 30, y: at.y },
    ];
    await fingers(page, [left, { x: at.x - 90, y: at.y }], [right, { x: at.x + 90, y: at.y }]);
    await expect.poll(async () => (await look(page)).scale / before.scale).toBeGreaterThan(2);
    const zoomed = await look(page);
    await fingers(page, [left, { ...left, y: at.y - 60 }], [right, { ...right, y: at.y - 60 }]);
    await expect.poll(async () => (await look(page)).y - zoomed.y).toBeLessThan(-30);
    expect((await look(page)).scrolled).toBe(0);
    await expect(page.getByRole("button", { name: "Follow the step" })).toHaveAttribute(
      "aria-pressed",
      "false",
    );
  });

  test("a swipe over the caption steps forward to the left and back to the right; a vertical swipe does not step", async ({
    page,
  }) => {
    await openScrollable(page, "shared-intermediate", "?step=4");
    const at = await middle(page, "p.caption");
    await fingers(page, [at, { x: at.x - 100, y: at.y + 5 }]);
    await expectIndex(page, 5);
    await fingers(page, [at, { x: at.x + 100, y: at.y - 5 }]);
    await expectIndex(page, 4);
    await fingers(page, [at, { x: at.x + 10, y: at.y - 120 }]);
    await expect.poll(async () => (await look(page)).scrolled).toBeGreaterThan(50);
    await expectIndex(page, 4);
  });
});

test.describe("on a tablet, where the page does not scroll", () => {
  test.use({ viewport: { width: 1024, height: 768 } });

  test("one finger drags the graph in any direction", async ({ page }) => {
    await open(page, "recurrence", "?step=9");
    const at = await middle(page, GRAPH);
    const before = await look(page);
    await fingers(page, [at, { x: at.x + 5, y: at.y - 90 }]);
    await expect.poll(async () => (await look(page)).y - before.y).toBeLessThan(-60);
  });
});
