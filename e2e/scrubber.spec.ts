import { inParts } from "./testing/parts.ts";
import { expectIndex, expectStep, total, visit } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

test(
  "the scrubber leads to steps",
  inParts({
    "a click on a cell leads to exactly that step": async (page) => {
      for (const slug of ["shared-intermediate", "recurrence"]) {
        await visit(page, slug);
        const cells = page.locator(".scrubber .cells i");
        const count = 1 + (await total(page));
        await expect(cells, slug).toHaveCount(count);
        for (const index of [count - 1, 0, 1, count >> 1, (count >> 1) + 1, count - 2, 2]) {
          const box = await cells.nth(index).boundingBox();
          if (box === null) throw new Error(`cell ${index} is not shown`);
          for (const part of [0.1, 0.5, 0.9]) {
            await page.mouse.click(box.x + box.width * part, box.y + box.height / 2);
            await expectIndex(page, index);
          }
        }
      }
    },

    "dragging goes through the steps": async (page) => {
      await visit(page, "shared-intermediate");
      const cells = page.locator(".scrubber .cells i");
      const [from, to] = [await cells.nth(2).boundingBox(), await cells.nth(7).boundingBox()];
      if (from === null || to === null) throw new Error("the cells are not shown");
      await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
      await page.mouse.down();
      await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 5 });
      await page.mouse.up();
      await expectStep(page, "acc.v2.0");
    },

    "keys move the scrubber like any slider": async (page) => {
      await visit(page, "shared-intermediate");
      const thumb = page.getByRole("slider", { name: "Step" });
      await thumb.focus();
      for (const [key, step] of [
        ["ArrowRight", "eval.v1"],
        ["ArrowRight", "eval.v2"],
        ["ArrowLeft", "eval.v1"],
        ["End", "collect"],
        ["Home", "start"],
      ] as const) {
        await page.keyboard.press(key);
        await expectStep(page, step);
      }
      await expect(thumb).toHaveValue("0");
    },

    "the scrubber states its step in words": async (page) => {
      await visit(page, "shared-intermediate", "?step=acc.v2.0");
      await expect(page.getByRole("slider", { name: "Step" })).toHaveAttribute(
        "aria-valuetext",
        /Step 7 of 9.*backward/i,
      );
    },

    "with forced colours, the timeline has borders, and only the open tab has a line": async (page) => {
      await page.emulateMedia({ forcedColors: "active" });
      await visit(page, "shared-intermediate", "?step=2");
      await expect(page.getByRole("tab").first()).toBeVisible();
      const edges = await page
        .locator(".cells")
        .evaluateAll((all) => all.map((element) => getComputedStyle(element).outlineStyle));
      expect(new Set(edges)).toEqual(new Set(["solid"]));
      const behind = await page
        .locator(".panel")
        .evaluate((panel) => getComputedStyle(panel).backgroundColor);
      const lines = await page
        .getByRole("tab")
        .evaluateAll((tabs) => tabs.map((tab) => getComputedStyle(tab).borderBottomColor));
      expect(lines.map((line) => line !== behind)).toEqual(lines.map((_, i) => i === 0));
    },
  }),
);
