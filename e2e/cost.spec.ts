import type { Locator, Page } from "playwright/test";
import { record } from "../src/cases/record.ts";
import { costOf } from "../src/trace/cost.ts";
import { conclusionOf } from "../src/view/panels/cost-conclusion.ts";
import { costWords } from "../src/words/en/cost.ts";
import { slugs } from "./testing/goldens.ts";
import { inParts } from "./testing/parts.ts";
import { expectStep, visit } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const counts = (page: Page, name: string): Locator => page.locator(`[data-count=${name}] .number-column`);
const efforts = (page: Page, section: RegExp): Locator =>
  page.getByRole("region", { name: section }).locator("[data-mode] .number-column");

test("the panel shows the cost of each case's trace", async ({ page }) => {
  for (const slug of slugs) {
    await visit(page, slug, "?panel=cost&step=collect");
    const cost = costOf(record(slug));
    await expect(page.locator(".cost .conclusion"), slug).toHaveText(
      costWords.conclusion(conclusionOf(cost)),
    );
    const { evaluations, pullbacks } = cost.operations;
    await expect(counts(page, "evaluations"), slug).toHaveText([`${evaluations}`, `${evaluations}`]);
    await expect(counts(page, "pullbacks"), slug).toHaveText([`${pullbacks}`, `${pullbacks}`]);
    const { reverse, forward } = cost.gradient;
    const numbers = [reverse, forward].flatMap(({ passes, contributions }) => [passes, contributions]);
    await expect(efforts(page, /this gradient/), slug).toHaveText(numbers.map(String));
    await expect(efforts(page, /whole Jacobian/), slug).toHaveCount(cost.outputs > 1 ? 4 : 0);
  }
});

test(
  "the panel counts the cost step by step and for each choice",
  inParts({
    "operations are counted step by step": async (page) => {
      await visit(page, "shared-intermediate", "?panel=cost");
      await expect(counts(page, "evaluations")).toHaveText(["0", "3"]);
      for (const [key, evaluations, pullbacks] of [
        ["eval.v1", "1", "0"],
        ["eval.v2", "2", "0"],
        ["eval.v3", "3", "0"],
        ["seed.v3", "3", "0"],
        ["acc.v3.0", "3", "1"],
      ] as const) {
        await page.keyboard.press("ArrowRight");
        await expectStep(page, key);
        await expect(counts(page, "evaluations").first()).toHaveText(evaluations);
        await expect(counts(page, "pullbacks").first()).toHaveText(pullbacks);
      }
    },

    "checkpoints show what is recomputed and how much is live": async (page) => {
      await visit(page, "checkpointed-chain", "?panel=cost&step=recompute.h6");
      await expect(counts(page, "repeated")).toHaveText(["2", "8"]);
      await expect(counts(page, "kept")).toHaveText("at most 6 of 9 activations");
      await page.getByRole("radio", { name: "all" }).click();
      await expect(counts(page, "repeated")).toHaveCount(0);
      await expect(counts(page, "kept")).toHaveText("17 numbers (136 B)");
    },

    "the whole Jacobian has a column per input and a row per output": async (page) => {
      await visit(page, "linear-layer", "?panel=cost");
      await expect(page.getByRole("region", { name: "For the whole Jacobian, 6 × 12" })).toBeVisible();
      await expect(efforts(page, /whole Jacobian/)).toHaveText(["6", "18", "12", "36"]);
    },
  }),
);

test("the panel fits a phone", async ({ page }) => {
  for (const [width, height] of [
    [390, 844],
    [320, 640],
  ] as const) {
    await page.setViewportSize({ width, height });
    for (const slug of ["linear-layer", "checkpointed-chain", "relu-layer"]) {
      await visit(page, slug, "?panel=cost");
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(wide, `${slug} at ${width} pixels`).toBeLessThanOrEqual(0);
    }
  }
});

test("the chart of cost is dragged by pointer and by keys", async ({ page }) => {
  await visit(page, "two-inputs", "?panel=cost");
  const chart = page.getByRole("region", { name: "When which mode wins" });
  await expect(chart).toContainText("2 inputs, 1 output: reverse mode is cheaper, by a factor of 2.");
  const outputs = chart.getByRole("slider", { name: "Number of outputs" });
  await outputs.focus();
  await page.keyboard.press("End");
  await expect(chart).toContainText("forward mode is cheaper");
  await page.keyboard.press("Home");
  const drawing = chart.getByRole("img");
  await drawing.scrollIntoViewIfNeeded();
  const box = await drawing.boundingBox();
  if (box === null) throw new Error("the chart has no box");
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 2, box.y + box.height - 34);
  await page.mouse.up();
  await expect(chart).toContainText(/reverse mode is cheaper, by a factor of 1\s000\s000\./);
});
