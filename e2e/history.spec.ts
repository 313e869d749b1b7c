import { expectIndex, expectStep, node, open, player } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

test("back and forward lead through the opened cases", async ({ page }) => {
  await open(page, "shared-intermediate", "?x=0.5&step=eval.v2");
  await page.getByRole("button", { name: "Next case: Two inputs, one output" }).click();
  await expect(player(page)).toHaveAttribute("data-case", "two-inputs");
  await expectStep(page, "start");
  await expect(page).toHaveTitle("Two inputs, one output · Pullback");
  const canonical = page.locator("link[rel=canonical]");
  await expect(canonical).toHaveAttribute("href", /^http:.*[^/]\/cases\/two-inputs\/$/);
  await page.getByRole("combobox", { name: "Choose a case" }).click();
  await page.getByRole("option", { name: "Simple recurrence" }).click();
  await expect(node(page, "h4")).toBeVisible();
  await expect(page).toHaveURL(/\/cases\/recurrence\/$/);

  await page.goBack();
  await expect(player(page)).toHaveAttribute("data-case", "two-inputs");
  await expect(node(page, "x2")).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/\/cases\/shared-intermediate\/\?x=0\.5&step=eval\.v2$/);
  await expect(player(page)).toHaveAttribute("data-case", "shared-intermediate");
  await expectStep(page, "eval.v2");
  await expect(node(page, "x")).toHaveAttribute("data-value", "0.5");
  await page.goForward();
  await expect(player(page)).toHaveAttribute("data-case", "two-inputs");
  await expect(page).toHaveTitle("Two inputs, one output · Pullback");
});

test("going back before a case is shown still leads back", async ({ page }) => {
  await open(page, "shared-intermediate", "?step=eval.v2");
  await page.getByRole("button", { name: /^Next case/ }).click();
  await expect(node(page, "x2")).toBeVisible();
  await page.getByRole("button", { name: /^Next case/ }).click();
  await expect(player(page)).toHaveAttribute("data-ready", "true");
  await expect(player(page)).toHaveAttribute("data-case", "vector-jacobian-product");
  // Both at once: the case between them has no time to be shown.
  await page.evaluate(async () => {
    const popped = () => new Promise((resolve) => addEventListener("popstate", resolve, { once: true }));
    for (const _ of [1, 2]) {
      const there = popped();
      history.back();
      await there;
    }
  });
  await expect(player(page)).toHaveAttribute("data-case", "shared-intermediate");
  await expectStep(page, "eval.v2");
  await expect(page).toHaveURL(/\/cases\/shared-intermediate\/\?step=eval\.v2$/);
});

test("previous and next lead through all cases and stop at the ends", async ({ page }) => {
  await open(page, "two-inputs");
  const previous = page.getByRole("button", { name: /^Previous case/ });
  await previous.click();
  await expect(player(page)).toHaveAttribute("data-case", "shared-intermediate");
  await previous.click();
  await expect(player(page)).toHaveAttribute("data-case", "scalar-expression");
  await expect(previous).toHaveAttribute("aria-disabled", "true");
  await previous.focus();
  await previous.press("Enter");
  await expect(player(page)).toHaveAttribute("data-case", "scalar-expression");
});

test("a case's picture never has another case's nodes", async ({ page }) => {
  await open(page, "checkpointed-chain", "?step=collect");
  await page.getByRole("button", { name: /^Next case/ }).click();
  await expect(node(page, "v3")).toBeVisible();
  const ids = await page.locator("[data-node]").evaluateAll((nodes) => nodes.map((n) => n.dataset.node));
  expect(ids.toSorted()).toEqual(["v1", "v2", "v3", "x1", "x2"]);
  await expectIndex(page, 0);
});

test("steps and inputs add no history entries", async ({ page }) => {
  await open(page, "shared-intermediate");
  const entries = () => page.evaluate(() => history.length);
  const before = await entries();
  const slider = page.getByRole("slider", { name: "x, slider" });
  for (let i = 0; i < 5; i++) await slider.press("ArrowRight");
  await expect(page).toHaveURL(/x=1\.7/);
  await page.getByRole("button", { name: "Step forward" }).click();
  await expect(page).toHaveURL(/step=eval\.v1/);
  expect(await entries()).toBe(before);
});
