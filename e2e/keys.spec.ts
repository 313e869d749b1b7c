import { inParts } from "./testing/parts.ts";
import { expectIndex, expectStep, player, transport, visit } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

test(
  "keys step and play, except where they have another meaning",
  inParts({
    "arrow and page keys step, Home and End go to the ends": async (page) => {
      await visit(page, "two-inputs");
      for (const [key, step] of [
        ["ArrowRight", "eval.v1"],
        ["PageDown", "eval.v2"],
        ["PageDown", "eval.v3"],
        ["PageUp", "eval.v2"],
        ["ArrowLeft", "eval.v1"],
        ["End", "collect"],
        ["ArrowLeft", "acc.v1.1"],
        ["Home", "start"],
      ] as const) {
        await page.keyboard.press(key);
        await expectStep(page, step);
      }
    },

    "keys past either end change nothing": async (page) => {
      await visit(page, "scalar-expression");
      await page.keyboard.press("ArrowLeft");
      await page.keyboard.press("Home");
      await expectStep(page, "start");
      await page.keyboard.press("End");
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("PageDown");
      await expectStep(page, "collect");
    },

    "space plays and pauses": async (page) => {
      await visit(page, "two-inputs", "?speed=8");
      await page.keyboard.press("Space");
      await expect(transport(page, "Pause")).toBeVisible();
      await expect(player(page)).not.toHaveAttribute("data-index", "0");
      await page.keyboard.press("Space");
      await expect(transport(page, "Play")).toBeVisible();
    },

    "keys typed in a field stay in the field": async (page) => {
      await visit(page, "two-inputs", "?step=eval.v2");
      await page.getByRole("textbox").first().focus();
      for (const key of ["ArrowRight", "ArrowLeft", "Home", "End", "PageDown", "PageUp", "Space"]) {
        await page.keyboard.press(key);
      }
      await expectStep(page, "eval.v2");
      await expect(transport(page, "Play")).toBeVisible();
    },

    "arrow keys on a slider move the slider, not the step": async (page) => {
      await visit(page, "shared-intermediate", "?step=eval.v2");
      await page.getByRole("slider", { name: "x, slider" }).press("ArrowRight");
      await expect(page.getByRole("textbox", { name: "x" })).toHaveValue("1.3");
      await expectStep(page, "eval.v2");
    },

    "with the focus on a button, arrow keys step and space presses the button": async (page) => {
      await visit(page, "shared-intermediate");
      const forward = transport(page, "Step forward");
      await forward.press("Space");
      await expectIndex(page, 1);
      await forward.press("ArrowRight");
      await expectIndex(page, 2);
    },

    "a question mark opens the list of keys from a slider, but not from a field": async (page) => {
      await visit(page, "shared-intermediate");
      await page.getByRole("textbox", { name: "x" }).press("?");
      await expect(page.getByRole("textbox", { name: "x" })).toHaveValue(/\?/);
      await expect(page.getByRole("dialog")).toHaveCount(0);
      await page.keyboard.press("Escape");
      await page.getByRole("slider", { name: "x, slider" }).press("?");
      await expect(page.getByRole("dialog", { name: "Help" })).toBeVisible();
    },

    "keys with a modifier are left to the browser": async (page) => {
      await visit(page, "shared-intermediate", "?step=eval.v2");
      await page.keyboard.press("Control+End");
      await page.keyboard.press("Alt+PageDown");
      await expectStep(page, "eval.v2");
    },

    "a link can turn keys off, and the list of keys can turn them on again": async (page) => {
      await visit(page, "two-inputs", "?keys=off");
      for (const key of ["ArrowRight", "PageDown", "End", "Space", "?"]) await page.keyboard.press(key);
      await expectStep(page, "start");
      await expect(page.getByRole("dialog")).toHaveCount(0);
      await transport(page, "Step forward").click();
      await expectStep(page, "eval.v1");
      await page.getByRole("button", { name: "Help" }).click();
      await page.getByRole("switch", { name: "Keys step the player" }).click();
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toHaveCount(0);
      await page.keyboard.press("ArrowRight");
      await expectStep(page, "eval.v2");
      await expect(page).not.toHaveURL(/keys/);
    },
  }),
);
