import type { Page } from "playwright/test";
import { caseBySlug, record } from "../src/cases/record.ts";
import { slugs } from "./testing/goldens.ts";
import { open, player } from "./testing/player.ts";
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
  /** The most sheets that it may take. */
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

/** Turns the page to paper and waits for the handout, which stays there from one sheet format to the next. */
async function turnToPaper(page: Page): Promise<void> {
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("[data-handout]")).toBeVisible({ timeout: 20_000 });
}

/** Whether the handout stands in the page with all its formulas set as soon as a print is announced. */
function isThereBeforePrint(): boolean {
  dispatchEvent(new Event("beforeprint"));
  const formulas = [...document.querySelectorAll("[data-handout] .tex")];
  const set = formulas.length > 0 && formulas.every((one) => one.querySelector(".katex") !== null);
  dispatchEvent(new Event("afterprint"));
  return set && document.querySelector("[data-handout]") === null;
}

/** What is wider than the sheet, by its class. */
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

for (const handout of handouts) {
  test(`${handout.name}: a handout holds all lines, rows and nodes, and no sheet cuts anything off`, async ({
    page,
  }) => {
    const { slug, params, query, most } = handout;
    const detail = caseBySlug(slug)?.detail ?? false;
    const { steps, nodes } = record(slug, params, { detail });
    const step = steps.length >> 1;
    test.setTimeout(most > 3 ? 120_000 : 30_000);
    await page.goto(`cases/${slug}/?${query}step=${step}`);
    await expect(player(page)).toHaveAttribute("data-index", String(step), { timeout: 60_000 });
    await turnToPaper(page);
    for (const [format] of SHEETS) {
      const pdf = (await page.pdf({ format, preferCSSPageSize: true })).toString("latin1");
      const sheets = [...pdf.matchAll(/\/Type\s*\/Page\b/g)].length;
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
      steps[step - 1]?.key ?? "",
    );
    const rows = await page
      .locator("[data-paper-row]")
      .evaluateAll((all) => all.map((row) => row.getAttribute("data-paper-row")));
    expect(rows).toEqual(nodes.map(({ id }) => id));
    const drawn = await page
      .locator("[data-handout] [data-node]")
      .evaluateAll((all) => all.map((one) => one.getAttribute("data-node")));
    expect(drawn.toSorted()).toEqual(nodes.map(({ id }) => id).toSorted());
    await expect(page.locator("[data-handout] .paper-link a")).toHaveAttribute("href", /step=/);
    await expect(player(page)).toBeHidden();
  });
}

test("a print brings the handout at once, all its formulas set", async ({ page }) => {
  await open(page, "linear-layer", "?step=4");
  await expect.poll(() => page.evaluate(isThereBeforePrint), { timeout: 15_000 }).toBe(true);
});

test("after a print the page is as it was: step, camera, focus, and what was scrolled to", async ({
  page,
}) => {
  await open(page, "recurrence", "?step=20");
  await page.getByRole("button", { name: "Zoom in" }).click();
  await page.mouse.move(400, 400);
  await page.mouse.wheel(0, -100);
  // What is under the mouse is marked, which is another node when the page comes back.
  await page.mouse.move(0, 0);
  const panel = page.locator(".panel-content:visible");
  await panel.evaluate((element) => element.scrollTo({ top: 90, behavior: "instant" }));
  await page.getByRole("button", { name: "Step back" }).focus();
  const look = () =>
    page.evaluate(() => ({
      focus: document.activeElement?.getAttribute("aria-label"),
      camera: document.querySelector("g.camera")?.getAttribute("transform"),
      drawing: document.querySelector("g.camera")?.innerHTML,
      step: document.querySelector("[data-pullback]")?.getAttribute("data-step"),
      scrolled: document.querySelector(".panel-content:not([hidden])")?.scrollTop,
    }));
  const before = await look();
  expect(before.scrolled).toBe(90);
  expect(before.focus).toBe("Step back");
  await turnToPaper(page);
  await page.emulateMedia({ media: null });
  await expect(page.locator("[data-handout]")).toHaveCount(0);
  await expect.poll(look).toEqual(before);
  await page.pdf({ format: "A4" });
  await expect.poll(look).toEqual(before);
});

for (const theme of ["light", "dark", "projector"]) {
  test(`the handout is dark ink on white paper in the ${theme} theme`, async ({ page }) => {
    await open(page, "two-inputs", `?theme=${theme}&step=4`);
    await page.emulateMedia({ media: "print", colorScheme: theme === "dark" ? "dark" : "light" });
    const handout = page.locator("[data-handout]");
    await expect(handout).toBeVisible();
    const looks = await handout.evaluate((element) => ({
      ink: getComputedStyle(element).color,
      paper: getComputedStyle(document.body).backgroundColor,
      node: getComputedStyle(element.querySelector(".node .card") ?? element).fill,
    }));
    expect(looks).toEqual({
      ink: theme === "projector" ? "rgb(0, 0, 0)" : "rgb(28, 32, 36)",
      paper: "rgb(255, 255, 255)",
      node: "rgb(255, 255, 255)",
    });
  });
}

test("the print button opens the dialog with the handout ready", async ({ page }) => {
  await page.addInitScript(() => {
    window.print = () => {
      dispatchEvent(new Event("beforeprint"));
      document.documentElement.dataset.printed = String(document.querySelector("[data-handout]") !== null);
      dispatchEvent(new Event("afterprint"));
    };
  });
  await open(page, "two-inputs");
  await page.getByRole("button", { name: "Print a handout" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-printed", "true");
});

test("the landing page prints on few sheets, with dark ink and whole cards", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto("");
  await expect(page.locator(".case-card .picture")).toHaveCount(slugs.length);
  const pdf = (await page.pdf({ format: "A4" })).toString("latin1");
  expect([...pdf.matchAll(/\/Type\s*\/Page\b/g)].length).toBeLessThanOrEqual(4);
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  const looks = await page.evaluate(() => ({
    ink: getComputedStyle(document.body).color,
    paper: getComputedStyle(document.body).backgroundColor,
    cards: [...document.querySelectorAll(".case-card")].map((card) => getComputedStyle(card).breakInside),
  }));
  expect(looks.ink).toBe("rgb(28, 32, 36)");
  expect(looks.paper).toBe("rgb(255, 255, 255)");
  expect(new Set(looks.cards)).toEqual(new Set(["avoid"]));
});
