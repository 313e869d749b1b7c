import type { Page } from "playwright/test";
import { inParts } from "./testing/parts.ts";
import { entriesAfter, expectStep, historyEntry, node, visit } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const descent = (page: Page) => page.getByRole("region", { name: "Gradient descent" });
const button = (page: Page, name: string) => descent(page).getByRole("button", { name, exact: true });
const text = (page: Page) => descent(page).locator(".descent-text");

async function show(page: Page): Promise<void> {
  // A visit of the same case keeps its descent.
  await page.getByRole("switch", { name: "Descend" }).setChecked(true);
  await expect(descent(page)).toBeVisible();
}

test(
  "the gradient lowers the output",
  inParts({
    "a step moves the inputs by the adjoints of the recorded run, and can be undone": async (page) => {
      await visit(page, "two-inputs", "?step=acc.v1.0");
      await page.getByRole("button", { name: "Use the gradient: descend" }).click();
      await expect(text(page)).toContainText("to lower y, and records a new run");
      await button(page, "Step").click();
      const x1 = 2 - 0.1 * (3 + Math.cos(2));
      await expect(node(page, "x1")).toHaveAttribute("data-value", String(x1));
      await expect(node(page, "x2")).toHaveAttribute("data-value", "2.8");
      await expect(text(page)).toHaveText("Step 1: y fell from 6.9093 to 5.862.");
      await expectStep(page, "acc.v1.0");
      await button(page, "Undo the step").click();
      await expect(node(page, "x1")).toHaveAttribute("data-value", "2");
      await expect(text(page)).toContainText("A step moves every input");
    },

    "ten steps draw the output, are readable as a table, and are one history entry": async (page) => {
      await visit(page, "shared-intermediate");
      await show(page);
      const entry = await historyEntry(page);
      await button(page, "10 steps").click();
      await expect(text(page)).toContainText("Step 10: y fell");
      await expect(descent(page).locator("circle")).toHaveCount(11);
      const rows = descent(page).getByRole("table", { name: "y after each step" }).getByRole("row");
      await expect(rows).toHaveCount(12);
      const values = await rows.locator("td").allTextContents();
      const numbers = values.map((value) => Number(value.replace("−", "-")));
      expect(numbers).toEqual(numbers.toSorted((a, b) => b - a));
      expect(await entriesAfter(page, entry)).toBe(1);
      await page.goBack();
      await expect(node(page, "x")).toHaveAttribute("data-value", "1.2");
      await expect(descent(page).locator("circle[data-state=left]")).toHaveCount(10);
    },

    "η is an expression, and a rate that is not positive is refused": async (page) => {
      await visit(page, "scalar-expression");
      await show(page);
      const rate = descent(page).getByRole("textbox", { name: "η" });
      await rate.fill("1/4");
      await rate.press("Enter");
      await expect(rate).toHaveValue("0.25");
      await rate.fill("-1");
      await rate.press("Enter");
      await expect(page.getByRole("status")).toContainText('η cannot be "-1": allowed is a positive');
      await rate.press("Escape");
      await button(page, "Step").click();
      await expect(node(page, "x")).toHaveAttribute("data-value", String(1.5 - 0.25 * (3 / 3.25)));
    },

    "a step without effect and a step out of range are refused in words": async (page) => {
      await visit(page, "scalar-expression", "?x=0");
      await show(page);
      await button(page, "Step").click();
      await expect(text(page)).toContainText("No step: all inputs would stay the same");
      await visit(page, "two-inputs");
      await show(page);
      await descent(page).getByRole("textbox", { name: "η" }).fill("1e308");
      await button(page, "Step").click();
      await expect(text(page)).toContainText("No step: x₁ cannot be −∞");
      await expect(node(page, "x1")).toHaveAttribute("data-value", "2");
    },

    "with several outputs the steps lower the seeded sum, also in matrices": async (page) => {
      await visit(page, "linear-layer");
      await show(page);
      await button(page, "10 steps").click();
      await expect(text(page)).toContainText("Step 10: ȳᵀy (the outputs weighted by their seeds) fell");
    },

    "a descent works with checkpoints and in the tiny engine": async (page) => {
      for (const slug of ["checkpointed-chain", "tiny-engine"]) {
        await visit(page, slug);
        await show(page);
        await button(page, "10 steps").click();
        await expect(text(page)).toContainText("Step 10: ");
      }
    },
  }),
);
