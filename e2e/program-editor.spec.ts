import type { Locator, Page } from "playwright/test";
import { findings, rulesOf } from "./testing/axe.ts";
import { faintLetters } from "./testing/faint-letters.ts";
import { LOOKS, look } from "./testing/looks.ts";
import { expect, test } from "./testing/test.ts";

/**
 * Opens the page of programs, and replaces the program. The editor is in a shadow root under the site's policy, whose
 * violations are errors of the page, and fail a test.
 */
async function openEditor(page: Page, text: string): Promise<Locator> {
  await page.goto("program/");
  const region = page.getByRole("region", { name: "Program", exact: true });
  const editor = region.getByRole("textbox", { name: "Python program" });
  await editor.click();
  await expect(editor).toBeFocused();
  await write(editor, text);
  return editor;
}

/** Selects everything and types over it. */
async function write(editor: Locator, text: string): Promise<void> {
  await editor.press("ControlOrMeta+a");
  await editor.page().keyboard.insertText(text);
}

const line = (editor: Locator, at: number) => editor.locator(".cm-line").nth(at);

test("Tab indents, and after Escape moves the focus out of the editor and back", async ({ page }) => {
  const editor = await openEditor(page, "y = 1");
  await expect(editor).toHaveAccessibleDescription("Tab indents. To leave the editor, press Esc, then Tab.");
  await editor.press("Tab");
  // The line may also show the error of a run.
  await expect(line(editor, 0)).toHaveText(/^ {4}y = 1/);
  await editor.press("Shift+Tab");
  await expect(line(editor, 0)).toHaveText(/^y = 1/);

  await editor.press("Escape");
  await editor.press("ArrowLeft");
  await editor.press("Tab");
  await expect(editor).toBeFocused();
  await editor.press("Escape");
  await editor.press("Shift+Tab");
  await expect(editor).not.toBeFocused();
  await page.keyboard.press("Tab");
  await expect(editor).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(editor).toBeFocused();
  await editor.press("Escape");
  await editor.press("Tab");
  await expect(editor).not.toBeFocused();
});

test("keys of the text stay in the editor, where they would command a player", async ({ page }) => {
  const editor = await openEditor(page, "y = 1\n");
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    addEventListener("keydown", ({ key }) => seen.push(key));
  });
  for (const key of ["ArrowRight", "ArrowLeft", "PageDown", "Home", "End", "?", " ", "Escape", "Enter"])
    await editor.press(key);
  await editor.press("Control+F2");
  expect(await page.evaluate(() => (window as Window & { seen?: string[] }).seen)).toEqual(["Control", "F2"]);
});

test("names of the engine are completed with their signatures", async ({ page }) => {
  const editor = await openEditor(page, "y = ");
  await editor.press("Control+End");
  await editor.pressSequentially("sin");
  const option = page.getByRole("listbox", { name: "Completions" }).getByRole("option", { name: /^sin ?\(/ });
  await expect(option).toBeVisible();
  await option.click();
  await expect(line(editor, 0)).toHaveText("y = sin");
  await editor.pressSequentially(" # sin");
  await expect(page.getByRole("listbox", { name: "Completions" })).toHaveCount(0);
});

test("an error is underlined, shown in its line and described, in every look", async ({ page }) => {
  const editor = await openEditor(page, "x = 1\ny = undefined * x\n");
  await expect(editor.locator(".error-place")).toHaveText("undefined");
  await expect(line(editor, 1)).toContainText("NameError: name 'undefined' is not defined");
  await expect(editor).toHaveAttribute("aria-invalid", "true");
  await expect(editor).toHaveAccessibleErrorMessage(/^Line 2: NameError/);
  for (const as of LOOKS) {
    await look(page, as);
    const found = await findings(page, { only: rulesOf(as) });
    expect.soft([...found, ...(await faintLetters(page))], as).toEqual([]);
  }
  await write(editor, "y = 1");
  await expect(editor.locator(".error-place")).toHaveCount(0);
  await expect(editor).not.toHaveAttribute("aria-invalid");
});
