import type { Page } from "playwright/test";
import { record } from "../src/cases/record.ts";
import { expectStep, openHome, transport } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const phase = (page: Page, name: string) => page.getByRole("button", { name: new RegExp(`^\\d ${name}`) });

test("the miniature opens where two paths meet, and goes to each phase and step", async ({ page }) => {
  await openHome(page);
  const current = page.locator(".phases [aria-current]");
  await expectStep(page, "acc.v2.0");
  await expect(phase(page, "Backward")).toHaveAttribute("aria-current", "step");
  await expect(current).toHaveCount(1);

  await test.step("takes neither the focus nor keys nor the wheel", async () => {
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
    for (const key of ["ArrowRight", "ArrowLeft", "Home"]) await page.keyboard.press(key);
    await expectStep(page, "acc.v2.0");
    await page.locator(".miniature .graph").hover();
    await page.mouse.wheel(0, 300);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(200);
  });

  await test.step("goes to the first step of a phase on a click", async () => {
    for (const [name, step] of [
      ["Forward", "eval.v1"],
      ["Seed", "seed.v3"],
      ["Backward", "acc.v3.0"],
      ["Gradient", "collect"],
    ] as const) {
      await phase(page, name).click();
      await expectStep(page, step);
      await expect(phase(page, name)).toHaveAttribute("aria-current", "step");
      await expect(current).toHaveCount(1);
    }
  });

  await test.step("steps, with a caption per step, and moves the mark", async () => {
    await transport(page, "First step").click();
    await expect(current).toHaveCount(0);
    const seen: string[] = [];
    for (const { key } of record("shared-intermediate").steps) {
      await transport(page, "Step forward").click();
      await expectStep(page, key);
      seen.push((await current.locator("strong").textContent()) ?? "");
    }
    expect([...new Set(seen)]).toEqual(["Forward", "Seed", "Backward", "Gradient"]);
    await expect(page.locator(".miniature .caption")).toContainText("The gradient is read off");
  });
});

test("the miniature plays from the start, and pauses out of view and while the page is hidden", async ({
  page,
}) => {
  await openHome(page);
  await transport(page, "Play").click();
  await expectStep(page, "start");
  await expectStep(page, "eval.v1");
  await page.locator("#vocabulary").scrollIntoViewIfNeeded();
  await expect(page.getByRole("button", { name: "Play" })).toHaveCount(1);

  await transport(page, "Play").click();
  await expect(transport(page, "Pause")).toBeVisible();
  await page.evaluate(() => {
    Object.defineProperty(document, "hidden", { get: () => true });
    document.dispatchEvent(new Event("visibilitychange"));
  });
  await expect(transport(page, "Play")).toBeVisible();
});

test("the miniature shows its step on each screen", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 800 });
  await openHome(page);
  for (const width of [1440, 768, 390, 320]) {
    await page.setViewportSize({ width, height: 800 });
    // The graph is fitted after the size has changed.
    await expect(async () => {
      const [frame, active] = await Promise.all(
        [".miniature .graph", '[data-node="v1"] rect.card'].map((part) => page.locator(part).boundingBox()),
      );
      if (!frame || !active) throw new Error("the miniature has no graph");
      expect(active.width, `${width}`).toBeGreaterThan(80);
      expect(active.x, `${width}`).toBeGreaterThanOrEqual(frame.x);
      expect(active.y, `${width}`).toBeGreaterThanOrEqual(frame.y);
      expect(active.x + active.width, `${width}`).toBeLessThanOrEqual(frame.x + frame.width);
      expect(active.y + active.height, `${width}`).toBeLessThanOrEqual(frame.y + frame.height);
    }).toPass();
  }
});
