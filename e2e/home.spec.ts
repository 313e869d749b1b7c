import type { Page } from "playwright/test";
import { glossary, type Term } from "../src/app/home-glossary.ts";
import { caseBySlug, cases } from "../src/cases/all.ts";
import { groups } from "../src/cases/groups.ts";
import { record } from "../src/cases/record.ts";
import { groupWords } from "../src/words/en/groups.ts";
import { slugs } from "./testing/goldens.ts";
import { expectStep, openHome, player, visit } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const phase = (page: Page, name: string) => page.getByRole("button", { name: new RegExp(`^\\d ${name}`) });

/** Returns the name of a term's link. */
const linkOf = ({ name, see }: Pick<Term, "name" | "see">) =>
  `${name}: See it in case ${caseBySlug(see.slug)?.number}`;

/** Waits until all small graphs are drawn. */
async function drawn(page: Page): Promise<void> {
  await expect(page.locator("[data-card] svg.picture")).toHaveCount(slugs.length);
}

test("the page has the cases by group, each with its text and its graph, and the vocabulary", async ({
  page,
}) => {
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
  const shifts = () => page.evaluate(() => (window as unknown as { readonly shifts: number[] }).shifts);
  const sum = (await shifts()).reduce((all, shift) => all + shift, 0);
  expect(sum, "what comes later does not move what is there").toBeLessThan(0.02);

  await expect(page.getByRole("heading", { level: 3 })).toHaveText(
    groups.map((group) => groupWords[group].title),
  );
  for (const group of groups) {
    const members = cases.filter((spec) => spec.group === group);
    const links = page.getByRole("list", { name: groupWords[group].title }).getByRole("link");
    await expect(links).toHaveText(members.map((spec) => spec.title));
  }
  for (const { slug, title, number, summary } of cases) {
    const card = page.locator(`[data-card="${slug}"]`);
    await expect(card.getByRole("heading", { level: 4 })).toHaveText(`${number}${title}`);
    await expect(card).toContainText(summary);
    await card.scrollIntoViewIfNeeded();
    await expect(card.locator(".tex .katex"), slug).toHaveCount(1);
    const { nodes, edges } = record(slug);
    await expect(card.locator(".picture-node .box"), slug).toHaveCount(nodes.length);
    await expect(card.locator(".picture-edge .line"), slug).toHaveCount(edges.length);
  }
  await expect(page.getByRole("term")).toHaveText(glossary.map(({ name }) => name));
  await expect(page.getByRole("definition")).toHaveCount(glossary.length);

  await page.locator("[data-card=recurrence]").click({ position: { x: 20, y: 20 } });
  await expect(player(page)).toHaveAttribute("data-case", "recurrence");
});

test("the graphs are readable on every screen, and nothing is wider than the screen", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 900 });
  await openHome(page);
  await drawn(page);
  for (const width of [320, 390, 768, 1000, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    const sizes = await page.locator(".picture-node text").evaluateAll((texts) =>
      texts.map((text) => {
        const { fontSize } = getComputedStyle(text);
        const { a = 0 } = (text as SVGTextElement).getScreenCTM() ?? {};
        return Number.parseFloat(fontSize) * a;
      }),
    );
    expect(Math.min(...sizes), `${width} wide`).toBeGreaterThanOrEqual(11);
    for (const { title } of Object.values(groupWords))
      await page.getByRole("list", { name: title }).scrollIntoViewIfNeeded();
    await page.locator("footer").last().scrollIntoViewIfNeeded();
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  }
});

test("the vocabulary leads to the steps that show its terms", async ({ page }) => {
  await openHome(page);
  const linkTo = (term: Term) => page.getByRole("link", { name: linkOf(term) });
  const addresses = await Promise.all(
    glossary.map((term) => linkTo(term).evaluate((link) => (link as HTMLAnchorElement).href)),
  );
  for (const [i, term] of glossary.entries()) {
    const { name, see } = term;
    const { pathname, search } = new URL(addresses[i] ?? "");
    if (i === 0) await linkTo(term).click();
    else await visit(page, pathname.split("/").at(-2) ?? "", search);
    await expect(player(page), name).toHaveAttribute("data-case", see.slug);
    await expectStep(page, see.step);
    await expect(player(page), name).toHaveAttribute("data-panel", see.panel ?? "derivation");
    await expect(page.getByRole("status"), name).toBeEmpty();
  }
});

test("the tab key goes from top to bottom, and the skip link to the cases", async ({ page }) => {
  await openHome(page);
  await drawn(page);
  const reached: string[] = [];
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press("Tab");
    const name = await page.evaluate(() => {
      const { activeElement: one } = document;
      if (one === null || one === document.body) return "";
      const label = one instanceof HTMLInputElement ? one.labels?.[0]?.textContent : undefined;
      const text = one.querySelector("strong")?.textContent ?? one.textContent;
      return one.getAttribute("aria-label") ?? label ?? text ?? "";
    });
    if (name === "" || name === reached[0]) break;
    reached.push(name);
    if (i === 0) await expect(page.getByRole("link", { name: "Skip to the cases" })).toBeInViewport();
  }
  const expected = [
    "Skip to the cases",
    "Start with case 1",
    "All ten cases",
    "Vocabulary",
    "A formula of your own",
    "Step through it",
    "or write a program in Python",
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

  await page.getByRole("link", { name: "Skip to the cases" }).press("Enter");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Scalar expression", exact: true })).toBeFocused();
});

test.describe("with code that cannot be loaded", () => {
  test.use({ provoked: [/worker|HomeTour|Failed to load resource/] });

  test("the page has its full text without the worker", async ({ page }) => {
    await page.route("**/worker-*.js", (route) => route.abort());
    await page.goto("");
    await expect(page.locator(".miniature")).toContainText("The engine could not be started.");
    await expect(page.locator("[data-card]")).toHaveCount(slugs.length);
    await expect(page.locator("[data-card] svg.picture")).toHaveCount(0);
    await expect(page.getByRole("term")).toHaveCount(glossary.length);
  });

  test("the phases are explained without the miniature", async ({ page }) => {
    await page.route("**/HomeTour-*.js", (route) => route.abort());
    await page.goto("");
    await drawn(page);
    await expect(page.locator(".phases li")).toHaveCount(4);
    await expect(phase(page, "Forward")).toBeDisabled();
  });
});
