import type { Page } from "playwright/test";
import { inParts } from "./testing/parts.ts";
import { expectStep, open, still, visit } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

const rings = (page: Page) => page.locator("g.rings rect");
const card = (page: Page) => page.locator("[data-card]");
const cell = (page: Page, owner: string, slot: string, entry: number) =>
  page.locator(`${owner} [data-slot=${slot}] [data-entry="${entry}"]`);

test(
  "entries have marked sources, and their grids move",
  inParts({
    "pointing at an entry marks its sources, and leaving it clears the marks": async (page) => {
      await visit(page, "linear-layer", "?step=acc.Y.1");
      await expect(rings(page)).toHaveCount(0);
      await cell(page, "[data-chip]", "contribution", 0).hover();
      // The entry, its destination, a column of Ȳ and a column of X.
      await expect(rings(page)).toHaveCount(1 + 1 + 3 + 3);
      await expect(card(page)).toHaveAttribute(
        "data-card",
        /^entry \(1,1\): column 1 of X · column 1 of (?:Ȳ|Y\u0304) = 1·1 \+ 0\.5·0\.5 \+ \(−1\)·0 = 1\.25$/,
      );
      await page.mouse.move(5, 5);
      await expect(rings(page)).toHaveCount(0);
      await expect(card(page)).toHaveCount(0);
    },

    "marks stay when the step changes": async (page) => {
      await visit(page, "linear-layer", "?step=eval.Y");
      await cell(page, "[data-node=Y]", "value", 0).hover();
      await expect(rings(page)).toHaveCount(1 + 2 + 2 + 1);
      const picture = () => page.locator("g.rings").evaluate((group) => group.innerHTML);
      const before = await picture();
      await page.keyboard.press("ArrowRight");
      await expectStep(page, "seed.Y");
      await still(page);
      expect(await picture()).toBe(before);
      await page.keyboard.press("Home");
      await expectStep(page, "start");
      await expect(rings(page)).toHaveCount(0);
    },

    "an entry is shown in full precision": async (page) => {
      await visit(page, "softmax-cross-entropy", "?step=collect");
      await cell(page, "[data-node=z]", "adjoint", 1).hover();
      await expect(card(page)).toHaveAttribute("data-card", /0\.2424329707047139/);
    },

    "a contribution's grid moves in, is added, and leaves nothing behind": async (page) => {
      await visit(page, "softmax-cross-entropy", "?variant=direct&step=acc.P.1");
      await page.keyboard.press("ArrowRight");
      await expectStep(page, "acc.v2.0");
      await still(page);
      await expect(page.locator("g.copy")).toHaveCount(0);
      await expect(page.locator("[data-chip] .sign")).toHaveText("+=");
    },
  }),
);

test.describe("by touch", () => {
  test.use({ hasTouch: true });

  test("a tap on an entry marks its sources until the next tap elsewhere", async ({ page }) => {
    await open(page, "linear-layer", "?step=collect");
    await cell(page, "[data-node=W]", "adjoint", 3).tap();
    await expect(rings(page)).toHaveCount(1 + 3 + 3);
    await page.locator("[data-node=W] .title").tap();
    await expect(rings(page)).toHaveCount(0);
  });
});
