import type { Page } from "playwright/test";
import { findings } from "./testing/axe.ts";
import { openElementPage } from "./testing/element-page.ts";
import { turnToPaper } from "./testing/paper.ts";
import { expectStep, notice, open, player, still, total, transport, visit } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const TASK = "Follow <b>the sine</b> backward & say, before each step, which number it sends and why.";
const query = (more = "", task = TASK) => `?${more}&task=${encodeURIComponent(task)}`;
const RANGE = "from=seed.v3&until=acc.v2.0";

/** Expects the sentence in full above the graph, which it does not cover. */
async function expectAbove(page: Page, sentence: string): Promise<void> {
  const task = page.locator(".task");
  await expect(task).toHaveText(`Task ${sentence}`);
  const places = await task.evaluate((element) => {
    const graph = document.querySelector(".graphs")?.getBoundingClientRect();
    const { left, right, bottom } = element.getBoundingClientRect();
    const isCut = element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight;
    return { left, right, bottom, graph: graph?.top ?? 0, height: graph?.height ?? 0, isCut };
  });
  expect(places.isCut).toBe(false);
  expect(places.left).toBeGreaterThanOrEqual(0);
  expect(places.right).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
  expect(places.bottom).toBeLessThanOrEqual(places.graph);
  expect(places.height).toBeGreaterThan(150);
}

test("the sentence of a link stands above the graph, at any width and in every theme", async ({ page }) => {
  await open(page, "two-inputs", query());
  const long = `${TASK} `.repeat(4).slice(0, 299);
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    for (const theme of ["light", "dark", "projector"]) {
      await visit(page, "two-inputs", query(`theme=${theme}`, long));
      await expectAbove(page, long);
      expect(await findings(page), `${width} ${theme}`).toEqual([]);
    }
  }
  await page.setViewportSize({ width: 960, height: 540 });
  await open(page, "two-inputs", query("embed=1", long));
  await expectAbove(page, long);
  expect(await findings(page)).toEqual([]);
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".task")).toBeVisible();
});

test("the sentence of an element stands above its graph, and follows its attribute", async ({
  page,
  baseURL,
}) => {
  const body = `<pull-back case="two-inputs" task="Follow x." lock="inputs" inputs="1" style="height: 540px"></pull-back>`;
  await openElementPage(page, baseURL, { body });
  const task = page.locator("pull-back .task");
  await expect(task).toHaveText("Task Follow x.");
  await expect(page.getByRole("textbox", { name: "x₁" })).toBeDisabled();
  const [text, graph] = [await task.boundingBox(), await page.locator("pull-back .graphs").boundingBox()];
  expect((text?.y ?? 0) + (text?.height ?? 0)).toBeLessThanOrEqual(graph?.y ?? 0);
  await page.locator("pull-back").evaluate((element) => element.setAttribute("task", "Follow y."));
  await expect(task).toHaveText("Task Follow y.");
  await page.locator("pull-back").evaluate((element) => element.removeAttribute("task"));
  await expect(task).toHaveCount(0);
});

test("the sentence is in the handout", async ({ page }) => {
  await open(page, "two-inputs", query());
  await turnToPaper(page);
  await expect(page.locator("[data-handout] .task")).toHaveText(`Task ${TASK}`);
  await page.emulateMedia({ media: null });
});

test("buttons, keys, timeline and playing stay between the first and the last step of a link", async ({
  page,
}) => {
  await open(page, "two-inputs", `?${RANGE}&speed=8`);
  await expectStep(page, "seed.v3");
  await expect(transport(page, "First step")).toHaveAttribute("aria-disabled", "true");
  const closed = page.locator(".cells i[data-closed]");
  const cells = (await total(page)) + 1;
  const first = Number(await player(page).getAttribute("data-index"));
  await transport(page, "Last step").click();
  await expectStep(page, "acc.v2.0");
  const last = Number(await player(page).getAttribute("data-index"));
  await expect(closed).toHaveCount(cells - (last - first + 1));
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("End");
  await expectStep(page, "acc.v2.0");
  await page.keyboard.press("Home");
  await expectStep(page, "seed.v3");
  await page.keyboard.press("ArrowLeft");
  await expectStep(page, "seed.v3");
  const [left, right] = [page.locator(".cells i").first(), page.locator(".cells i").last()];
  await right.click();
  await expectStep(page, "acc.v2.0");
  await left.click();
  await expectStep(page, "seed.v3");
  await transport(page, "Play").click();
  await expectStep(page, "acc.v2.0");
  await expect(transport(page, "Play")).toBeVisible();
  await still(page);
  await expectStep(page, "acc.v2.0");
  await expect(page).toHaveURL(/step=acc\.v2\.0&.*from=seed\.v3&until=acc\.v2\.0/);
});

test("bounds that the run lacks are reported, and locked inputs cannot be changed", async ({ page }) => {
  await open(page, "two-inputs", "?x1=4&from=acc.v9.0&lock=inputs");
  await expect(notice(page).filter({ hasText: "acc.v9.0" })).toHaveText(
    /^from cannot be "acc\.v9\.0": allowed is a number from 0 to 10 or a step key such as \S+\. Using start\.$/,
  );
  await expectStep(page, "start");
  await expect(page.getByRole("textbox", { name: "x₁" })).toBeDisabled();
  await expect(page.getByRole("switch", { name: "Descend" })).toHaveCount(0);
  await visit(page, "two-inputs", "?from=acc.v2.0&until=seed.v3");
  await expectStep(page, "acc.v2.0");
  await expect(notice(page).filter({ hasText: "until" })).toHaveText(
    /^until cannot be "seed\.v3": .* Using collect\.$/,
  );
});

test("the text of a locked program cannot be edited", async ({ page }) => {
  await page.goto("program/?case=two-inputs&lock=inputs");
  await expect(player(page)).toHaveAttribute("data-ready", "true");
  const text = page.locator(".program-editor").getByRole("textbox");
  await text.focus();
  const before = await text.textContent();
  await page.keyboard.type("x");
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Backspace");
  await expect(text).toHaveText(before ?? "");
  await expect(page.getByRole("combobox", { name: /example/i })).toHaveCount(0);
});
