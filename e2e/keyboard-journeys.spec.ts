import type { Page } from "playwright/test";
import { caseBySlug } from "../src/cases/all.ts";
import { record } from "../src/cases/record.ts";
import { announced, expectAnnouncer, hear, heard, listen } from "./testing/announcements.ts";
import { halves, slugs } from "./testing/goldens.ts";
import { inParts } from "./testing/parts.ts";
import { expectIndex, expectStep, open, player, visit } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });
test.beforeEach(({ page }) => listen(page));

/** Presses Tab until a matching element has the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let i = 0; i < 80; i++) {
    await page.keyboard.press("Tab");
    if (
      await page
        .locator(selector)
        .evaluateAll((all) => all.some((element) => element === document.activeElement))
    )
      return;
  }
  throw new Error(`Tab does not lead to ${selector}`);
}

/** Returns the announcements, except those of a first run that is slow. */
async function heardOfSteps(page: Page): Promise<readonly string[]> {
  return (await heard(page)).filter((words) => !words.startsWith("Still working"));
}

/** Returns all numbers of a sentence about gradients, except those of shapes, rows and names. */
function numbersIn(sentence: string): number[] {
  const values = sentence.replace(
    /^.*read off:|vector of \d+|\d+ (?:×|by) \d+ matrix|row \d+(?=:)|\b[a-zA-Z] \d+ bar/g,
    "",
  );
  return Array.from(values.matchAll(/(?:minus )?\d+(?:\.\d+)?/g), ([digits]) =>
    Number(digits.replace("minus ", "-")),
  );
}

/** The key step of each case, and its announcement. */
const TELLING: Readonly<Record<string, readonly [key: string, told: string]>> = {
  "scalar-expression": ["acc.v1.0", "square sends 0.3077 times 2 times 1.5 equals 0.9231 back to x."],
  "shared-intermediate": [
    "acc.v2.0",
    "sine sends 1 times cosine of 1.44 equals 0.1304 back to v 1. The adjoint of v 1 was 1; 1 plus 0.1304 equals 1.1304.",
  ],
  "two-inputs": ["acc.v1.0", "The adjoint of x 1 was minus 0.4161; minus 0.4161 plus 3 equals 2.5839."],
  "vector-jacobian-product": ["acc.y1.1", "The adjoint of x 2 was 3; 3 plus 2 equals 5."],
  "linear-layer": [
    "acc.Y.1",
    "sends X transpose times Y bar back to W. The adjoint of W was zero; now it is the whole 2 by 2 product. Its entries: row 1: 1.25, minus 2.5; row 2: minus 0.5, minus 1.",
  ],
  "relu-layer": ["acc.Y.0", "Its entries: row 1: 1, 0, 0; row 2: 0, minus 1, 0.5."],
  "softmax-cross-entropy": [
    "acc.L.0",
    "The adjoint of z was zero; now it is row minus 0.341, 0.242, 0.0986.",
  ],
  recurrence: ["acc.z0.0", "The adjoint of a was 0.1559; 0.1559 plus 0.5395 equals 0.6954."],
  "checkpointed-chain": ["recompute.h7", "h 7 is recomputed from h 6"],
  "tiny-engine": ["acc.v1.0", "The adjoint of x 1 was minus 0.4161; minus 0.4161 plus 3 equals 2.5839."],
};

test("the keyboard leads from the start page to each case", async ({ page }) => {
  await page.goto("");
  const skip = page.getByRole("link", { name: "Skip to the cases" });
  await expect(skip).toBeAttached();
  await page.keyboard.press("Tab");
  await expect(skip).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#cases$/);
  for (const slug of slugs) {
    await tabTo(page, `[data-card="${slug}"] a`);
    await expect(page.locator(":focus")).toHaveAttribute("href", new RegExp(`cases/${slug}/$`));
  }
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/cases/${slugs.at(-1)}/$`));
  await expect(player(page)).toHaveAttribute("data-ready", "true");
  expect(await heardOfSteps(page)).toEqual([]);
});

/**
 * Steps by keyboard from the start of a case to its gradient, and checks that each step is announced once.
 */
async function stepToGradient(page: Page, slug: string): Promise<void> {
  const spec = caseBySlug(slug);
  const { steps, gradients } = record(slug, {}, { detail: spec?.detail ?? false });
  await expectAnnouncer(page);
  expect(await heardOfSteps(page)).toEqual([]);
  const announcements: string[] = [];
  for (let index = 1; index <= steps.length; index++) {
    await page.keyboard.press(index % 2 === 0 ? "PageDown" : "ArrowRight");
    await expectIndex(page, index);
    announcements.push(...(await hear(page)));
  }

  expect(announcements.map((sentence) => /^Step \d+ of \d+, \w+(?=: )/.exec(sentence)?.[0])).toEqual(
    steps.map(({ phase }, i) => `Step ${i + 1} of ${steps.length}, ${phase}`),
  );
  const seed = steps.findIndex(({ kind }) => kind === "seed");
  expect(announcements[seed]).toContain("adjoint of an output is set");
  const [key, expectedWords] = TELLING[slug] ?? ["", ""];
  const telling = steps.findIndex((step) => step.key === key);
  expect(announcements[telling]).toContain(expectedWords);

  const numbers = numbersIn(announcements.at(-1) ?? "");
  const expected = Object.values(gradients).flat(2) as number[];
  expect(numbers).toHaveLength(expected.length);
  for (const [i, number] of numbers.entries()) {
    const exact = expected[i] ?? Number.NaN;
    expect(Math.abs(number - exact)).toBeLessThanOrEqual(0.0006 * (1 + Math.abs(exact)));
  }
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("End");
  expect(await heard(page)).toEqual([]);
}

/**
 * Walks by keyboard through the graph of a case at its gradient, and checks that each node is announced once.
 */
async function walk(page: Page, slug: string): Promise<void> {
  const trace = record(slug, {}, { detail: caseBySlug(slug)?.detail ?? false });
  const tensors = trace.nodes.some(({ value }) => typeof value === "object");
  await tabTo(page, "[role=application]");
  await heard(page);

  await page.keyboard.press("ArrowRight");
  const walked = page.locator("[data-walked]");
  const [first] = trace.nodes;
  await expect(walked).toHaveAttribute("data-node", first?.id ?? "");
  expect(await hear(page)).toEqual([expect.stringMatching(/^\w[\w ]*, [a-z ]+; value .*; adjoint /)]);
  await page.keyboard.press("ArrowRight");
  await expect(walked).not.toHaveAttribute("data-node", first?.id ?? "");
  const [words = "", ...others] = await hear(page);
  expect(others).toEqual([]);
  expect(words).toMatch(/; value .*; adjoint /);

  await page.keyboard.press("Enter");
  await expect(page.locator("[data-pinned]")).toHaveCount(1);
  expect(await hear(page)).toEqual([expect.stringMatching(/^\w[\w ]* is pinned: its adjoint is /)]);
  if (tensors) {
    await page.keyboard.press("Enter");
    await expect(page.locator("g.rings rect")).not.toHaveCount(0);
    expect(await hear(page)).toEqual([
      expect.stringMatching(/^value of \w+, .* (?:equals|is about) (?:minus )?\d/),
    ]);
    // Down through the value into the adjoint, whose entries have sources.
    let adjoint = "";
    for (let i = 0; i < 12 && adjoint === ""; i++) {
      await page.keyboard.press("ArrowDown");
      adjoint = (await hear(page)).find((words) => words.startsWith("adjoint of")) ?? "";
    }
    expect(adjoint).toMatch(/(?:equals|is about) (?:minus )?\d/);
    await page.keyboard.press("Escape");
    await expect(page.locator("g.rings rect")).toHaveCount(0);
    expect(await hear(page)).toEqual([expect.stringMatching(/^\w[\w ]*, .*, pinned; value /)]);
  }
  await page.keyboard.press("Escape");
  await expect(page.locator("[data-pinned]")).toHaveCount(0);
  expect(await hear(page)).toEqual([expect.stringMatching(/^\w[\w ]* is not pinned any more/)]);
  await expect(walked).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(walked).toHaveCount(0);
  await page.keyboard.press("Home");
  await expectIndex(page, 0);
  await expect.poll(async () => (await announced(page)).at(-1)?.text).toMatch(/^Start: /);
  await heard(page);
}

for (const some of halves(slugs)) {
  const journeys = some.map((slug) => {
    const journey = async (page: Page) => {
      await visit(page, slug, "?speed=4");
      await stepToGradient(page, slug);
      await walk(page, slug);
    };
    return [slug, journey] as const;
  });
  test(
    `each step, and each node of a walk through the graph, is announced once: ${some}`,
    inParts(Object.fromEntries(journeys)),
  );
}

test("a step that changes the current node of a walk is announced once, as the step", async ({ page }) => {
  await open(page, "shared-intermediate", "?step=acc.v3.1");
  await tabTo(page, "[role=application]");
  for (const [key, at] of [
    ["ArrowRight", "v2"],
    ["ArrowLeft", "v1"],
  ] as const) {
    await page.keyboard.press(key);
    await expect(page.locator("[data-walked]")).toHaveAttribute("data-node", at);
    await hear(page);
  }
  await page.keyboard.press("PageDown");
  await expectStep(page, "acc.v2.0");
  expect(await hear(page)).toEqual([expect.stringMatching(/^Step 7 of 9, backward: sine sends/)]);
});

test("a walk through the graph ends when another case opens, and starts again there", async ({ page }) => {
  await open(page, "scalar-expression");
  await page.getByRole("combobox", { name: "Choose a case" }).press("Enter");
  await page.getByRole("option", { name: "Linear layer" }).click();
  await expect(player(page)).toHaveAttribute("data-case", "linear-layer");
  await expect(player(page)).toHaveAttribute("data-ready", "true");
  await page.keyboard.press("End");
  await expectStep(page, "collect");
  const graph = page.getByRole("application", { name: "Nodes of the graph" });
  await expect(graph).toHaveAccessibleDescription(/^Arrow keys move between nodes, Enter pins/);
  await graph.focus();
  for (const [key, at] of [
    ["ArrowRight", "X"],
    ["ArrowRight", "Y"],
  ] as const) {
    await page.keyboard.press(key);
    await expect(page.locator("[data-walked]")).toHaveAttribute("data-node", at);
  }
  await page.keyboard.press("Enter");
  await expect(page.locator("[data-pinned]")).toHaveAttribute("data-node", "Y");
  await page.keyboard.press("Enter");
  await expect(page.locator("g.rings rect")).not.toHaveCount(0);
  await page.goBack();
  await expect(player(page)).toHaveAttribute("data-case", "scalar-expression");
  await expect(player(page)).toHaveAttribute("data-ready", "true");
  await expect(page.locator("[data-walked]")).toHaveCount(0);
  await expect(page.locator("[data-pinned]")).toHaveCount(0);
  await expect(graph).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(page.locator("[data-walked]")).toHaveAttribute("data-node", "x");
});

test("help opens by its key and restores the focus", async ({ page }) => {
  await open(page, "two-inputs", "?step=seed.v3");
  await tabTo(page, "[aria-label='Step forward']");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Help" })).toBeVisible();
  await expect(page.getByRole("dialog").locator(":focus")).toHaveCount(1);
  await page.keyboard.press("ArrowRight");
  await expectStep(page, "seed.v3");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Step forward" })).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expectStep(page, "acc.v3.0");
});
