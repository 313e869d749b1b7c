import type { Page } from "playwright/test";
import { announced, expectAnnouncer, hear, heard, listen } from "./testing/announcements.ts";
import { expectIndex, expectStep, open, player, primalOf, total, transport } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });
test.beforeEach(async ({ page }) => {
  await listen(page);
  await page.clock.install();
});

/** Stops the page's clock after all pending announcements. */
async function stopTheClock(page: Page): Promise<void> {
  await expectAnnouncer(page);
  const now = await page.evaluate(() => Date.now());
  await page.clock.pauseAt(now + 10_000);
  await heard(page);
}

/** Advances a stopped clock by a second and returns the announcements. */
async function hearAfterASecond(page: Page): Promise<readonly string[]> {
  expect(await heard(page)).toEqual([]);
  await page.clock.runFor(1000);
  return hear(page);
}

test("playing announces at most one sentence per five seconds, and the gradient at the end", async ({
  page,
}) => {
  await open(page, "recurrence", "?speed=2");
  await stopTheClock(page);
  await page.keyboard.press("Space");
  const last = await total(page);
  let seconds = 0;
  while (Number(await player(page).getAttribute("data-index")) < last) {
    await page.clock.runFor(1000);
    expect(++seconds).toBeLessThan(120);
  }
  // The last step is announced when its number has arrived.
  await page.clock.runFor(1000);
  const announcements = await announced(page);
  expect(announcements.at(-1)?.text).toContain("The gradient is read off");
  const whilePlaying = announcements.slice(0, -1);
  expect(whilePlaying.length).toBeGreaterThan(1);
  // There are five seconds between two sentences, so one more sentence than spaces.
  expect(whilePlaying.length - 1).toBeLessThanOrEqual(seconds / 5);
  for (const [i, { time }] of whilePlaying.entries()) {
    if (i > 0) expect(time - (whilePlaying[i - 1]?.time ?? 0)).toBeGreaterThanOrEqual(5000);
  }
});

test("dragging an input announces the new step once", async ({ page }) => {
  await open(page, "shared-intermediate", "?step=acc.v2.0");
  await stopTheClock(page);
  const slider = page.getByRole("slider", { name: "x, slider" });
  for (const x of [1.3, 1.4, 1.5]) {
    await slider.press("ArrowRight");
    await expect.poll(() => primalOf(page, "x")).toBe(x);
  }
  expect(await hearAfterASecond(page)).toEqual([
    expect.stringMatching(/^Step 7 of 9, backward: sine sends 1 times cosine of 2\.25 equals/),
  ]);
  await page.keyboard.press("Tab");
  await expectStep(page, "acc.v2.0");
});

test("dragging the number of time steps announces the new gradient once", async ({ page }) => {
  await open(page, "recurrence", "?step=collect");
  await stopTheClock(page);
  const slider = page.getByRole("slider", { name: "T, slider" });
  for (const _ of [1, 2, 3]) {
    const before = await total(page);
    await slider.press("ArrowRight");
    await expect.poll(() => total(page)).toBeGreaterThan(before);
  }
  await expectStep(page, "collect");
  const last = await total(page);
  expect(await hearAfterASecond(page)).toEqual([
    expect.stringContaining(`Step ${last} of ${last}, gradient`),
  ]);
});

test("another case opened at a later step is announced once it settles", async ({ page }) => {
  await open(page, "scalar-expression");
  await page.getByRole("combobox", { name: "Choose a case" }).press("Enter");
  await page.getByRole("option", { name: "Two inputs" }).click();
  await expect(player(page)).toHaveAttribute("data-case", "two-inputs");
  await expect(player(page)).toHaveAttribute("data-ready", "true");
  await page.keyboard.press("End");
  await expectStep(page, "collect");
  await stopTheClock(page);
  await page.goBack();
  await expect(player(page)).toHaveAttribute("data-case", "scalar-expression");
  await expectIndex(page, 0);
  await expect(player(page)).toHaveAttribute("data-ready", "true");
  expect(await hearAfterASecond(page)).toEqual([expect.stringMatching(/^Start: /)]);
});

test("a step made by hand is announced when its number is there, even just after an input has changed", async ({
  page,
}) => {
  await open(page, "shared-intermediate", "?step=acc.v2.0");
  await stopTheClock(page);
  await page.getByRole("slider", { name: "x, slider" }).press("ArrowRight");
  await expect.poll(() => primalOf(page, "x")).toBe(1.3);
  expect(await heard(page)).toEqual([]);
  await transport(page, "Step forward").click();
  await expectIndex(page, 8);
  expect(await heard(page)).toEqual([]);
  // Longer than the step's still beginning, and shorter than inputs take to settle.
  await page.clock.runFor(500);
  expect(await hear(page)).toEqual([expect.stringMatching(/^Step 8 of 9/)]);
});

test("a held arrow key is announced once it is released, at its last step", async ({ page }) => {
  await open(page, "recurrence");
  await expectAnnouncer(page);
  await heard(page);
  for (let i = 0; i < 16; i++) await page.keyboard.down("ArrowRight");
  await expectIndex(page, 16);
  await page.keyboard.up("ArrowRight");
  await expect.poll(async () => (await announced(page)).at(-1)?.text).toMatch(/^Step 16 of 26/);
  const steps = (await heard(page)).map((text) => text.slice(0, 12));
  // On a slow machine the first number arrives before the key repeats.
  expect(steps.filter((text) => text !== "Step 1 of 26")).toEqual(["Step 16 of 2"]);
});

test("a number that is not finite is announced with its reason", async ({ page }) => {
  await open(page, "shared-intermediate", "?x=1e200");
  await heard(page);
  await page.keyboard.press("ArrowRight");
  expect(await hear(page)).toEqual([
    expect.stringMatching(/squared equals infinity: too large for a number .+\.$/),
  ]);
});
