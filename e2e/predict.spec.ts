import type { Page } from "playwright/test";
import { rightAnswer } from "../src/predict/grade.ts";
import { asksNumbers, type Question } from "../src/predict/question.ts";
import { sidePanelWords } from "../src/words/en/side-panel.ts";
import { findings } from "./testing/axe.ts";
import { exerciseOf, hasNumber, hiddenNumbers, wrongAnswer } from "./testing/exercise.ts";
import { slugs } from "./testing/goldens.ts";
import { expectStep, open, player, still } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

/** Enters an answer by keyboard alone; the first field has the focus. */
async function enter(page: Page, question: Question, text: string): Promise<void> {
  const { keyboard } = page;
  if (asksNumbers(question) || question.kind === "shape") {
    for (const [i, part] of text.split(";").entries()) {
      if (i > 0) await keyboard.press("Tab");
      await keyboard.press("ControlOrMeta+a");
      await keyboard.type(part.trim());
    }
    await keyboard.press("Enter");
    return;
  }
  if (question.kind === "edge") {
    const chosen = page.locator(`.edge-choice input[value="${text}"]`);
    if (await chosen.isChecked()) await keyboard.press("Enter");
    else {
      // Arrow keys move through the choices of a group.
      await keyboard.press("Space");
      for (let i = 0; i < question.choices.length && !(await chosen.isChecked()); i++)
        await keyboard.press("ArrowDown");
      await keyboard.press("Enter");
    }
    return;
  }
  const wanted = new Set(text === "none" ? [] : text.split(",").map(Number));
  const entries = page.locator(".entry-choice .entry");
  const count = await entries.count();
  for (let i = 0; i < count; i++) {
    const entry = entries.nth(i);
    if (i > 0) await keyboard.press("Tab");
    await expect(entry).toBeFocused();
    if (((await entry.getAttribute("aria-pressed")) === "true") !== wanted.has(i))
      await keyboard.press("Space");
  }
  await keyboard.press("Tab");
  await keyboard.press("Enter");
}

/** Leads the focus back to the first field of the question. */
async function toFirstField(page: Page): Promise<void> {
  await page.locator(".question").locator("input, .entry").first().focus();
}

/**
 * Opens each view in turn. Returns, by the name of the view, every place in the markup of the whole page that has one of the
 * texts, each with the character before and after it.
 */
async function placesInViews(
  page: Page,
  texts: readonly string[],
): Promise<Readonly<Record<string, readonly string[]>>> {
  return page.evaluate(
    async ([wanted, loading]) => {
      const frame = () => new Promise(requestAnimationFrame);
      const places: Record<string, string[]> = {};
      for (const tab of document.querySelectorAll<HTMLElement>(".tabs > [role=tab]")) {
        tab.click();
        const content = () => {
          const panel = document.getElementById(tab.getAttribute("aria-controls") ?? "");
          return tab.ariaSelected === "true" ? panel?.textContent : undefined;
        };
        while ([undefined, "", loading].includes(content())) await frame();
        for (let i = 0; i < 2; i++) await frame();
        const markup = document.documentElement.outerHTML;
        const found: string[] = [];
        for (const text of wanted)
          for (let at = markup.indexOf(text); at >= 0; at = markup.indexOf(text, at + 1))
            found.push(markup.slice(Math.max(0, at - 1), at + text.length + 1));
        places[tab.textContent] = found;
      }
      return places;
    },
    [texts, sidePanelWords.loading] as const,
  );
}

for (const slug of slugs) {
  test(`${slug} is answered by keyboard alone, wrong answers first`, async ({ page }) => {
    const { exercise, trace } = exerciseOf(slug, { seed: 7 });
    await open(page, slug, "?predict=1&seed=7&panel=none");
    await expect(player(page)).toHaveAttribute("data-predict", "on");
    for (const question of exercise.questions) {
      await expect(player(page)).toHaveAttribute("data-asked", `${question.kind} ${question.key}`);
      await expect(page.locator(".question").locator("input, .entry").first()).toBeFocused();
      const wrong = wrongAnswer(trace, question);
      if (wrong.text !== "") {
        await enter(page, question, wrong.text);
        await expect(player(page)).toHaveAttribute("data-answer", "wrong");
        const ids = (await player(page).getAttribute("data-diagnosis")) ?? "";
        if (wrong.id === undefined) expect(ids).toBe("");
        else expect(ids.split(" ")).toContain(wrong.id);
        await toFirstField(page);
      }
      await enter(page, question, rightAnswer(trace, question));
      await expect(player(page)).toHaveAttribute("data-answer", "right");
      await expect(page.getByRole("button", { name: "Continue" })).toBeFocused();
      await page.keyboard.press("Enter");
      await expect(player(page)).not.toHaveAttribute("data-asked", `${question.kind} ${question.key}`);
      // The steps up to the next question are played.
      await page.keyboard.press("End");
    }
    await expectStep(page, "collect");
    await expect(page.getByRole("region", { name: "Exercise finished" })).toContainText(
      `of ${exercise.questions.length} right at the first try`,
    );
  });

  test(`${slug} hides what is asked in every view`, async ({ page }) => {
    const exercised = exerciseOf(slug, { seed: 3, ask: "all" });
    const { exercise } = exercised;
    await open(page, slug, "?predict=1&seed=3&ask=all");
    await expect(page.getByRole("tab", { name: "Tape" })).toBeVisible();
    let searched = 0;
    for (const question of exercise.questions) {
      await expect(player(page)).toHaveAttribute("data-asked", `${question.kind} ${question.key}`);
      const hidden = hiddenNumbers(exercised, question);
      if (hidden.length > 0) {
        await still(page);
        for (const [view, places] of Object.entries(await placesInViews(page, hidden))) {
          const found = hidden.filter((number) => places.some((place) => hasNumber(place, number)));
          expect(found, `${question.kind} ${question.key}, ${view}`).toEqual([]);
          searched += 1;
        }
      }
      await page.getByRole("button", { name: "Show me" }).click();
      if (hidden.length > 0) {
        await expectStep(page, question.key);
        await still(page);
        const markup = await page.evaluate(() => document.documentElement.outerHTML);
        expect(hidden.filter((number) => hasNumber(markup, number))).not.toEqual([]);
      }
      await page.keyboard.press("End");
    }
    await expectStep(page, "collect");
    // The numbers of the layers are short, so that others are the same.
    expect(searched > 0).toBe(!slug.endsWith("-layer"));
  });
}

test("a question has no findings of axe, in any state", async ({ page }) => {
  for (const [slug, kind] of [
    ["shared-intermediate", "acc.v3.1:edge"],
    ["shared-intermediate", "acc.v2.0:after"],
    ["relu-layer", "acc.*:mask"],
    ["linear-layer", "acc.Y.2:rows"],
  ] as const) {
    const { exercise, trace } = exerciseOf(slug, { seed: 3, ask: kind });
    await open(page, slug, `?predict=1&seed=3&ask=${kind}`);
    const [question] = exercise.questions;
    if (question === undefined) throw new Error(`${slug} has no question ${kind}`);
    await expect(page.locator(".question").locator("input, .entry").first()).toBeFocused();
    expect(await findings(page)).toEqual([]);
    const { text } = wrongAnswer(trace, question);
    if (text !== "") {
      await enter(page, question, text);
      await expect(player(page)).toHaveAttribute("data-answer", "wrong");
      await page.getByRole("button", { name: "Hint" }).click();
      expect(await findings(page)).toEqual([]);
      await toFirstField(page);
    }
    await enter(page, question, rightAnswer(trace, question));
    await expect(player(page)).toHaveAttribute("data-answer", "right");
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press("Enter");
    await page.keyboard.press("End");
    await expect(page.getByRole("region", { name: "Exercise finished" })).toBeVisible();
    expect(await findings(page)).toEqual([]);
  }
});

test("the mark of the edge in question ends with the exercise", async ({ page }) => {
  await open(page, "shared-intermediate", "?predict=1&seed=3&ask=acc.v3.1:contribution");
  const marked = page.locator("[data-edge][data-asked]");
  await expect(marked).toHaveCount(1);
  await page.getByRole("button", { name: "Predict" }).click();
  await expect(player(page)).not.toHaveAttribute("data-asked");
  await expect(marked).toHaveCount(0);
});

test("an edge can be chosen in the graph", async ({ page }) => {
  const { exercise } = exerciseOf("shared-intermediate", { seed: 3, ask: "acc.v3.1:edge" });
  expect(exercise.questions).toHaveLength(1);
  await open(page, "shared-intermediate", "?predict=1&seed=3&ask=acc.v3.1:edge");
  const edge = page.locator('[data-edge="v3.1"][data-asked]');
  await expect(edge).toHaveCount(1);
  const middle = await edge.locator("path.line").evaluate((path: SVGPathElement) => {
    const point = path
      .getPointAtLength(path.getTotalLength() / 2)
      .matrixTransform(path.getScreenCTM() ?? undefined);
    return { x: point.x, y: point.y };
  });
  await page.mouse.click(middle.x, middle.y);
  await expect(edge).toHaveAttribute("data-asked", "chosen");
  await page.getByRole("button", { name: "Check" }).click();
  await expect(player(page)).toHaveAttribute("data-answer", "right");
});

test("a text that is no answer is said to be none, and stays", async ({ page }) => {
  await open(page, "two-inputs", "?predict=1&ask=acc.v1.0:contribution");
  const field = page.locator(".question input");
  await field.fill("two");
  await page.keyboard.press("Enter");
  await expect(page.locator(".question-said")).toContainText('"two" is not a number');
  await expect(player(page)).not.toHaveAttribute("data-answer");
  await expect(field).toHaveValue("two");
});
