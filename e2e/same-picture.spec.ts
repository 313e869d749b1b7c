import type { Page } from "playwright/test";
import { caseBySlug } from "../src/cases/all.ts";
import { record } from "../src/cases/record.ts";
import { halves, slugs } from "./testing/goldens.ts";
import { open, player } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

// High enough to show every line of the derivation, because formulas are set only near the viewport.
test.use({ viewport: { width: 1440, height: 2400 } });

/** The picture of a step after all motion: the graph, the caption and the derivation. */
interface Picture {
  readonly graph: string;
  readonly caption: string;
  readonly derivation: string;
}

/** The pictures of several steps, by key. */
type Pictures = Readonly<Record<string, Picture>>;

/**
 * Goes to each step in turn, by a key or a link unless the player is there already, and returns the pictures.
 */
async function pictures(
  page: Page,
  keys: readonly string[],
  by: "ArrowLeft" | "ArrowRight" | "link",
): Promise<Pictures> {
  return player(page).evaluate(
    async (root, [wanted, way]) => {
      const frame = () => new Promise(requestAnimationFrame);
      const text = (selector: string) => document.querySelector(selector)?.textContent ?? "";

      function go(key: string): void {
        if (way === "link") {
          // Like going back to the link's address: a new run in the same page.
          history.pushState(null, "", `?step=${key}&speed=4`);
          dispatchEvent(new PopStateEvent("popstate"));
        } else if (root.getAttribute("data-step") !== key) {
          root.dispatchEvent(new KeyboardEvent("keydown", { key: way, bubbles: true }));
        }
      }

      async function picture(key: string): Promise<Picture> {
        const there = `[data-pullback][data-step="${key}"] svg[data-moving=false]`;
        // The derivation follows the graph, where it is the panel that is open.
        const followed = `.player:not([data-panel=derivation]), .derivation[data-step="${key}"]`;
        const isThere = () =>
          document.querySelector(there) !== null &&
          document.querySelector(followed) !== null &&
          document.querySelector(".tex:not(:has(.katex))") === null;
        while (!isThere()) await frame();
        // Formulas and their fonts come last.
        await document.fonts.ready;
        for (let i = 0; i < 2; i++) await frame();
        const graph = document.querySelector("g.camera")?.outerHTML ?? "";
        return { graph, caption: text(".caption"), derivation: text(".derivation") };
      }

      const taken: Record<string, Picture> = {};
      for (const key of wanted) {
        go(key);
        taken[key] = await picture(key);
      }
      return taken;
    },
    [keys, by] as const,
  );
}

/**
 * Compares the pictures of the steps of a case: each stepped to in both directions, every third linked to, and
 * two loaded. That each link leads to its step, and the step to its scene, is tested as data
 * (find-step.test.ts, scene.test.ts).
 *
 * @param loaded the step to load beside the last step, from 0 (the start) to 1
 */
async function compare(page: Page, slug: string, loaded = 0.5): Promise<void> {
  const { steps } = record(slug, {}, { detail: caseBySlug(slug)?.detail ?? false });
  const keys = ["start", ...steps.map(({ key }) => key)];
  await open(page, slug, `?step=${keys.at(-1)}&speed=4`);
  // The last step is the one that was loaded.
  const back = await pictures(page, keys.toReversed(), "ArrowLeft");
  expect(new Set(Object.values(back).map(({ graph }) => graph)).size, slug).toBe(keys.length);
  expect(await pictures(page, keys, "ArrowRight"), `${slug} forward`).toEqual(back);
  const linked = keys.filter((_, i) => i % 3 === 1);
  const expected = Object.fromEntries(linked.map((key) => [key, back[key]]));
  expect(await pictures(page, linked, "link"), `${slug} by links`).toEqual(expected);
  const other = keys[Math.floor(loaded * keys.length)] ?? "";
  await open(page, slug, `?step=${other}&speed=4`);
  expect(await pictures(page, [other], "ArrowRight"), `${slug}, ${other} loaded`).toEqual({
    [other]: back[other],
  });
}

test.describe("without motion", () => {
  test.use({ contextOptions: { reducedMotion: "reduce" } });
  halves(slugs).forEach((some, half) => {
    test(`shows the same picture of a step when loaded, stepped to and linked to: ${some}`, async ({
      page,
    }) => {
      for (const slug of some) await compare(page, slug, half / 2);
    });
  });
});

test("shows the same picture of each step of shared-intermediate after an animation", async ({ page }) => {
  await compare(page, "shared-intermediate");
});
