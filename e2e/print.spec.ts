import type { Page } from "playwright/test";
import { caseBySlug } from "../src/cases/all.ts";
import { record } from "../src/cases/record.ts";
import { slugs } from "./testing/goldens.ts";
import { turnToPaper } from "./testing/paper.ts";
import { pageCount } from "./testing/pdf.ts";
import { expectIndex, player, visit } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

/** The widths between the handout's margins, in CSS pixels. */
const SHEETS = [
  ["A4", 687],
  ["Letter", 710],
] as const;

const square = (...numbers: number[]) => [0, 1, 2, 3].map((i) => numbers.map((x) => x * (i - 1.5)));
const [X, W, Ybar] = [square(1, -2, 0.5, 3), square(2, 0.25, -1, 1), square(1, 0, -1.5, 2)];
const text = (rows: readonly (readonly number[])[]) => rows.map((row) => row.join(",")).join(";");
const long = Array.from({ length: 64 }, (_, i) => 1.1 - (i % 7) / 5);

interface Printed {
  readonly name: string;
  readonly slug: string;
  readonly params: Parameters<typeof record>[1];
  readonly query: string;
  /** The maximum number of sheets. */
  readonly most: number;
}

const handouts: readonly Printed[] = [
  ...slugs.map((slug) => ({ name: slug, slug, params: {}, query: "", most: 3 })),
  { name: "50 time steps", slug: "recurrence", params: { T: 50 }, query: "T=50&", most: 13 },
  {
    name: "64 layers",
    slug: "checkpointed-chain",
    params: { w: long },
    query: `w=${long.join(",")}&`,
    most: 15,
  },
  {
    name: "4 × 4 × 4 by scalars",
    slug: "linear-layer",
    params: { view: "scalar", X, W, b: [1, 2, 3, 4], Ybar },
    query: `view=scalar&X=${text(X)}&W=${text(W)}&b=1,2,3,4&Ybar=${text(Ybar)}&`,
    most: 15,
  },
];

/** Returns the classes of elements that are wider than the sheet. */
async function tooWide(page: Page): Promise<readonly string[]> {
  return page.locator("[data-handout]").evaluate((handout) => {
    const { left, right } = handout.getBoundingClientRect();
    const parts = [...handout.querySelectorAll("*:not(.visually-hidden, .katex-mathml, .katex-mathml *)")];
    return parts
      .filter((part) => !part.closest("svg") || part.matches("svg, .card"))
      .filter((part) => {
        const box = part.getBoundingClientRect();
        return box.left < left - 12 || box.right > right + 2;
      })
      .map((part) => part.outerHTML.slice(0, 160));
  });
}

/**
 * Prints a case at its middle step, and checks that the handout is complete and no sheet cuts anything off.
 */
async function expectHandout(page: Page, { slug, params, query, most }: Printed): Promise<void> {
  const detail = caseBySlug(slug)?.detail ?? false;
  const { steps, nodes } = record(slug, params, { detail });
  const step = steps.length >> 1;
  await page.emulateMedia({ media: "screen" });
  await page.setViewportSize({ width: 1280, height: 720 });
  await visit(page, slug, `?${query}step=${step}`);
  await expectIndex(page, step);
  await turnToPaper(page);
  for (const [format] of SHEETS) {
    const sheets = pageCount(await page.pdf({ format, preferCSSPageSize: true }));
    expect(sheets, format).toBeGreaterThan(0);
    expect(sheets, format).toBeLessThanOrEqual(most);
  }
  for (const [format, width] of SHEETS) {
    await page.setViewportSize({ width, height: 960 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth), format).toBeLessThanOrEqual(
      width,
    );
    expect(await tooWide(page), format).toEqual([]);
  }
  const keys = await page
    .locator("[data-paper-line]:has(.katex)")
    .evaluateAll((lines) => lines.map((line) => line.getAttribute("data-paper-line")));
  expect(keys).toEqual(steps.map(({ key }) => key));
  await expect(page.locator("[data-paper-line][aria-current]")).toHaveAttribute(
    "data-paper-line",
    steps.at(step - 1)?.key ?? "",
  );
  const rows = await page
    .locator("[data-paper-row]")
    .evaluateAll((all) => all.map((row) => row.getAttribute("data-paper-row")));
  expect(rows).toEqual(nodes.map(({ id }) => id));
  const drawn = await page
    .locator("[data-handout] [data-node]")
    .evaluateAll((all) => all.map((element) => element.getAttribute("data-node")));
  expect(drawn.toSorted()).toEqual(nodes.map(({ id }) => id).toSorted());
  await expect(page.locator("[data-handout] .paper-link a")).toHaveAttribute("href", /step=/);
  await expect(player(page)).toBeHidden();
}

const [large, usual] = [true, false].map((isLarge) =>
  handouts.filter(({ query }) => (query !== "") === isLarge),
);

for (const handout of large ?? []) {
  test(`prints a handout with all lines, rows and nodes: ${handout.name}`, async ({ page }) => {
    await expectHandout(page, handout);
  });
}

test("prints a handout of each case with all lines, rows and nodes", async ({ page }) => {
  for (const handout of usual ?? []) await test.step(handout.name, () => expectHandout(page, handout));
});
