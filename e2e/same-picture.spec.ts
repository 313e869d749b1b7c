import type { Page } from "playwright/test";
import { caseBySlug, record } from "../src/cases/record.ts";
import { slugs } from "./testing/goldens.ts";
import { open, player } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

// High enough to show every line of the derivation, because formulas are set only where they can be seen.
test.use({ viewport: { width: 1440, height: 2400 } });

/** What a reader sees of a step once nothing moves: the graph, the sentence below it and the derivation. */
interface Picture {
  readonly graph: string;
  readonly caption: string;
  readonly derivation: string;
}

/** Each of several steps, by its key, and its picture. */
type Pictures = Readonly<Record<string, Picture>>;

/** Goes to steps one after the other, by a key or a link each, unless it is there, and takes a picture of each. */
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
          // As going back to the link's address does: by a new run, in the page that is there.
          history.pushState(null, "", `?step=${key}`);
          dispatchEvent(new PopStateEvent("popstate"));
        } else if (root.getAttribute("data-step") !== key) {
          root.dispatchEvent(new KeyboardEvent("keydown", { key: way, bubbles: true }));
        }
      }

      async function picture(key: string): Promise<Picture> {
        const there = `[data-pullback][data-step="${key}"] svg[data-moving=false]`;
        const isThere = () =>
          document.querySelector(there) !== null && document.querySelector(".tex:not(:has(.katex))") === null;
        while (!isThere()) await frame();
        // Formulas and their fonts come last, and may take a pixel of the graph's room.
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

/** Compares the pictures of all steps of a case: stepped to in both directions, linked to, and at some steps loaded. */
async function compare(page: Page, slug: string): Promise<void> {
  const { steps } = record(slug, {}, { detail: caseBySlug(slug)?.detail ?? false });
  const keys = ["start", ...steps.map(({ key }) => key)];
  const [first = "", middle = "", last = ""] = [0, keys.length >> 1, -1].map((index) => keys.at(index));
  await open(page, slug, `?step=${last}`);
  // The last is the one that was loaded.
  const back = await pictures(page, keys.toReversed(), "ArrowLeft");
  expect(new Set(Object.values(back).map(({ graph }) => graph)).size).toBe(keys.length);
  expect(await pictures(page, keys, "ArrowRight"), "forward").toEqual(back);
  expect(await pictures(page, keys, "link"), "by links").toEqual(back);
  for (const key of [first, middle]) {
    await open(page, slug, `?step=${key}`);
    expect(await pictures(page, [key], "ArrowRight"), `${key} loaded`).toEqual({ [key]: back[key] });
  }
}

test.describe("without motion", () => {
  test.use({ contextOptions: { reducedMotion: "reduce" } });
  for (const slug of slugs) {
    test(`shows each step of ${slug} the same when loaded, stepped to and linked to`, async ({ page }) => {
      await compare(page, slug);
    });
  }
});

test("shows each step of shared-intermediate the same also after an animation", async ({ page }) => {
  await compare(page, "shared-intermediate");
});
