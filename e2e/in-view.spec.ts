import type { Page } from "playwright/test";
import { slugs } from "./testing/goldens.ts";
import { open, visit } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

/**
 * Steps through a whole case by keys. Returns the active nodes that are clipped and the numbers that buttons
 * cover.
 */
async function faultsOfEveryStep(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const root = document.querySelector<HTMLElement>("[data-pullback]");
    const svg = document.querySelector("svg[data-moving]");
    if (root === null || svg === null) throw new Error("there is no graph");
    const states = ["computing", "operand", "visiting", "seeded", "sending", "receiving", "keeping"];
    const active = states.map((state) => `[data-node][data-state=${state}] rect.card`).join(", ");
    const all: string[] = [];
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

    function faultsNow(): string[] {
      const faults: string[] = [];
      const view = svg?.getBoundingClientRect() ?? new DOMRect();
      for (const card of svg?.querySelectorAll(`${active}, [data-chip] rect.card`) ?? []) {
        const { left, right, top, bottom } = card.getBoundingClientRect();
        const by = Math.max(view.left - left, view.top - top, right - view.right, bottom - view.bottom);
        const { node, chip } = card.closest<SVGElement>("[data-node], [data-chip]")?.dataset ?? {};
        if (by > 1) faults.push(`${node ?? chip} is ${Math.round(by)} px out of view`);
      }
      const buttons = [...document.querySelectorAll(".zoom button")].map((button) =>
        button.getBoundingClientRect(),
      );
      for (const text of svg?.querySelectorAll("text") ?? []) {
        const box = text.getBoundingClientRect();
        // Parts outside the view are not painted.
        const [left, right] = [Math.max(box.left, view.left), Math.min(box.right, view.right)];
        const [top, bottom] = [Math.max(box.top, view.top), Math.min(box.bottom, view.bottom)];
        const isCovered = buttons.some(
          (button) =>
            left < button.right - 1 &&
            right > button.left + 1 &&
            top < button.bottom - 1 &&
            bottom > button.top + 1,
        );
        if (left < right && top < bottom && isCovered) faults.push(`buttons cover ${text.textContent}`);
      }
      return faults;
    }

    /** Looks for faults that stay. A formula or a caption that comes late takes room, and the view follows it. */
    async function look(step: string | undefined): Promise<void> {
      let faults = faultsNow();
      for (let i = 0; i < 30 && faults.length > 0; i++) {
        await frame();
        faults = faultsNow();
      }
      all.push(...faults.map((fault) => `${step}: ${fault}`));
    }

    await look(root.dataset.step);
    const total = Number(root.dataset.total);
    for (let index = 1; index <= total; index++) {
      root.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true }));
      // The drawing follows in an effect.
      do await frame();
      while (root.dataset.index !== String(index));
      await frame();
      await look(root.dataset.step);
    }
    return all;
  });
}

for (const [width, height, query] of [
  [390, 844, ""],
  [1024, 768, ""],
  [1440, 900, ""],
  [960, 540, "embed=1"],
] as const) {
  test(`${width} × ${height} ${query}: active nodes are in view, and no button covers a number`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    // An embed does not follow the address.
    const show = query === "" ? visit : open;
    for (const slug of slugs) {
      await show(page, slug, `?${query}`);
      expect(await faultsOfEveryStep(page), slug).toEqual([]);
    }
    await show(page, "linear-layer", `?view=scalar&${query}`);
    expect(await faultsOfEveryStep(page), "scalar view").toEqual([]);
  });
}

test("nothing is wider than the screen, from 320 to 1440 pixels in every theme", async ({ page }) => {
  for (const query of ["theme=light", "theme=projector", "embed=1", "embed=1&theme=projector"]) {
    await page.setViewportSize({ width: 1440, height: 700 });
    // The longest title with a formula.
    const show = query.startsWith("embed") ? open : visit;
    await show(page, "softmax-cross-entropy", `?${query}`);
    for (const width of [
      320, 360, 390, 480, 481, 600, 768, 900, 901, 950, 1024, 1100, 1125, 1126, 1280, 1440,
    ]) {
      await page.setViewportSize({ width, height: 700 });
      const over = await page.evaluate(() => {
        const tools = document.querySelector(".tools, .embed-open")?.getBoundingClientRect().right ?? 0;
        return Math.max(document.documentElement.scrollWidth, tools) - innerWidth;
      });
      expect(over, `${query} at ${width}`).toBeLessThanOrEqual(0);
    }
  }
});

test("the editor of a matrix fits a small phone, and long titles keep their marker", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 568 });
  for (const slug of ["relu-layer", "softmax-cross-entropy", "linear-layer", "checkpointed-chain"]) {
    await visit(page, slug);
    const picker = await page.locator(".case-title").boundingBox();
    const mark = await page.locator(".case-title .icon").boundingBox();
    if (picker === null || mark === null) throw new Error("there is no picker");
    expect(mark.x + mark.width, slug).toBeLessThanOrEqual(picker.x + picker.width);
    await page.locator(".array-button").first().click();
    await expect(page.locator(".array-popup")).toBeVisible();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide, slug).toBeLessThanOrEqual(0);
    const box = await page.locator(".array-popup").boundingBox();
    expect(box?.x, slug).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0), slug).toBeLessThanOrEqual(320);
  }
});

test("the buttons to the next and the previous case do not move from case to case", async ({ page }) => {
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 844 });
    await visit(page, "scalar-expression");
    const next = page.getByRole("button", { name: /^Next case/ });
    const places = new Set<number | undefined>();
    for (const slug of slugs) {
      await page.locator(`[data-pullback][data-case=${slug}]`).waitFor();
      places.add((await next.boundingBox())?.x);
      if (slug !== slugs.at(-1)) await next.click();
    }
    expect(places.size, `at ${width}`).toBe(1);
  }
});
