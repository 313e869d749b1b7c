import type { Page } from "playwright/test";
import { glossary, type Term } from "../src/app/home-glossary.ts";
import { cases } from "../src/cases/all.ts";
import { groups } from "../src/cases/groups.ts";
import { caseBySlug, record } from "../src/cases/record.ts";
import { slugs } from "./testing/goldens.ts";
import { expectStep, player, still, transport } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const phase = (page: Page, name: string) => page.getByRole("button", { name: new RegExp(`^\\d ${name}`) });

/** What the link of a term is called. */
const linkOf = ({ name, see }: Pick<Term, "name" | "see">) =>
  `${name}: See it in case ${caseBySlug(see.slug)?.number}`;

/** Opens the start page and waits for its miniature. */
async function openHome(page: Page): Promise<void> {
  await page.goto("");
  await expect(player(page)).toHaveAttribute("data-ready", "true", { timeout: 15_000 });
  await still(page);
}

/** Waits until all small graphs are drawn. */
async function drawn(page: Page): Promise<void> {
  await expect(page.locator("[data-card] svg.picture")).toHaveCount(slugs.length, { timeout: 15_000 });
}

test("every case has a card with its words and its graph, node by node", async ({ page }) => {
  await page.goto("");
  await drawn(page);
  for (const { slug, title, number, summary } of cases) {
    const card = page.locator(`[data-card="${slug}"]`);
    await expect(card.getByRole("heading", { level: 4 })).toHaveText(`${number}${title}`);
    await expect(card).toContainText(summary);
    await card.scrollIntoViewIfNeeded();
    await expect(card.locator(".tex .katex")).toHaveCount(1);
    const { nodes, edges } = record(slug);
    await expect(card.locator(".picture-node .box")).toHaveCount(nodes.length);
    await expect(card.locator(".picture-edge .line")).toHaveCount(edges.length);
  }
});

test("a click anywhere on a card opens its case", async ({ page }) => {
  await page.goto("");
  await page.locator("[data-card=recurrence]").click({ position: { x: 20, y: 20 } });
  await expect(player(page)).toHaveAttribute("data-case", "recurrence");
});

test("the cards stand in their groups, in the text's order", async ({ page }) => {
  await page.goto("");
  await expect(page.getByRole("heading", { level: 3 })).toHaveText(groups.map(({ title }) => title));
  for (const { title } of groups) {
    const members = cases.filter(({ group }) => group === title);
    const links = page.getByRole("list", { name: title }).getByRole("link");
    await expect(links).toHaveText(members.map((spec) => spec.title));
  }
});

test("the graphs are large enough to read on every screen", async ({ page }) => {
  for (const width of [1440, 1000, 768, 390, 320]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto("");
    await drawn(page);
    const sizes = await page.locator(".picture-node text").evaluateAll((texts) =>
      texts.map((text) => {
        const { fontSize } = getComputedStyle(text);
        const { a = 0 } = (text as SVGTextElement).getScreenCTM() ?? {};
        return Number.parseFloat(fontSize) * a;
      }),
    );
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(11);
  }
});

for (const { name, see } of glossary) {
  test(`the vocabulary leads to the step that shows: ${name}`, async ({ page }) => {
    await page.goto("");
    await page.getByRole("link", { name: linkOf({ name, see }) }).click();
    await expect(player(page)).toHaveAttribute("data-case", see.slug);
    await expectStep(page, see.step);
    await expect(player(page)).toHaveAttribute("data-panel", see.panel ?? "derivation");
    await expect(page.getByRole("status")).toBeEmpty();
  });
}

test("every term of the vocabulary has its meaning beside it", async ({ page }) => {
  await page.goto("");
  await expect(page.getByRole("term")).toHaveText(glossary.map(({ name }) => name));
  await expect(page.getByRole("definition")).toHaveCount(glossary.length);
});

test("the miniature opens where two paths meet, and marks the phase", async ({ page }) => {
  await openHome(page);
  await expectStep(page, "acc.v2.0");
  await expect(phase(page, "Backward")).toHaveAttribute("aria-current", "step");
  await expect(page.locator(".phases [aria-current]")).toHaveCount(1);
});

test("a click on a phase goes to its first step", async ({ page }) => {
  await openHome(page);
  for (const [name, step] of [
    ["Forward", "eval.v1"],
    ["Seed", "seed.v3"],
    ["Backward", "acc.v3.0"],
    ["Gradient", "collect"],
  ] as const) {
    await phase(page, name).click();
    await expectStep(page, step);
    await expect(phase(page, name)).toHaveAttribute("aria-current", "step");
    await expect(page.locator(".phases [aria-current]")).toHaveCount(1);
  }
});

test("the miniature steps, with a caption for each step, and the mark moves along", async ({ page }) => {
  await openHome(page);
  await transport(page, "First step").click();
  await expect(page.locator(".phases [aria-current]")).toHaveCount(0);
  const seen: string[] = [];
  for (const { key } of record("shared-intermediate").steps) {
    await transport(page, "Step forward").click();
    await expectStep(page, key);
    seen.push((await page.locator(".phases [aria-current] strong").textContent()) ?? "");
  }
  expect([...new Set(seen)]).toEqual(["Forward", "Seed", "Backward", "Gradient"]);
  await expect(page.locator(".miniature .caption")).toContainText("The gradient is read off");
});

test("the miniature plays from the start, and pauses when it is scrolled out of sight", async ({ page }) => {
  await openHome(page);
  await transport(page, "Play").click();
  await expectStep(page, "start");
  await expectStep(page, "eval.v1");
  await page.locator("#vocabulary").scrollIntoViewIfNeeded();
  await expect(page.getByRole("button", { name: "Play" })).toHaveCount(1);
});

test("the miniature pauses while the page is hidden", async ({ page }) => {
  await openHome(page);
  await transport(page, "Play").click();
  await expect(transport(page, "Pause")).toBeVisible();
  await page.evaluate(() => {
    Object.defineProperty(document, "hidden", { get: () => true });
    document.dispatchEvent(new Event("visibilitychange"));
  });
  await expect(transport(page, "Play")).toBeVisible();
});

test("the miniature takes neither the focus nor keys nor the wheel", async ({ page }) => {
  await openHome(page);
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
  for (const key of ["ArrowRight", "ArrowLeft", "Home"]) await page.keyboard.press(key);
  await expectStep(page, "acc.v2.0");
  await page.locator(".miniature .graph").hover();
  await page.mouse.wheel(0, 300);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(200);
});

for (const width of [1440, 768, 390, 320]) {
  test(`the miniature shows its step at ${width}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await openHome(page);
    const [frame, active] = await Promise.all(
      [".miniature .graph", '[data-node="v1"] rect.card'].map((part) => page.locator(part).boundingBox()),
    );
    if (!frame || !active) throw new Error("the miniature has no graph");
    expect(active.width).toBeGreaterThan(80);
    expect(active.x).toBeGreaterThanOrEqual(frame.x);
    expect(active.y).toBeGreaterThanOrEqual(frame.y);
    expect(active.x + active.width).toBeLessThanOrEqual(frame.x + frame.width);
    expect(active.y + active.height).toBeLessThanOrEqual(frame.y + frame.height);
  });

  test(`nothing is wider than the page at ${width}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await openHome(page);
    await drawn(page);
    for (const { title } of groups) await page.getByRole("list", { name: title }).scrollIntoViewIfNeeded();
    await page.locator("footer").last().scrollIntoViewIfNeeded();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });
}

test("what comes later does not move what is there", async ({ page }) => {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        shifts.push((entry as PerformanceEntry & { value: number }).value);
    }).observe({ type: "layout-shift", buffered: true });
  });
  await openHome(page);
  await drawn(page);
  const sum = await page.evaluate(() =>
    (window as unknown as { shifts: number[] }).shifts.reduce((all, one) => all + one, 0),
  );
  expect(sum).toBeLessThan(0.02);
});

test("the tab key goes from top to bottom", async ({ page }) => {
  await openHome(page);
  await drawn(page);
  const reached: string[] = [];
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press("Tab");
    const name = await page.evaluate(() => {
      const { activeElement: one } = document;
      if (one === null || one === document.body) return "";
      return (
        one.getAttribute("aria-label") ?? one.querySelector("strong")?.textContent ?? one.textContent ?? ""
      );
    });
    if (name === "" || name === reached[0]) break;
    reached.push(name);
  }
  const expected = [
    "Skip to the cases",
    "Start with case 1",
    "All ten cases",
    "Vocabulary",
    "Open case 2",
    "Play",
    "Step forward",
    "Step",
    "Forward",
    "Seed",
    "Backward",
    "Gradient",
    ...cases.map(({ title }) => title),
    ...glossary.map(linkOf),
  ];
  expect(reached.filter((name) => expected.includes(name))).toEqual(expected);
});

test("the skip link goes to the cases", async ({ page }) => {
  await openHome(page);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the cases" })).toBeInViewport();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Scalar expression", exact: true })).toBeFocused();
});

test.describe("where something cannot be loaded", () => {
  test.use({ provoked: [/worker|HomeTour|Failed to load resource/] });

  test("the page is whole in words without its worker", async ({ page }) => {
    await page.route("**/worker-*.js", (route) => route.abort());
    await page.goto("");
    await expect(page.locator(".miniature")).toContainText("The engine could not be started.");
    await expect(page.locator("[data-card]")).toHaveCount(slugs.length);
    await expect(page.locator("[data-card] svg.picture")).toHaveCount(0);
    await expect(page.getByRole("term")).toHaveCount(glossary.length);
  });

  test("the phases are told without the miniature", async ({ page }) => {
    await page.route("**/HomeTour-*.js", (route) => route.abort());
    await page.goto("");
    await drawn(page);
    await expect(page.locator(".phases li")).toHaveCount(4);
    await expect(phase(page, "Forward")).toBeDisabled();
  });
});
