import { inParts } from "./testing/parts.ts";
import { drawing, node, notice, player, visit } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const cannotRead = (typed: string) =>
  `Cannot read "${typed}". Enter a number such as 1.57 or pi/2. Kept 1.2.`;

test(
  "a field accepts valid numbers and refuses other text",
  inParts({
    "a field refuses text that is not a number, keeps it as typed, and does not change the picture": async (
      page,
    ) => {
      await visit(page, "shared-intermediate", "?step=acc.v2.0");
      const field = page.getByRole("textbox", { name: "x" });
      // The symbol of the focused field is marked in the graph.
      await field.focus();
      await expect(node(page, "x")).toHaveAttribute("data-marked", "value");
      const before = await drawing(page);
      for (const [typed, words] of [
        ["abc", cannotRead("abc")],
        ["", "The field is empty. Enter a number such as 1.57 or pi/2. Kept 1.2."],
        [" ", "The field is empty. Enter a number such as 1.57 or pi/2. Kept 1.2."],
        ["1,000", cannotRead("1,000")],
        ["0x10", cannotRead("0x10")],
        ["--1", cannotRead("--1")],
        ["1e999", 'x cannot be "1e999": allowed is a finite decimal number. Using 1.2.'],
        ["1/0", 'x cannot be "1/0": allowed is a finite decimal number. Using 1.2.'],
      ] as const) {
        await field.fill(typed);
        await field.press("Enter");
        await expect(notice(page)).toContainText(words);
        await expect(field).toHaveValue(typed);
        await expect(field).toHaveAttribute("aria-invalid", "true");
        await expect(field).toBeFocused();
        expect(await drawing(page)).toBe(before);
      }
      await field.fill("2");
      await field.press("Enter");
      await expect(notice(page)).toBeEmpty();
      await expect(field).toHaveAttribute("aria-invalid", "false");
      await expect(node(page, "x")).toHaveAttribute("data-value", "2");
    },

    "a field evaluates an expression and shows the number": async (page) => {
      await visit(page, "shared-intermediate");
      const field = page.getByRole("textbox", { name: "x" });
      for (const [typed, number] of [
        ["pi/2", String(Math.PI / 2)],
        ["1/3", String(1 / 3)],
        ["sqrt(2)", String(Math.SQRT2)],
        ["2e-3", "0.002"],
        ["0,5", "0.5"],
      ] as const) {
        await field.fill(typed);
        await field.press("Enter");
        await expect(field).toHaveValue(number);
        await expect(node(page, "x")).toHaveAttribute("data-value", number);
        await expect(notice(page)).toBeEmpty();
      }
    },

    "a refused number is reported once, however often it is entered": async (page) => {
      await visit(page, "shared-intermediate");
      const field = page.getByRole("textbox", { name: "x" });
      await field.fill("abc");
      await field.press("Enter");
      await field.press("Enter");
      await field.blur();
      await expect(notice(page).getByRole("paragraph")).toHaveCount(1);
    },

    "a field keeps the focus when it accepts a number": async (page) => {
      await visit(page, "shared-intermediate");
      const field = page.getByRole("textbox", { name: "x" });
      await field.fill("2");
      await field.press("Enter");
      await expect(node(page, "x")).toHaveAttribute("data-value", "2");
      await expect(field).toBeFocused();
    },

    "leaving a field accepts its number": async (page) => {
      await visit(page, "two-inputs");
      await page.getByRole("textbox", { name: "x₁" }).fill("-4.5");
      await page.keyboard.press("Tab");
      await expect(node(page, "x1")).toHaveAttribute("data-value", "-4.5");
    },

    "Escape restores the previous number": async (page) => {
      await visit(page, "shared-intermediate");
      const field = page.getByRole("textbox", { name: "x" });
      await field.fill("abc");
      await field.press("Escape");
      await expect(field).toHaveValue("1.2");
      await field.blur();
      await expect(notice(page)).toBeEmpty();
    },

    "the slider replaces typed text for good": async (page) => {
      await visit(page, "shared-intermediate");
      const field = page.getByRole("textbox", { name: "x" });
      await field.fill("abc");
      await field.press("Enter");
      const slider = page.getByRole("slider", { name: "x, slider" });
      await slider.press("ArrowRight");
      await expect(field).toHaveValue("1.3");
      await expect(notice(page)).toBeEmpty();
      await slider.press("ArrowLeft");
      await expect(field).toHaveValue("1.2");
    },
  }),
);

test("an invalid number of time steps is refused, and the picture keeps its four", async ({ page }) => {
  for (const typed of ["0", "51", "2.5", "1e9"]) {
    await visit(page, "recurrence");
    const field = page.getByRole("textbox", { name: "T" });
    await field.fill(typed);
    await field.press("Enter");
    await expect(notice(page), typed).toContainText("T cannot be");
    await expect(notice(page), typed).toContainText("a whole number from 1 to 50. Using 4.");
    await expect(player(page), typed).toHaveAttribute("data-total", "26");
  }
});
