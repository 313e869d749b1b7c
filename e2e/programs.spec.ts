import type { Locator, Page } from "playwright/test";
import { decodeProgram } from "../src/programs/code-link.ts";
import { findings } from "./testing/axe.ts";
import { expectStep, node, player } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

/** Opens the page of programs, and waits for its run. */
async function openPrograms(page: Page, query = ""): Promise<void> {
  await page.goto(`program/${query}`);
  await expect(player(page)).toHaveAttribute("data-ready", "true");
}

const editor = (page: Page): Locator => page.getByRole("textbox", { name: "Python program" });

async function write(page: Page, text: string): Promise<void> {
  await editor(page).click();
  await editor(page).press("ControlOrMeta+a");
  await page.keyboard.insertText(text);
}

test("a formula of the start page is stepped to its gradient by keyboard alone", async ({ page }) => {
  await page.goto("");
  const field = page.getByRole("textbox", { name: "A formula of your own" });
  await field.focus();
  await page.keyboard.type("z = x*exp(w) + w");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/program\/.*#code=/);
  await expect(player(page)).toHaveAttribute("data-ready", "true");
  await expect(editor(page)).toContainText("z = x*exp(w) + w");
  await player(page).focus();
  await page.keyboard.press("End");
  await expectStep(page, "collect");
  await expect(node(page, "x")).toHaveAttribute("data-adjoint", String(Math.exp(3)));
});

test("the text, the picture and the inputs follow one another; a mistake keeps the last good picture", async ({
  page,
}) => {
  await openPrograms(page);
  await write(page, "x = Var(2.0)\ny = x ** 2\ny.backward()\nprint(x.grad)\n");
  const output = page.getByRole("log", { name: "Output" });
  await expect(output).toHaveText("4.0");
  await expect(node(page, "y")).toBeAttached();

  const slider = page.getByRole("slider", { name: "x" });
  await slider.focus();
  await slider.press("ArrowRight");
  await expect(editor(page)).toContainText("x = Var(2.1)");
  await expect(output).toHaveText("4.2");

  await write(page, "x = Var(2.0)\ny = x * w\n");
  await expect(output).toContainText("Line 2: NameError: name 'w' is not defined");
  await expect(output).toContainText("The graph still shows the previous run.");
  await expect(node(page, "y")).toBeAttached();
  // The error stands beside the editor, not over the graph as well.
  await expect(page.getByRole("status").filter({ hasText: "NameError" })).toHaveCount(0);

  await write(page, "x = Var(2.0)\nw = Var(3.0)\ny = x * w\ny.backward()\nprint(w.grad)\n");
  await expect(output).toHaveText("2.0");
  const linked = () =>
    decodeProgram(new URLSearchParams(new URL(page.url()).hash.slice(1)).get("code") ?? "");
  await expect.poll(linked).toContain("w = Var(3.0)");
  const address = page.url();
  await page.goto("program/");
  await expect(editor(page)).toContainText("w = Var(3.0)");
  await page.goto("");
  await page.goto(address);
  await expect(editor(page)).toContainText("w = Var(3.0)");
});

test("an endless program ends with a message, and the next one runs", async ({ page }) => {
  await openPrograms(page);
  await write(page, "while True:\n    pass\n");
  const output = page.getByRole("log", { name: "Output" });
  await expect(output).toContainText("steps");
  await write(page, "x = Var(1.5)\ny = x * x\ny.backward()\nprint(y.value)\n");
  await expect(output).toHaveText("2.25");
});

test("each case opens as a program with the case's numbers, and going back leads to the program before", async ({
  page,
}) => {
  await page.goto("cases/shared-intermediate/?panel=code");
  await page.getByRole("link", { name: "Edit as Python" }).click();
  await expect(editor(page)).toContainText("sin(v1)");
  await expect(player(page)).toHaveAttribute("data-total", "9");
  await page.getByRole("combobox", { name: "Open an example" }).click();
  await page.getByRole("option", { name: "Case 8: Simple recurrence" }).click();
  await expect(player(page)).toHaveAttribute("data-total", "26");
  await page.goBack();
  await expect(editor(page)).toContainText("sin(v1)");
  await expect(player(page)).toHaveAttribute("data-total", "9");
});

test("an embed shows the program without the editor, and every panel works", async ({ page }) => {
  await page.setViewportSize({ width: 960, height: 540 });
  await openPrograms(page, "?case=two-inputs&embed=1&panel=code&step=eval.v2");
  await expect(page.locator("[data-line='5'], [data-line='4']").first()).toBeVisible();
  await expect(editor(page)).toHaveCount(0);
  await expect(page.locator("[data-mark=running]")).toContainText("sin(x1)");
  for (const panel of ["derivation", "tape", "check", "cost"]) {
    await openPrograms(page, `?case=two-inputs&embed=1&panel=${panel}&step=collect`);
    await expect(page.locator(".panel")).toContainText(/x/);
  }
});

test("the page passes axe on a desktop and a phone", async ({ page }) => {
  await openPrograms(page, "?case=two-inputs");
  await expect(editor(page)).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await findings(page)).toEqual([]);
});
