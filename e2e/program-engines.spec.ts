import { readFileSync } from "node:fs";
import type { Page } from "playwright/test";
import { expectStep, node, player } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const chapter = readFileSync(
  new URL("../src/programs/case-programs/tiny-engine.py", import.meta.url),
  "utf8",
);

/** Opens the page of programs, and pastes a program. */
async function paste(page: Page, text: string): Promise<void> {
  await page.goto("program/");
  await expect(player(page)).toHaveAttribute("data-ready", "true");
  const editor = page.getByRole("textbox", { name: "Python program" });
  await editor.click();
  await editor.press("ControlOrMeta+a");
  await page.keyboard.insertText(text);
}

test("the chapter's listing with = for += is stepped to its first wrong number, which is marked", async ({
  page,
}) => {
  await paste(page, chapter.replace("parent.grad += pullback", "parent.grad = pullback"));
  await expect(page.getByRole("log", { name: "Output" })).toContainText("3.0");
  const strip = page.getByTitle("Step 8: the first wrong number");
  await expect(strip).toBeVisible();
  await expect(page.getByRole("list", { name: "Remarks on the numbers" })).toHaveCount(0);

  await player(page).focus();
  for (let step = 0; step < 8; step++) await page.keyboard.press("ArrowRight");
  await expectStep(page, "acc.v1.0");
  await expect(node(page, "x1")).toHaveAttribute("data-adjoint", "3");
  await expect(node(page, "x1")).toContainText("right 2.5839");
  await expect(node(page, "x1").locator("text.adjoint")).toHaveCSS("text-decoration-line", "line-through");
  await expect(page.locator(".caption")).toContainText(
    "The adjoint of x₁ was −0.4161; now it is 3. The right adjoint is 2.5839; the first wrong number is here.",
  );
  await expect(page.getByRole("list", { name: "Remarks on the numbers" })).toContainText(
    "x̄₁ = 3 at step 8 is the first wrong number: the right adjoint at this step is 2.5839.",
  );
  await expect(page.locator(".cm-content [data-mark=running], [data-mark=running]").first()).toContainText(
    "parent.grad = pullback(v.grad)",
  );

  await page.getByRole("tab", { name: "Check" }).click();
  await expect(page.locator(".check .conclusion")).toHaveText(
    "The gradient of this engine is wrong on 1 of 2 entries.",
  );
});

test("the right listing has no wrong number, follows its sliders, and shows its sort", async ({ page }) => {
  await paste(page, chapter);
  await expect(page.getByRole("log", { name: "Output" })).toContainText("2.5838531634528574");
  const slider = page.getByRole("slider", { name: "x₁" });
  await slider.focus();
  await slider.press("ArrowRight");
  await expect(page.getByRole("textbox", { name: "Python program" })).toContainText("x1 = Var(2.1)");
  await page.getByText("Engine detail").click();
  await expect(player(page)).toHaveAttribute("data-total", "15");
  await expect(page.locator(".first-wrong")).toHaveCount(0);
  await page.getByRole("tab", { name: "Check" }).click();
  await expect(page.locator(".check .conclusion")).toContainText("All four agree");
});
