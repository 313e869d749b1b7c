import { inParts } from "./testing/parts.ts";
import { expectStep, node, open, player, visit } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const CASE = "shared-intermediate";

test(
  "a link opens its state, and the address stays a link",
  inParts({
    "a link sets inputs and the step": async (page) => {
      await visit(page, CASE, "?x=0.5&step=acc.v2.0");
      await expectStep(page, "acc.v2.0");
      await expect(page.getByRole("textbox", { name: "x" })).toHaveValue("0.5");
      await expect(node(page, "x")).toHaveAttribute("data-value", "0.5");
      await expect(node(page, "v1")).toHaveAttribute("data-state", "receiving");
    },

    "a link may name the step by its number": async (page) => {
      await visit(page, CASE, "?step=3");
      await expectStep(page, "eval.v3");
    },

    "a link may open another panel": async (page) => {
      await visit(page, CASE, "?panel=tape");
      await expect(page.getByRole("tab", { name: "Tape" })).toHaveAttribute("aria-selected", "true");
      await expect(page.getByRole("table")).toBeVisible();
    },

    "a link may hide the panel": async (page) => {
      await visit(page, CASE, "?panel=none");
      await expect(page.getByRole("tab")).toHaveCount(0);
    },

    "a link may start playing at a speed": async (page) => {
      await visit(page, CASE, "?play=1&speed=8");
      await expectStep(page, "collect");
    },

    "the address leaves defaults out": async (page) => {
      await visit(page, CASE, "?x=1.2&step=eval.v2");
      await page.keyboard.press("ArrowRight");
      await expect(page).toHaveURL(/\/cases\/shared-intermediate\/\?step=eval\.v3$/);
      await page.keyboard.press("Home");
      await expect(page).toHaveURL(/\/cases\/shared-intermediate\/$/);
    },

    "the address follows steps, inputs, the panel and the speed": async (page) => {
      await visit(page, CASE);
      await page.keyboard.press("End");
      await expect(page).toHaveURL(/\?step=collect$/);
      await page.getByRole("textbox", { name: "x" }).fill("2.5");
      await page.getByRole("textbox", { name: "x" }).press("Enter");
      await expect(page).toHaveURL(/\?x=2\.5&step=collect$/);
      await page.getByRole("tab", { name: "Tape" }).click();
      await expect(page).toHaveURL(/\?x=2\.5&step=collect&panel=tape$/);
      await page.getByRole("combobox", { name: "Speed" }).click();
      await page.getByRole("option", { name: "2×", exact: true }).click();
      await expect(page).toHaveURL(/\?x=2\.5&step=collect&panel=tape&speed=2$/);
    },

    "unknown parameters stay in the address": async (page) => {
      await visit(page, CASE, "?lti=a%20b&step=eval.v1&x3=7");
      await page.keyboard.press("ArrowRight");
      await expect(page).toHaveURL(/\?step=eval\.v2&lti=a\+b&x3=7$/);
    },
  }),
);

test("a reload keeps the state", async ({ page }) => {
  await open(page, CASE);
  await page.getByRole("textbox", { name: "x" }).fill("-1.25");
  await page.getByRole("textbox", { name: "x" }).press("Enter");
  await page.getByRole("tab", { name: "Tape" }).click();
  await page.getByRole("button", { name: "Last step" }).click();
  await page.getByRole("button", { name: "Step back" }).click();
  await expect(page).toHaveURL(/\?x=-1\.25&step=acc\.v1\.0&panel=tape$/);
  await page.reload();
  await expectStep(page, "acc.v1.0");
  await expect(node(page, "x")).toHaveAttribute("data-value", "-1.25");
  await expect(page.getByRole("tab", { name: "Tape" })).toHaveAttribute("aria-selected", "true");
});

test("an address in upper case leads to the case if the host serves it", async ({ page }) => {
  // Imitates a host with case-insensitive paths.
  await page.route("**/cases/Shared-INTERMEDIATE/*", async (route) => {
    const address = route.request().url().replace("Shared-INTERMEDIATE", CASE);
    await route.fulfill({ response: await route.fetch({ url: address }) });
  });
  await page.goto("cases/Shared-INTERMEDIATE/?step=eval.v2");
  await expect(player(page)).toHaveAttribute("data-case", CASE);
  await expectStep(page, "eval.v2");
});

test("an unknown case leads to the gallery and to the case that was probably meant", async ({ page }) => {
  await page.route("**/cases/two-input/", async (route) => {
    const address = route.request().url().replace("two-input", "two-inputs");
    await route.fulfill({ response: await route.fetch({ url: address }) });
  });
  await page.goto("cases/two-input/");
  await expect(page.getByRole("status")).toContainText("two-input");
  await page.getByRole("status").getByRole("link", { name: "Two inputs, one output" }).click();
  await expect(player(page)).toHaveAttribute("data-case", "two-inputs");
});
