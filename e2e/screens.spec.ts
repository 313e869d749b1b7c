import type { Page } from "playwright/test";
import { caseBySlug, record } from "../src/cases/record.ts";
import { slugs } from "./testing/goldens.ts";
import { expectIndex, open } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

interface Area {
  readonly name: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Where elements are on the screen. */
async function areas(page: Page, selector: string): Promise<readonly Area[]> {
  return page.locator(selector).evaluateAll((elements) =>
    elements.map((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      const part = element.closest("[data-node], [data-chip]");
      const name = part?.getAttribute("data-node") ?? part?.getAttribute("data-chip") ?? element.className;
      return { name: String(name), left, right, top, bottom };
    }),
  );
}

/** Pairs that cover each other by more than a pixel. */
function overlaps(list: readonly Area[]): readonly string[] {
  return list.flatMap((a, i) =>
    list
      .slice(i + 1)
      .filter(
        (b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1,
      )
      .map((b) => `${a.name} and ${b.name}`),
  );
}

/** The parts that do not lie inside an area. */
function outside(list: readonly Area[], area: Area): readonly string[] {
  return list
    .filter(
      (a) =>
        a.left < area.left - 1 ||
        a.right > area.right + 1 ||
        a.top < area.top - 1 ||
        a.bottom > area.bottom + 1,
    )
    .map(({ name }) => name);
}

const NODE = "[data-node] rect.card";
const CHIP = "[data-chip] rect.card";
const ACTIVE = ["computing", "operand", "visiting", "seeded", "sending", "receiving"]
  .map((state) => `[data-node][data-state=${state}] rect.card`)
  .join(", ");

for (const [width, height] of [
  [1440, 900],
  [960, 540],
  [768, 1024],
  [390, 844],
  [320, 640],
] as const) {
  test.describe(`at ${width} × ${height}`, () => {
    test.use({ viewport: { width, height } });

    for (const slug of slugs) {
      test(`${slug} fits: nothing overlaps and what is active can be seen`, async ({ page }) => {
        const { steps } = record(slug, {}, { detail: caseBySlug(slug)?.detail ?? false });
        const middle = steps.length >> 1;
        await open(page, slug, `?step=${middle}`);
        await expectIndex(page, middle);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(wide).toBeLessThanOrEqual(0);

        expect(overlaps(await areas(page, `${NODE}, ${CHIP}`))).toEqual([]);
        expect(overlaps(await areas(page, ".header, .inputs, .graph, .legend, .dock, .panel"))).toEqual([]);
        const [drawn] = await areas(page, "svg[data-moving]");
        if (drawn === undefined) throw new Error("there is no graph");
        const active = await areas(page, ACTIVE);
        // In a long chain an operation and a parameter can be too far apart for one view.
        const hidden = outside(active, drawn);
        expect(
          hidden.length === 0 || (slug === "recurrence" && hidden.length < active.length),
          `hidden: ${hidden}`,
        ).toBe(true);
        expect(outside(await areas(page, CHIP), drawn)).toEqual([]);
      });
    }
  });
}
