import type { Page } from "playwright/test";
import { findings } from "./testing/axe.ts";
import { pageTexts } from "./testing/pdf.ts";
import { expectStep, open, player } from "./testing/player.ts";
import { codeOf } from "./testing/program.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

/** Opens the page of the dialog by keys alone, and waits for the questions. */
async function openTab(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Share", exact: true }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("tab", { name: "Link" }).focus();
  await page.keyboard.press("End");
  await expect(page.getByRole("tab", { name: "Assignment" })).toBeFocused();
  await expect(questions(page).first()).toBeVisible();
}

const questions = (page: Page) => page.locator(".asked-list > li");
const link = (page: Page) => page.getByRole("textbox", { name: "Link for students" });

test("an assignment is made by keyboard, and its link asks what the preview lists", async ({ page }) => {
  await open(page, "two-inputs", "?step=acc.v2.0&theme=dark");
  await openTab(page);
  expect(await findings(page)).toEqual([]);
  await page.getByRole("textbox", { name: "Task, shown above the graph" }).fill("Follow the sine.");
  await page.getByRole("button", { name: "Other numbers" }).press("Enter");
  await expect(page.getByText("Numbers of seed 2")).toBeVisible();
  await page.getByRole("radio", { name: "Some of each situation" }).focus();
  for (let i = 0; i < 3; i++) await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio", { name: "Chosen steps" })).toBeChecked();
  await expect(page.getByText("Choose at least one step.")).toBeVisible();
  await expect(link(page)).toHaveCount(0);
  for (const name of ["Value: v₂ = sin(x₁)", "v₂ → x₁: x̄₁ += v̄₂ cos(x₁)"])
    await page.getByRole("checkbox", { name }).press("Space");
  await page.getByRole("switch", { name: "Lock the inputs" }).press("Space");
  await expect(link(page)).toHaveValue(
    /\/cases\/two-inputs\/\?predict=1&seed=2&ask=eval\.v2,acc\.v2\.0&lock=inputs&task=Follow\+the\+sine\.$/,
  );
  await expect(page.getByRole("textbox", { name: "Code to embed it" })).toHaveValue(
    /<iframe\s+src="[^"]*\?embed=1&amp;predict=1&amp;seed=2&amp;ask=eval\.v2,acc\.v2\.0&amp;lock=inputs&amp;task=/,
  );
  await expect(page.getByRole("img", { name: "QR code of the link" })).toBeVisible();
  await expect(questions(page)).toHaveText([/^What is the value of v₂\?$/, /x₁/]);
  await page.getByRole("button", { name: "Show the answers" }).press("Enter");
  await expect(questions(page).first()).toHaveText(/Answer: −?[\d.]+\. The rule: sin\(x₁\)\./);
  expect(await findings(page)).toEqual([]);
  const [first = "", second = ""] = await page.locator(".asked-answer b").allTextContents();
  await page.goto(await link(page).inputValue());
  await expect(page.locator(".task")).toHaveText("Task Follow the sine.");
  await expect(player(page)).toHaveAttribute("data-asked", "value eval.v2");
  for (const answer of [first, second]) {
    if (!/^−?[\d.]+$/.test(answer)) continue;
    await page.locator(".question input").first().fill(answer.replace("−", "-"));
    await page.keyboard.press("Enter");
    await expect(player(page)).toHaveAttribute("data-answer", "right");
    await page.keyboard.press("Enter");
  }
});

test("an assignment about a part of a run names its bounds", async ({ page }) => {
  await open(page, "two-inputs");
  await openTab(page);
  await page.getByRole("switch", { name: "Ask before the steps" }).click();
  await expect(page.getByText("Nothing is asked")).toBeVisible();
  await expect(page.getByRole("button", { name: "Print worksheet" })).toHaveCount(0);
  await page.getByRole("combobox", { name: "From: the start" }).press("Enter");
  await page.getByRole("option", { name: "Seed: v̄₃" }).click();
  await page.getByRole("combobox", { name: "Until: the end" }).click();
  await page.getByRole("option", { name: "v₂ → x₁: x̄₁ += v̄₂ cos(x₁)" }).click();
  await expect(link(page)).toHaveValue(/\/\?from=seed\.v3&until=acc\.v2\.0$/);
  await page.goto(await link(page).inputValue());
  await expectStep(page, "seed.v3");
});

test("the page of assignments is closed while questions are open", async ({ page }) => {
  await open(page, "two-inputs", "?predict=1&seed=7");
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await expect(page.getByRole("tab", { name: "reveal.js" })).toBeVisible();
  await expect(page.getByRole("tab", { name: "Assignment" })).toHaveCount(0);
});

test("an assignment about a program has its text in the link", async ({ page }) => {
  await page.goto(`program/#code=${codeOf("x = Var(2.0)\ny = x * x + sin(x)\ny.backward()\n")}`);
  await expect(player(page)).toHaveAttribute("data-ready", "true");
  await openTab(page);
  expect(await findings(page)).toEqual([]);
  await expect(link(page)).toHaveValue(/\/program\/\?predict=1#code=/);
  const listed = await questions(page).count();
  await page.goto(await link(page).inputValue());
  await expect(page.locator(".question-text")).toHaveText(new RegExp(`^Question 1 of ${listed} ·`));
});

for (const [name, address, steps] of [
  ["a case", "cases/shared-intermediate/", "Some of each situation"],
  ["a case with values that are asked", "cases/two-inputs/", "All steps"],
  ["a program", "program/?case=two-inputs", "All backward steps"],
] as const) {
  test(`the worksheet of ${name} has the questions on its first page, and the answers on the next`, async ({
    page,
  }) => {
    await page.addInitScript(() => {
      window.print = () => {
        document.documentElement.dataset.printed = "";
      };
    });
    await page.goto(address);
    await expect(player(page)).toHaveAttribute("data-ready", "true");
    await openTab(page);
    await page.getByRole("radio", { name: steps }).click();
    await expect(link(page)).toHaveValue(
      { "All steps": /ask=all/, "All backward steps": /ask=backward/ }[steps as string] ?? /predict=1$/,
    );
    await expect(page.locator(".assignment-questions[aria-busy=false]")).toBeVisible();
    await page.getByRole("button", { name: "Show the answers" }).click();
    if (steps === "All steps") await expect(questions(page).first()).toContainText("value");
    const prompts = await questions(page).evaluateAll((all) => all.map((one) => one.firstChild?.textContent));
    const answers = await page.locator(".asked-answer b").allTextContents();
    const known = await page.locator(".asked-list").evaluate((list) => list.textContent?.includes("edge"));
    await page.getByRole("button", { name: "Print worksheet" }).click();
    await expect(page.locator("html[data-printed]")).toHaveCount(1);
    const pages = pageTexts(await page.pdf({ format: "A4", preferCSSPageSize: true }));
    const at = pages.findIndex((text) => text.includes("Key: "));
    const [sheet, key] = [pages.slice(0, at).join(""), pages.slice(at).join("")];
    expect(at, pages.join("\n")).toBeGreaterThan(0);
    expect(answers.length).toBeGreaterThan(2);
    for (const prompt of prompts) {
      if (known && prompt?.includes("edge")) continue;
      expect(sheet).toContain(prompt);
      expect(key).toContain(prompt);
    }
    for (const answer of answers) expect(key).toContain(answer);
    // Numbers of few digits may stand on the sheet as inputs.
    const long = answers.filter((answer) => /\d\.\d{3}/.test(answer));
    expect(long.length).toBeGreaterThan(0);
    for (const answer of long) expect(sheet).not.toContain(answer);
    expect(sheet).not.toContain("Answer");
    // After a print, the page prints its handout again.
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    await expect(page.locator("[data-worksheet]")).toHaveCount(0);
  });
}
