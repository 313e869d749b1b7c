import type { Page } from "playwright/test";
import { expectIndex, total, visit } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

async function box(page: Page, selector: string) {
  const found = await page.locator(selector).first().boundingBox();
  if (found === null) throw new Error(`${selector} is not there`);
  return found;
}

for (const [width, height, larger] of [
  [1920, 1080, 1.25],
  [1440, 900, 1.25],
  [1280, 720, 1.12],
  [960, 540, 1.05],
] as const) {
  test(`the projector theme at ${width} × ${height} is larger, fits, and maps the pointer correctly`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    for (const slug of ["linear-layer", "checkpointed-chain"]) {
      await visit(page, slug, "?theme=light&step=4");
      const usual = await box(page, ".transport .play");
      await visit(page, slug, "?theme=projector&step=4");
      const { width: wide, height: high } = await box(page, ".transport .play");
      expect(wide / usual.width).toBeCloseTo(larger, 1);
      expect(high / usual.height).toBeCloseTo(larger, 1);
      const over = await page.evaluate(() => {
        const { scrollWidth, scrollHeight } = document.documentElement;
        return [scrollWidth - innerWidth, scrollHeight - innerHeight];
      });
      expect(over).toEqual([0, 0]);
      const dock = await box(page, ".dock");
      expect(dock.y + dock.height).toBeCloseTo(height, 0);
    }

    await test.step("dragging, zooming, scrubbing, and a list under its button", async () => {
      await visit(page, "shared-intermediate", "?theme=projector&step=4");
      const card = '[data-node="v2"] rect.card';
      const before = await box(page, card);
      const graph = await box(page, "svg[data-moving]");
      const [x, y] = [graph.x + 60, graph.y + 20];
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x + 80, y + 10, { steps: 4 });
      await page.mouse.up();
      await expect.poll(async () => Math.round((await box(page, card)).x - before.x)).toBe(80);
      const dragged = await box(page, card);
      await page.mouse.move(dragged.x, dragged.y);
      await page.mouse.wheel(0, -200);
      await expect.poll(async () => (await box(page, card)).width / dragged.width).toBeGreaterThan(1.2);
      const zoomed = await box(page, card);
      expect(Math.hypot(zoomed.x - dragged.x, zoomed.y - dragged.y)).toBeLessThan(2);

      const track = await box(page, ".timeline");
      const cells = (await total(page)) + 1;
      for (const cell of [1, cells - 1]) {
        await page.mouse.click(track.x + (track.width * (cell + 0.5)) / cells, track.y + 8);
        await expectIndex(page, cell);
      }

      const button = await box(page, ".case-title");
      await page.locator(".case-title").click();
      await expect(page.getByRole("listbox")).toBeVisible();
      await expect.poll(async () => Math.abs((await box(page, ".popup")).x - button.x)).toBeLessThan(4);
      const list = await box(page, ".popup");
      expect(list.y).toBeGreaterThanOrEqual(button.y + button.height);
      expect(list.y + list.height).toBeLessThanOrEqual(height);
    });
  });
}
