import type { Page } from "playwright/test";
import { slugs } from "./testing/goldens.ts";
import { expectIndex, open, total } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

/** Waits until the formulas and numbers of the current line are set, with their own letters. */
async function set(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const current = document.querySelector("[aria-current=step]");
    const waiting = current?.querySelector(":is(.line, .numbers) .tex:not(:has(.katex))");
    return current !== null && waiting === null && document.fonts.status === "loaded";
  });
}

/** What of the current line's box is wider than it has room for. */
async function cutOff(page: Page): Promise<readonly string[]> {
  return page.locator("[aria-current=step]").evaluate((box) => {
    const { left, right } = box.getBoundingClientRect();
    const wide = [box, ...box.querySelectorAll(".line, .working, .numbers, .closures li")].filter(
      (part) => part.scrollWidth > part.clientWidth,
    );
    const outside = [...box.querySelectorAll(".katex-html")].filter((formula) => {
      const place = formula.getBoundingClientRect();
      return place.left < left || place.right > right;
    });
    return [...wide, ...outside].map((part) => `${part.className} ${part.textContent}`);
  });
}

for (const slug of slugs) {
  test(`the working of every step of ${slug} has room, however narrow the panel is`, async ({ page }) => {
    await page.setViewportSize({ width: 960, height: 540 });
    await open(page, slug, "?step=1&panel=derivation");
    const steps = await total(page);
    async function check(index: number): Promise<void> {
      await expectIndex(page, index);
      await set(page);
      expect(await cutOff(page), `step ${index} at ${page.viewportSize()?.width} pixels`).toEqual([]);
    }
    for (let index = 1; index <= steps; index++) {
      await check(index);
      await page.keyboard.press("ArrowRight");
    }
    // And all the way back where there is less room.
    await page.setViewportSize({ width: 320, height: 640 });
    for (let index = steps; index >= 1; index--) {
      await check(index);
      await page.keyboard.press("ArrowLeft");
    }
  });
}

test("the largest matrices have room at any width", async ({ page }) => {
  const z = Array.from({ length: 4 }, (_, i) => [0, 1, 2, 3, 4].map((k) => 1.25 * (i - k) - 0.5).join());
  const query = new URLSearchParams({ variant: "direct", z: z.join(";"), t: "0,1,2,3" });
  for (const step of ["eval.P", "acc.P.1"]) {
    for (const width of [1440, 960, 390]) {
      await page.setViewportSize({ width, height: 700 });
      await open(page, "softmax-cross-entropy", `?${query}&step=${step}`);
      await set(page);
      expect(await cutOff(page), `${step} at ${width}`).toEqual([]);
    }
  }
});

test("a link shows the whole box of its step, whenever formulas come, until the reader scrolls", async ({
  page,
}) => {
  const box = page.locator("[aria-current=step]");
  const panel = page.locator(".panel-content");
  const hidden = async () => {
    const [inner, outer] = [await box.boundingBox(), await panel.boundingBox()];
    if (inner === null || outer === null) throw new Error("there is no box");
    return Math.max(outer.y - inner.y, inner.y + inner.height - outer.y - outer.height);
  };
  for (const [slug, query, width, height] of [
    ["softmax-cross-entropy", "?variant=direct&step=acc.P.1", 1440, 900],
    ["linear-layer", "?step=acc.Y.0", 960, 540],
    ["linear-layer", "?step=collect", 960, 540],
  ] as const) {
    await page.setViewportSize({ width, height });
    await open(page, slug, query);
    await set(page);
    await expect.poll(hidden, `${slug} ${query}`).toBeLessThanOrEqual(0);
  }
  await panel.hover();
  await page.mouse.wheel(0, -2000);
  await expect.poll(() => panel.evaluate(({ scrollTop }) => scrollTop)).toBe(0);
  // Higher content, as when a formula comes, leaves the panel where the reader has put it.
  await box.evaluate(async (element) => {
    element.style.paddingBottom = "60px";
    for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
  });
  expect(await panel.evaluate(({ scrollTop }) => scrollTop)).toBe(0);
});

test("no line ends within a number", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await open(page, "vector-jacobian-product", "?x1=123456.789&x2=-98765.4321&u1=1e6&u2=1e-9&step=collect");
  const line = page.locator(".derivation .line").first();
  await line.scrollIntoViewIfNeeded();
  await expect(line.locator(".katex")).toBeVisible();
  // KaTeX lets a line end between its bases only.
  const bases = await line.locator(".katex-html > .katex-base").allTextContents();
  expect(bases.at(-1)).toBe("−1.22⋅1010");
});

test("a result's lines end between its equations", async ({ page }) => {
  await open(page, "linear-layer", "?step=collect");
  const bases = page.locator("[aria-current=step] .line .katex-html > .katex-base");
  await expect(bases).toHaveText([/^Xˉ=/, /^Wˉ=/, /^bˉ=/]);
});
