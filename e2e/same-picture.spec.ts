import type { Page } from "playwright/test";
import { caseBySlug, record } from "../src/cases/record.ts";
import { slugs } from "./testing/goldens.ts";
import { open } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

// High enough to show every line of the derivation, because formulas are set only where they can be seen.
test.use({ viewport: { width: 1440, height: 2400 } });

/** The most steps in one test: three pictures of each are compared, which takes a slow machine a second each. */
const MOST_STEPS = 10;

/** What a reader sees of a step once nothing moves: the graph, the sentence below it and the derivation. */
async function picture(page: Page, key: string): Promise<Readonly<Record<string, string>>> {
  return page.evaluate(async (wanted) => {
    const frame = () => new Promise(requestAnimationFrame);
    const there = `[data-pullback][data-step="${wanted}"] svg[data-moving=false]`;
    const isThere = () =>
      document.querySelector(there) !== null && document.querySelector(".tex:not(:has(.katex))") === null;
    while (!isThere()) await frame();
    // Formulas and their fonts come last, and may take a pixel of the graph's room.
    await document.fonts.ready;
    for (let i = 0; i < 2; i++) await frame();
    const text = (selector: string) => document.querySelector(selector)?.textContent ?? "";
    const graph = document.querySelector("g.camera")?.outerHTML ?? "";
    return { graph, caption: text(".caption"), derivation: text(".derivation") };
  }, key);
}

/** Opens a link to the case as going back to its address does: by a new run, in the page that is there. */
async function openLink(page: Page, query: string): Promise<void> {
  await page.evaluate((address) => {
    history.pushState(null, "", address);
    dispatchEvent(new PopStateEvent("popstate"));
  }, query);
}

/** Compares the pictures of some steps that follow each other: of a page loaded there, of steps, and of links. */
async function compare(page: Page, slug: string, keys: readonly string[]): Promise<void> {
  const last = keys.length - 1;
  await open(page, slug, `?step=${keys[last]}`);
  const pictures = new Map([[last, await picture(page, keys[last] ?? "")]]);
  for (const [index, key] of [...keys.entries()].slice(0, -1).reverse()) {
    await page.keyboard.press("ArrowLeft");
    pictures.set(index, await picture(page, key));
  }
  expect(new Set([...pictures.values()].map(({ graph }) => graph)).size).toBe(keys.length);

  for (const [index, key] of [...keys.entries()].slice(1)) {
    await page.keyboard.press("ArrowRight");
    expect(await picture(page, key), `forward to ${key}`).toEqual(pictures.get(index));
  }
  for (const [index, key] of keys.entries()) {
    await openLink(page, `?step=${key}`);
    expect(await picture(page, key), `a link to ${key}`).toEqual(pictures.get(index));
  }
}

/** The keys of all steps of a case, in parts of about equal length, each of which begins with the last key before it. */
function partsOf(slug: string): string[][] {
  const { steps } = record(slug, {}, { detail: caseBySlug(slug)?.detail ?? false });
  const keys = ["start", ...steps.map(({ key }) => key)];
  const length = Math.ceil(steps.length / Math.ceil(steps.length / MOST_STEPS));
  const starts = [...keys.keys()].filter((index) => index % length === 0 && index < steps.length);
  return starts.map((start) => keys.slice(start, start + length + 1));
}

test.describe("without motion", () => {
  test.use({ contextOptions: { reducedMotion: "reduce" } });
  for (const slug of slugs) {
    for (const keys of partsOf(slug)) {
      const part = `${keys[0]} to ${keys.at(-1)}`;
      test(`each step of ${slug} from ${part} looks the same when loaded, stepped to and linked to`, async ({
        page,
      }) => {
        await compare(page, slug, keys);
      });
    }
  }
});

for (const keys of partsOf("shared-intermediate")) {
  test("each step of shared-intermediate looks the same also after an animation", async ({ page }) => {
    await compare(page, "shared-intermediate", keys);
  });
}
