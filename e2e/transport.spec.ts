import { record } from "../src/cases/record.ts";
import { LEAST_TIME, readingTime } from "../src/player/reading-time.ts";
import { expectIndex, expectStep, open, player, still, transport, visit } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

test("play runs to the end and stops, starts over from there, and ends when the reader steps", async ({
  page,
}) => {
  await open(page, "two-inputs", "?speed=8");
  await transport(page, "Play").click();
  await expect(transport(page, "Pause")).toBeVisible();
  await expectStep(page, "collect");
  await expect(transport(page, "Play")).toBeVisible();
  await still(page);

  await visit(page, "two-inputs", "?step=collect");
  await transport(page, "Play").click();
  await expectIndex(page, 0);
  await expect(transport(page, "Pause")).toBeVisible();
  await transport(page, "Step forward").click();
  await expect(transport(page, "Play")).toBeVisible();
});

test("a step lasts as long as its text takes to read, scaled by the speed, and pause stays at the step", async ({
  page,
}) => {
  const trace = record("two-inputs");
  const speed = 4;
  await page.clock.install();
  await open(page, "two-inputs", `?speed=${speed}`);
  await page.clock.pauseAt(Date.now() + 60_000);
  await transport(page, "Play").click();
  const coming = page.locator(".caption[data-arrived=false]");
  for (const [index, time] of [LEAST_TIME, readingTime(trace, 1), readingTime(trace, 2)].entries()) {
    await page.clock.runFor(time / speed - 1);
    await expectIndex(page, index);
    await page.clock.runFor(1);
    await expectIndex(page, index + 1);
    // The time to read begins when the number is there.
    await expect(coming).toBeAttached();
    while ((await coming.count()) > 0) await page.clock.runFor(1);
  }
  await transport(page, "Pause").click();
  await page.clock.runFor(60_000);
  await expectIndex(page, 3);

  // A hidden page stops playing.
  await transport(page, "Play").click();
  await expect(transport(page, "Pause")).toBeVisible();
  await page.evaluate(() => {
    Object.defineProperty(document, "hidden", { value: true, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  });
  await expect(transport(page, "Play")).toBeVisible();
  await page.clock.runFor(60_000);
  await expectIndex(page, 3);
});

test("buttons without effect say so and do nothing", async ({ page }) => {
  await open(page, "two-inputs");
  await expect(transport(page, "First step")).toHaveAttribute("aria-disabled", "true");
  await expect(transport(page, "Step back")).toHaveAttribute("aria-disabled", "true");
  await transport(page, "Last step").click();
  await expectStep(page, "collect");
  await expect(transport(page, "Step forward")).toHaveAttribute("aria-disabled", "true");
  await transport(page, "Step back").click();
  await expectStep(page, "acc.v1.1");
  await transport(page, "First step").click();
  await expectStep(page, "start");
  await expect(player(page)).toHaveAttribute("data-phase", "start");
});
