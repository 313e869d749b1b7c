import type { Page } from "playwright/test";
import { slugs } from "./testing/goldens.ts";
import { inParts } from "./testing/parts.ts";
import { expectIndex, player, total, visit } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

/**
 * Returns the parts of the current line's box that do not fit, once its formulas and numbers are set in their
 * fonts.
 */
async function cutOff(page: Page): Promise<readonly string[]> {
  return faults(page, 0, "ArrowRight");
}

/**
 * Returns the same for the current step and for each of `steps` steps to which a key leads from it, with
 * their keys.
 */
async function faults(page: Page, steps: number, by: "ArrowLeft" | "ArrowRight"): Promise<readonly string[]> {
  return player(page).evaluate(
    async (root, [more, key]) => {
      const frame = () => new Promise(requestAnimationFrame);
      const { dataset } = root as HTMLElement;

      async function currentLine(): Promise<Element> {
        for (;;) {
          // The derivation follows the graph.
          const followed = document.querySelector(`.derivation[data-step="${dataset.step}"]`);
          const current = followed?.querySelector("[aria-current=step]");
          const waiting = current?.querySelector(":is(.line, .numbers) .tex:not(:has(.katex))");
          if (current && waiting === null && document.fonts.status === "loaded") return current;
          await frame();
        }
      }

      function wideIn(box: Element): readonly string[] {
        const { left, right } = box.getBoundingClientRect();
        const wide = [box, ...box.querySelectorAll(".line, .working, .numbers, .closures li")].filter(
          (part) => part.scrollWidth > part.clientWidth,
        );
        const outside = [...box.querySelectorAll(".katex-html")].filter((formula) => {
          const place = formula.getBoundingClientRect();
          return place.left < left || place.right > right;
        });
        return [...wide, ...outside].map((part) => `${part.className} ${part.textContent}`);
      }

      const found: string[] = [];
      for (let left = more; ; left--) {
        const wide = wideIn(await currentLine());
        found.push(...wide.map((what) => `${dataset.step}: ${what}`));
        if (left === 0) return found;
        const next = String(Number(dataset.index) + (key === "ArrowRight" ? 1 : -1));
        root.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
        while (dataset.index !== next) await frame();
      }
    },
    [steps, by] as const,
  );
}

for (const [from, to] of [
  [0, 5],
  [5, slugs.length],
] as const) {
  const some = slugs.slice(from, to);
  test(`the working of every step fits, however narrow the panel is: ${some}`, async ({ page }) => {
    for (const slug of some) {
      await page.setViewportSize({ width: 960, height: 540 });
      await visit(page, slug, "?step=1&panel=derivation&speed=4");
      const others = (await total(page)) - 1;
      expect(await faults(page, others, "ArrowRight"), slug).toEqual([]);
      // Back again with less room, where formulas outside the viewport are already set.
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await faults(page, others, "ArrowLeft"), `${slug} at 320 pixels`).toEqual([]);
      await expectIndex(page, 1);
    }
  });
}

test("the largest matrices fit at any width", async ({ page }) => {
  const z = Array.from({ length: 4 }, (_, i) => [0, 1, 2, 3, 4].map((k) => 1.25 * (i - k) - 0.5).join());
  const query = new URLSearchParams({ variant: "direct", z: z.join(";"), t: "0,1,2,3" });
  for (const step of ["eval.P", "acc.P.1"]) {
    for (const width of [1440, 960, 390]) {
      await page.setViewportSize({ width, height: 700 });
      await visit(page, "softmax-cross-entropy", `?${query}&step=${step}`);
      await expect.poll(() => cutOff(page), `${step} at ${width}`).toEqual([]);
    }
  }
});

test("a link shows the whole box of its step, whenever formulas are set, until the reader scrolls", async ({
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
    await visit(page, slug, query);
    await expect.poll(() => cutOff(page), `${slug} ${query}`).toEqual([]);
    await expect.poll(hidden, `${slug} ${query}`).toBeLessThanOrEqual(0);
  }
  await panel.hover();
  await page.mouse.wheel(0, -2000);
  await expect.poll(() => panel.evaluate(({ scrollTop }) => scrollTop)).toBe(0);
  // Higher content, for example a formula that is set late, leaves the panel where the reader scrolled.
  await box.evaluate(async (element) => {
    element.style.paddingBottom = "60px";
    for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
  });
  expect(await panel.evaluate(({ scrollTop }) => scrollTop)).toBe(0);
});

test(
  "formulas break where they stay readable",
  inParts({
    "no line ends within a number": async (page) => {
      await page.setViewportSize({ width: 320, height: 640 });
      await visit(
        page,
        "vector-jacobian-product",
        "?x1=123456.789&x2=-98765.4321&u1=1e6&u2=1e-9&step=collect",
      );
      const line = page.locator(".derivation .line").first();
      await line.scrollIntoViewIfNeeded();
      await expect(line.locator(".katex")).toBeVisible();
      // KaTeX allows line breaks only between its bases.
      const bases = await line.locator(".katex-html > .katex-base").allTextContents();
      expect(bases.at(-1)).toBe("−1.22⋅1010");
    },

    "a result's lines end between its equations": async (page) => {
      await visit(page, "linear-layer", "?step=collect");
      const bases = page.locator("[aria-current=step] .line .katex-html > .katex-base");
      await expect(bases).toHaveText([/^Xˉ=/, /^Wˉ=/, /^bˉ=/]);
    },
  }),
);
