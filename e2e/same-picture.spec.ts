import type { Page } from "playwright/test";
import { caseBySlug, record } from "../src/cases/record.ts";
import { slugs } from "./testing/goldens.ts";
import { open } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

// High enough to show every line of the derivation, because formulas are set only where they can be seen.
test.use({ viewport: { width: 1440, height: 2400 } });

/** What a reader sees of a step once nothing moves: the graph, the sentence below it and the derivation. */
async function picture(page: Page, key: string): Promise<Readonly<Record<string, string>>> {
  await page.waitForFunction((wanted) => {
    const there = document.querySelector(`[data-pullback][data-step="${wanted}"] svg[data-moving=false]`);
    return there !== null && document.querySelector(".tex:not(:has(.katex))") === null;
  }, key);
  return page.evaluate(async () => {
    // Formulas and their fonts come last, and may take a pixel of the graph's room.
    await document.fonts.ready;
    for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
    const text = (selector: string) => document.querySelector(selector)?.textContent ?? "";
    const graph = document.querySelector("g.camera")?.outerHTML ?? "";
    return { graph, caption: text(".caption"), derivation: text(".derivation") };
  });
}

async function compare(page: Page, slug: string): Promise<void> {
  const { steps } = record(slug, {}, { detail: caseBySlug(slug)?.detail ?? false });
  const keys = ["start", ...steps.map(({ key }) => key)];

  await open(page, slug);
  const forward = [await picture(page, "start")];
  for (const key of keys.slice(1)) {
    await page.keyboard.press("ArrowRight");
    forward.push(await picture(page, key));
  }
  expect(new Set(forward.map(({ graph }) => graph)).size).toBe(keys.length);

  for (const [index, key] of [...keys.entries()].slice(0, -1).reverse()) {
    await page.keyboard.press("ArrowLeft");
    expect(await picture(page, key), `back to ${key}`).toEqual(forward[index]);
  }
  for (const [index, key] of keys.entries()) {
    // The picture is waited for, not all that comes after it.
    await page.goto(`cases/${slug}/?step=${key}`, { waitUntil: "commit" });
    expect(await picture(page, key), `a link to ${key}`).toEqual(forward[index]);
  }
}

test.describe("without motion", () => {
  test.use({ contextOptions: { reducedMotion: "reduce" } });
  for (const slug of slugs) {
    test(`every step of ${slug} looks the same by steps forward, back and by a link`, async ({ page }) => {
      await compare(page, slug);
    });
  }
});

test("every step of shared-intermediate looks the same also after an animation", async ({ page }) => {
  await compare(page, "shared-intermediate");
});
