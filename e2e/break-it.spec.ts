import { findings } from "./testing/axe.ts";
import { exerciseOf } from "./testing/exercise.ts";
import { slugs } from "./testing/goldens.ts";
import { expectStep, open, player, still } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

test("a broken engine shows its wrong number everywhere, and is mended", async ({ page }) => {
  await open(page, "shared-intermediate", "?break=assigns&step=acc.v2.0&panel=check");
  await expect(player(page)).toHaveAttribute("data-broken", "assigns");
  await expect(page.locator('[data-node="v1"]')).toHaveAttribute("data-adjoint", /^0\.1304/);
  await expect(page.locator(".caption")).toContainText("The right adjoint is 1.1304");
  await expect(page.locator(".check .conclusion")).toContainText("The gradient of this engine is wrong");
  const card = page.getByRole("region", { name: "Broken engine" });
  await expect(card).toContainText("Assigns instead of adding");
  await expect(card.getByRole("link", { name: "1", exact: true })).toHaveAttribute(
    "href",
    /cases\/scalar-expression\/\?break=assigns$/,
  );
  expect(await findings(page)).toEqual([]);
  await card.getByRole("button", { name: "Mend the engine" }).click();
  await expect(player(page)).not.toHaveAttribute("data-broken");
  await expect(page.locator('[data-node="v1"]')).toHaveAttribute("data-adjoint", /^1\.1304/);
  await expect(page.locator(".check .conclusion")).toContainText("agree");
});

test("a mistake does not show in the case where it cannot be made", async ({ page }) => {
  await open(page, "scalar-expression", "?break=assigns&step=collect");
  await expect(page.getByRole("region", { name: "Broken engine" })).toContainText(
    "In this run every number is right.",
  );
  await expect(page.locator(".first-wrong")).toHaveCount(0);
});

for (const slug of slugs) {
  test(`a hidden mistake of ${slug} is found, named and mended by keyboard`, async ({ page }) => {
    await open(page, slug, "?break=?&seed=5");
    const root = player(page);
    await expect(root).toHaveAttribute("data-broken", "?");
    const card = page.getByRole("region", { name: "Broken engine" });
    await expect(card).toContainText("Go to the step that gives the first wrong number");
    await expect(page.locator(".first-wrong, .caption .fault")).toHaveCount(0);
    const mark = card.getByRole("button", { name: "Mark this step" });
    await mark.focus();
    await page.keyboard.press("Enter");
    await expect(card.getByRole("status")).toContainText("No number has been computed yet");
    // Each step is marked until the one with the first wrong number is found.
    const total = Number(await root.getAttribute("data-total"));
    for (let index = 1; index <= total && (await mark.count()) > 0; index++) {
      await root.press("ArrowRight");
      await expect(root).toHaveAttribute("data-index", String(index));
      await still(page);
      await mark.focus();
      await page.keyboard.press("Enter");
      await expect(card).toContainText(/This number is right|Here is the first wrong number/);
    }
    await expect(card).toContainText("Which mistake does the engine make?");
    const choices = card.getByRole("radio");
    const count = await choices.count();
    for (let i = 0; i < count && (await choices.count()) > 0; i++) {
      await choices.nth(i).focus();
      await page.keyboard.press("Space");
      await page.keyboard.press("Enter");
      await expect(card).toContainText(/would be different|Look further|This engine makes a mistake/);
    }
    await expect(root).not.toHaveAttribute("data-broken", "?");
    await card.getByRole("button", { name: "Mend the engine" }).focus();
    await page.keyboard.press("Enter");
    await expect(card).toContainText("every number is right again");
    await expect(root).not.toHaveAttribute("data-broken");
  });
}

test("the header hides a mistake in the engine, and mends it", async ({ page }) => {
  await open(page, "two-inputs");
  const button = page.getByRole("button", { name: "Break it" });
  await button.click();
  await expect(player(page)).toHaveAttribute("data-broken", "?");
  await expect(button).toHaveAttribute("aria-pressed", "true");
  await button.click();
  await expect(player(page)).not.toHaveAttribute("data-broken");
});

test("the check panel and the summary lead to a broken engine", async ({ page }) => {
  const { exercise } = exerciseOf("shared-intermediate", { seed: 3, ask: "acc.v2.0:after" });
  expect(exercise.questions).toHaveLength(1);
  await open(page, "shared-intermediate", "?predict=1&seed=3&ask=acc.v2.0:after");
  await page.getByRole("button", { name: "Show me" }).click();
  await page.keyboard.press("End");
  await expectStep(page, "collect");
  await page.getByRole("button", { name: "End the exercise" }).click();
  await expect(player(page)).not.toHaveAttribute("data-predict");
  await page.getByRole("tab", { name: "Check" }).click();
  const picker = page
    .getByRole("button", { name: "Break the engine" })
    .or(page.getByRole("combobox", { name: "Break the engine" }));
  await picker.click();
  await page.getByRole("option", { name: "Assigns instead of adding" }).click();
  await expect(player(page)).toHaveAttribute("data-broken", "assigns");
  await expect(page.locator(".check .conclusion")).toContainText("The gradient of this engine is wrong");
  // The picker stays and keeps the focus, to choose another mistake.
  await expect(picker).toBeFocused();
  await page.keyboard.press("Enter");
  await page.getByRole("option", { name: "Forgets the arriving adjoint" }).click();
  await expect(player(page)).toHaveAttribute("data-broken", "forgets-upstream");
  await expect(picker).toBeFocused();
});
