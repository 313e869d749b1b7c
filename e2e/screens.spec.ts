import type { Page } from "playwright/test";
import { caseBySlug } from "../src/cases/all.ts";
import { record } from "../src/cases/record.ts";
import { halves, slugs } from "./testing/goldens.ts";
import { expectIndex, open, visit } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

interface Area {
  readonly name: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Returns the areas of elements on the screen, for each of several selectors, in CSS pixels. */
async function areas<Part extends string>(
  page: Page,
  selectors: Readonly<Record<Part, string>>,
): Promise<Readonly<Record<Part, readonly Area[]>>> {
  const found = await page.evaluate(
    (wanted) =>
      wanted.map(([part, selector]) => {
        const elements = [...document.querySelectorAll(selector)];
        const list = elements.map((element) => {
          const { left, right, top, bottom } = element.getBoundingClientRect();
          const { node, chip } = element.closest<SVGElement>("[data-node], [data-chip]")?.dataset ?? {};
          return { name: node ?? chip ?? String(element.className), left, right, top, bottom };
        });
        return [part, list] as const;
      }),
    Object.entries<string>(selectors),
  );
  return Object.fromEntries(found) as Record<Part, Area[]>;
}

/** Returns the pairs that overlap by more than a pixel. */
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

/** Returns the elements that do not lie inside an area. */
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

/** Returns whether an area is large enough for all elements at once, with 5 pixels on each side. */
function fits(list: readonly Area[], { left, right, top, bottom }: Area): boolean {
  const spread = (low: (a: Area) => number, high: (a: Area) => number) =>
    Math.max(...list.map(high)) - Math.min(...list.map(low));
  const width = spread(
    (a) => a.left,
    (a) => a.right,
  );
  const height = spread(
    (a) => a.top,
    (a) => a.bottom,
  );
  return width <= right - left - 10 && height <= bottom - top - 10;
}

/** Returns by how many CSS pixels the page is wider than the screen. */
async function tooWide(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

/** Returns the controls that are less than 24 pixels wide or high. Of a slider, the whole area counts. */
async function smallTargets(page: Page): Promise<readonly string[]> {
  return page
    .locator("a[href], button, input, [role=switch], [role=combobox], [role=slider], [tabindex='0']")
    .evaluateAll((elements) =>
      elements.flatMap((element) => {
        const target = element.closest(".slider-control, .scrubber-control, label") ?? element;
        const { width, height } = target.getBoundingClientRect();
        const isHidden = width === 0 || element.closest("[inert], [aria-hidden=true]") !== null;
        const name = element.getAttribute("aria-label") ?? element.textContent;
        // Fractional sizes are rounded down to multiples of 1/64.
        return isHidden || Math.min(width, height) > 23.9 ? [] : [`${name}: ${width} × ${height}`];
      }),
    );
}

const NODE = "[data-node] rect.card";
const CHIP = "[data-chip] rect.card";
const ACTIVE = ["computing", "operand", "visiting", "seeded", "sending", "receiving"]
  .map((state) => `[data-node][data-state=${state}] rect.card`)
  .join(", ");

const SIZES = [
  [1440, 900],
  [960, 540],
  [768, 1024],
  [390, 844],
  [320, 640],
  [667, 375],
  // A window of 1280 × 1024 at 400 % zoom.
  [320, 256],
] as const;

/** Checks a case at its middle step, on each screen. */
async function expectRoom(page: Page, slug: string): Promise<void> {
  const { steps, nodes, edges } = record(slug, {}, { detail: caseBySlug(slug)?.detail ?? false });
  const middle = steps.length >> 1;
  const step = steps.at(middle - 1);
  if (step === undefined || !("node" in step)) throw new Error("the step is about no node");
  const node = nodes.at(step.node)?.id;
  await visit(page, slug, `?step=${middle}`);
  await expectIndex(page, middle);
  await expect(page.getByRole("tab").first()).toBeVisible();

  /** Checks the page as it is on a screen of this height. */
  async function expectFit(height: number): Promise<void> {
    expect(await tooWide(page)).toBeLessThanOrEqual(0);
    expect(await smallTargets(page)).toEqual([]);
    const tabs = await page.locator(".tabs").evaluate((list) => list.scrollWidth - list.clientWidth);
    expect(tabs, "tabs without room").toBeLessThanOrEqual(0);

    const { words, cards, parts, graphs, own, chips, active } = await areas(page, {
      words: ".word",
      cards: `${NODE}, ${CHIP}`,
      parts: ".header, .inputs, .graph, .legend, .dock, .panel",
      graphs: "svg[data-moving]",
      own: `[data-node="${node}"] rect.card`,
      chips: CHIP,
      active: ACTIVE,
    });
    expect(overlaps(words.filter(({ left, right }) => right - left > 4))).toEqual([]);
    expect(overlaps(cards)).toEqual([]);
    if (height > 300) expect(overlaps(parts)).toEqual([]);
    const [drawn] = graphs;
    if (drawn === undefined) throw new Error("there is no graph");
    expect(own).toHaveLength(1);
    if (step?.kind === "accumulate") expect(chips.map(({ name }) => name)).toContain(edges.at(step.edge)?.id);
    // The view may be smaller than the nodes and the chip of a step. In that case it shows the node in which the
    // number arrives.
    expect(outside(own, drawn)).toEqual([]);
    if (fits([...active, ...chips], drawn)) expect(outside([...active, ...chips], drawn)).toEqual([]);
  }

  for (const [width, height] of SIZES) {
    await page.setViewportSize({ width, height });
    // The view follows the size of the graph in the next frame, and some parts after that.
    await page.evaluate(() => new Promise(requestAnimationFrame));
    await expect(() => expectFit(height), `${slug} at ${width} × ${height}`).toPass();
  }
}

for (const some of halves(slugs)) {
  test(`a case fits each screen: nothing overlaps, and active elements are in view: ${some}`, async ({
    page,
  }) => {
    for (const slug of some) await test.step(slug, () => expectRoom(page, slug));
  });
}

test("the start page fits each screen, and all controls are large enough", async ({ page }) => {
  await page.goto("");
  await expect(page.locator(".case-card .picture")).toHaveCount(slugs.length);
  await expect(page.locator(".miniature svg[data-moving]")).toBeAttached();
  for (const [width, height] of SIZES) {
    await page.setViewportSize({ width, height });
    await expect.poll(() => tooWide(page), `at ${width} × ${height}`).toBeLessThanOrEqual(0);
    await expect.poll(() => smallTargets(page), `at ${width} × ${height}`).toEqual([]);
  }
});

test("at 400 % zoom a list fits its room and scrolls to all its entries", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 225 });
  await open(page, "shared-intermediate");
  await page.getByRole("combobox", { name: "Speed" }).click();
  const list = page.locator(".popup:visible");
  await expect(list).toBeVisible();
  const box = await list.boundingBox();
  if (box === null) throw new Error("there is no list");
  expect(box.y).toBeGreaterThanOrEqual(0);
  expect(box.y + box.height).toBeLessThanOrEqual(225);
  await page.getByRole("option", { name: "0.25×" }).click();
  await expect(page.getByRole("combobox", { name: "Speed" })).toHaveText(/0\.25×/);
});
