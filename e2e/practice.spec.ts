import type { Page } from "playwright/test";
import { entryAt } from "../src/autodiff/tensor.ts";
import { run } from "../src/engine/run.ts";
import { createExercise } from "../src/predict/exercise.ts";
import { rightAnswer } from "../src/predict/grade.ts";
import { chooseExercise, type PracticeExercise } from "../src/predict/practice.ts";
import { asksNumbers, type Question } from "../src/predict/question.ts";
import type { Trace } from "../src/trace/trace.ts";
import type { MisconceptionId } from "../src/words/en/misconceptions.ts";
import { findings, rulesOf } from "./testing/axe.ts";
import { player } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

const SEED = 7;

/** Returns an exercise of a session whose questions are answered in the test, with its trace. */
function exerciseAt(number: number, previous: PracticeExercise | undefined, id: MisconceptionId) {
  const chosen = chooseExercise({
    progress: {
      misconceptions: number === 0 ? {} : { [id]: { asked: 1, met: 1, overcome: 0, isOpen: true, last: "" } },
    },
    seed: SEED,
    number,
    previous,
    only: [id],
  });
  const ran = run({ case: chosen.case, params: {}, exercise: chosen.request }, undefined, { createExercise });
  return { chosen, trace: ran.trace, questions: ran.exercise?.questions ?? [] };
}

/** Returns the answer of a learner with a mistake. */
function mistakenAnswer(question: Question, id: MisconceptionId): string {
  const answers = asksNumbers(question) ? question.mistaken.find(([one]) => one === id)?.[1] : undefined;
  const value = asksNumbers(question) ? answers?.[question.kind] : undefined;
  if (value === undefined || !asksNumbers(question)) throw new Error(`${question.key} does not show ${id}`);
  return question.entries.map((entry) => String(entryAt(value, entry))).join("; ");
}

/** Types an answer into the field that has the focus, and checks it. */
async function type(page: Page, answer: string): Promise<void> {
  await expect(page.locator(".answer-field input").first()).toBeFocused();
  await page.keyboard.press("Control+a");
  await page.keyboard.type(answer);
  await page.keyboard.press("Enter");
}

/** Answers a question by keyboard, first with the mistakes given. */
async function answer(page: Page, trace: Trace, question: Question, ...first: string[]): Promise<void> {
  await expect(player(page)).toHaveAttribute("data-asked", `${question.kind} ${question.key}`);
  for (const wrong of first) {
    await type(page, wrong);
    await expect(player(page)).toHaveAttribute("data-answer", "wrong");
  }
  await type(page, rightAnswer(trace, question));
  await expect(page.getByRole("button", { name: "Continue" })).toBeFocused();
  await page.keyboard.press("Enter");
}

const mistake = (page: Page, id: MisconceptionId) => page.locator(`.mistakes [data-misconception="${id}"]`);
const nextExercise = (page: Page) => page.getByRole("button", { name: "Next exercise" });

test.use({ contextOptions: { reducedMotion: "reduce" } });

test("a session by keyboard: a mistake is met, and overcome in another case", async ({ page }) => {
  await page.goto(`practice/?seed=${SEED}&for=assigns`);
  const first = exerciseAt(0, undefined, "assigns");
  await expect(player(page)).toHaveAttribute("data-case", first.chosen.case);
  const [met, ...others] = first.questions;
  if (met === undefined) throw new Error("the exercise asks nothing");
  await answer(page, first.trace, met, mistakenAnswer(met, "assigns"));
  for (const question of others) await answer(page, first.trace, question, "12345");
  await expect(mistake(page, "assigns")).toContainText("Met once.");
  expect(await findings(page)).toEqual([]);

  await expect(nextExercise(page)).toBeFocused();
  await page.keyboard.press("Enter");
  const second = exerciseAt(1, first.chosen, "assigns");
  expect(second.chosen.case).not.toBe(first.chosen.case);
  await expect(player(page)).toHaveAttribute("data-case", second.chosen.case);
  for (const question of second.questions) await answer(page, second.trace, question);
  await expect(mistake(page, "assigns")).toContainText("Met once, overcome once.");
  await expect(nextExercise(page)).toBeFocused();
  const asked = first.questions.length + second.questions.length;
  await expect(page.getByText(`${second.questions.length} of ${asked} questions right`)).toBeVisible();

  await page.reload();
  await expect(mistake(page, "assigns")).toContainText("Met once, overcome once.");
  await expect(page.locator("[data-case-score]")).toHaveCount(2);
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await findings(page, { only: [...(rulesOf("dark") ?? []), "color-contrast"] })).toEqual([]);
  const stored = () => page.evaluate(() => localStorage.getItem("pullback-progress"));
  expect(await stored()).not.toBeNull();
  const erase = page.getByRole("button", { name: "Erase my progress" });
  await erase.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Your progress is erased.")).toBeVisible();
  await expect(page.getByRole("complementary", { name: "Your progress" })).toBeFocused();
  await expect(mistake(page, "assigns")).toHaveCount(0);
  expect(await stored()).toBeNull();
});

test("the answers of a case's own page count, and its summary leads to practice", async ({ page }) => {
  await page.goto("cases/two-inputs/?predict=1&seed=7&ask=acc.v3.0:contribution");
  await expect(player(page)).toHaveAttribute("data-asked", "contribution acc.v3.0");
  await page.getByRole("button", { name: "Show me" }).click();
  await page.keyboard.press("End");
  await page.getByRole("link", { name: "Practice page" }).click();
  await expect(page).toHaveURL(/\/practice\/\?seed=\d+$/);
  await expect(page.locator('[data-case-score="two-inputs"]')).toContainText("0 of 1");
});

test("an embed stores nothing", async ({ page }) => {
  await page.goto("cases/two-inputs/?embed=1&predict=1&seed=7&ask=acc.v3.0:contribution");
  await page.getByRole("button", { name: "Show me" }).click();
  await page.keyboard.press("End");
  await expect(page.locator(".summary")).toBeVisible();
  await expect(page.getByRole("link", { name: "Practice page" })).toHaveCount(0);
  expect(await page.evaluate(() => localStorage.getItem("pullback-progress"))).toBeNull();
});

test("after five minutes and the open question, the page offers to stop", async ({ page }) => {
  await page.clock.install();
  await page.goto(`practice/?seed=${SEED}&for=assigns`);
  const { trace, questions } = exerciseAt(0, undefined, "assigns");
  const [question] = questions;
  if (question === undefined) throw new Error("the exercise asks nothing");
  await expect(player(page)).toHaveAttribute("data-asked", `${question.kind} ${question.key}`);
  await page.clock.fastForward("05:00");
  const stop = page.getByRole("button", { name: "Stop here" });
  await expect(stop).toBeHidden();
  await answer(page, trace, question);
  await expect(page.getByRole("status").filter({ hasText: "Five minutes are over." })).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await expect(nextExercise(page)).toBeFocused();
  await page.getByRole("button", { name: "Go on" }).press("Enter");
  await expect(nextExercise(page)).toBeFocused();
  await expect(stop).toBeHidden();
  await page.clock.fastForward("05:00");
  await stop.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Enough for now" })).toBeFocused();
  expect(await findings(page)).toEqual([]);
  await page.getByRole("button", { name: "Go on" }).press("Enter");
  await expect(nextExercise(page)).toBeVisible();
  await expect(stop).toBeHidden();
});

test("the page fits a phone, and the start page leads to it", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("");
  await page.getByRole("link", { name: "Practice", exact: true }).click();
  await expect(player(page)).toHaveAttribute("data-asked", /./);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await expect(page.getByRole("combobox", { name: "Speed" })).toBeVisible();
  expect(await findings(page)).toEqual([]);
});
