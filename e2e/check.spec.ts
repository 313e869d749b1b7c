import type { Page } from "playwright/test";
import { slugs } from "./testing/goldens.ts";
import { inParts } from "./testing/parts.ts";
import { expectStep, visit } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const conclusion = (page: Page) => page.locator(".check .conclusion");
const row = (page: Page, entry: string) => page.locator(`[data-gradient="${entry}"]`);
const outcome = (page: Page, kind: "tangent" | "curve") =>
  page.locator(`.nudge-outcome [data-kind=${kind}] .number-column`);

test("the panel checks the gradient of each case and keeps the step", async ({ page }) => {
  for (const slug of slugs) {
    await visit(page, slug, "?step=collect");
    await page.getByRole("tab", { name: "Check" }).click();
    await expect(conclusion(page), slug).toContainText(/^All four agree/);
    expect(await page.locator(".check-table tbody [data-gradient]").count(), slug).toBeGreaterThan(0);
    await expectStep(page, "collect");
  }
});

test(
  "the panel checks gradients in four ways and predicts nudges",
  inParts({
    "each method has its number, with all digits in a tooltip": async (page) => {
      await visit(page, "two-inputs", "?panel=check");
      const cells = row(page, "x1 0").locator("[data-way]");
      await expect(cells).toHaveText(["2.5839", "2.5839", "2.5839", "2.5839"]);
      const exact = String(3 + Math.cos(2)).replace("-", "−");
      await expect(cells.first()).toHaveAttribute("title", exact);
      await expect(page.locator(".check-notes")).toHaveCount(0);
    },

    "the check follows the inputs": async (page) => {
      await visit(page, "two-inputs", "?panel=check");
      await page.getByRole("textbox", { name: "x₁" }).fill("-1");
      await page.getByRole("textbox", { name: "x₁" }).press("Enter");
      await expect(row(page, "x2 0").locator("[data-way]")).toHaveText(["−1", "−1", "−1", "−1"]);
    },

    "a kink is marked and explained, and drawn when nudged": async (page) => {
      await visit(page, "relu-layer", "?panel=check");
      await expect(conclusion(page)).toContainText("All four agree on 5 of 6 entries");
      await expect(page.locator("[data-gradient][data-fault]")).toHaveCount(1);
      await expect(row(page, "X 2").locator("[data-odd=true]")).toHaveText(["−1", "1"]);
      await expect(page.locator(".check-notes li")).toContainText("slope 0 on the left, −2 on the right");

      await expect(page.locator(".nudge")).toContainText("how fast L, the outputs weighted by their seeds,");
      await row(page, "X 2").getByRole("button").click();
      await expect(page.getByRole("combobox", { name: "Entry to nudge" })).toHaveText("X13");
      await expect(outcome(page, "tangent")).toHaveText("0");
      await expect(outcome(page, "curve")).toHaveText("−0.2");
    },

    "an overflow is not an error: the panel says which methods are finite, and why the others are not":
      async (page) => {
        await visit(page, "softmax-cross-entropy", "?panel=check&variant=direct&z=1000,1001,999&t=1");
        await expect(page.locator(".check-notes li")).toContainText("only the closed form is finite");
        await expect(page.locator(".check-notes li")).toContainText("exp(1000) = ∞");
        await expect(outcome(page, "curve")).toHaveText("NaN");
        await expect(page.locator(".nudge")).toContainText("No curve:");
      },

    "a nudge is predicted by the adjoint and found by running again": async (page) => {
      await visit(page, "shared-intermediate", "?panel=check");
      await page.getByRole("combobox", { name: "Node to nudge" }).click();
      await page.getByRole("option", { name: "v1" }).click();
      const delta = page.getByRole("textbox", { name: "δ" });
      await delta.fill("0.25");
      await delta.press("Enter");
      const [v, slope] = [1.2 ** 2, 1 + Math.cos(1.2 ** 2)];
      await expect(outcome(page, "tangent")).toHaveText((slope * 0.25).toFixed(4));
      await expect(outcome(page, "curve")).toHaveText((0.25 + Math.sin(v + 0.25) - Math.sin(v)).toFixed(4));
      await delta.fill("1e-6");
      await delta.press("Enter");
      await expect(page.locator(".nudge-outcome .number-column").last()).toHaveText("1");
    },

    "the slider's keys move δ and do not step the player": async (page) => {
      await visit(page, "two-inputs", "?panel=check&step=eval.v2");
      await page.getByRole("slider", { name: "δ, slider" }).focus();
      await page.keyboard.press("ArrowRight");
      await expect(page.getByRole("textbox", { name: "δ" })).toHaveValue("0.11");
      await expectStep(page, "eval.v2");
    },

    "an invalid δ is refused, and the previous δ stays": async (page) => {
      await visit(page, "two-inputs", "?panel=check");
      const delta = page.getByRole("textbox", { name: "δ" });
      await delta.fill("abc");
      await delta.press("Enter");
      await expect(page.getByRole("status")).toContainText('Cannot read "abc".');
      await expect(outcome(page, "tangent")).toHaveText((0.1 * (3 + Math.cos(2))).toFixed(4));
      await delta.fill("0.2");
      await delta.press("Enter");
      await expect(page.getByRole("status")).toHaveText("");
    },

    "a long chain reports how much of it is checked": async (page) => {
      const w = Array(64).fill(0.9).join(",");
      await visit(page, "checkpointed-chain", `?panel=check&w=${w}&store=optimal:1`);
      await expect(page.locator(".check-notes [data-kind=remark]").last()).toContainText(
        "Only the first 19 of 65",
      );
      await page.getByRole("radio", { name: "√L" }).click();
      await expect(page.locator("[data-gradient]")).toHaveCount(65);
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
      await visit(page, slug, "?panel=check");
      await expect(conclusion(page), slug).toContainText(/^All four agree/);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(wide, `${slug} at ${width} pixels`).toBeLessThanOrEqual(0);
    }
  }
});
