import type { Page } from "playwright/test";
import { slugs } from "./testing/goldens.ts";
import { inParts } from "./testing/parts.ts";
import { open, visit } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const ROLES = ["button", "link", "slider", "textbox", "tab", "switch", "combobox", "img", "group"] as const;

/** What can be worked and has no name. */
async function nameless(page: Page): Promise<readonly string[]> {
  const unnamed = ROLES.map((role) => page.getByRole(role, { name: /^\s*$/ }));
  return unnamed
    .reduce((all, each) => all.or(each))
    .evaluateAll((all) =>
      all
        // A slider's own box repeats its thumb, which has the name.
        .filter((one) => one.role !== "group" || one.querySelectorAll("input[type=range]").length !== 1)
        // Nor does the check read the MathML that is the name of a line of the derivation.
        .filter((one) => one.querySelector("math") === null)
        .map((one) => one.outerHTML.slice(0, 200)),
    );
}

test("names everything that can be worked, in each case", async ({ page }) => {
  for (const slug of slugs) {
    // With an input changed and a notice shown, so that their buttons are there too.
    await visit(page, slug, "?step=2&speed=never");
    await expect.poll(() => nameless(page), slug).toEqual([]);
  }
});

test("has one heading of the page and one main part in each case", async ({ page }) => {
  for (const slug of slugs) {
    await visit(page, slug);
    await expect(page.getByRole("heading", { level: 1 }), slug).toHaveCount(1);
    await expect(page.getByRole("main"), slug).toHaveCount(1);
    await expect(page.getByRole("banner"), slug).toHaveCount(1);
    await expect(page.locator("html"), slug).toHaveAttribute("lang", "en");
  }
});

test("the start page has one heading, one main part and a link to each case", async ({ page }) => {
  await page.goto("");
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await expect(page.getByRole("main")).toHaveCount(1);
  await expect(page.locator("[data-card]").getByRole("link")).toHaveCount(slugs.length);
});

test("the tab key reaches every control, from top to bottom", async ({ page }) => {
  await open(page, "two-inputs", "?x1=1");
  const reached: string[] = [];
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press("Tab");
    const name = await page.evaluate(() => {
      const { activeElement: one } = document;
      if (one === null || one === document.body) return "";
      return one.getAttribute("aria-label") ?? one.closest("label")?.textContent ?? one.textContent ?? "";
    });
    if (name === "" || (reached.length > 0 && name === reached[0])) break;
    reached.push(name);
  }
  const expected = [
    "Pullback, all cases",
    "Previous case: Shared intermediate",
    "Choose a case",
    "x₁, slider",
    "x₁",
    "x₂, slider",
    "x₂",
    "Reset the inputs",
    "Engine detail",
    "Zoom in",
    "Derivation",
    "First step",
    "Play",
    "Step",
    "Speed",
  ];
  expect(expected.filter((name) => !reached.includes(name))).toEqual([]);
  const places = expected.map((name) => reached.indexOf(name));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

test(
  "takes no focus, says the step, and hides no letter in forced colours",
  inParts({
    "loading takes no focus": async (page) => {
      await visit(page, "two-inputs", "?step=acc.v2.0");
      expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
    },

    "the graph says in words what the step does": async (page) => {
      await visit(page, "shared-intermediate", "?step=acc.v2.0");
      await expect(page.getByRole("img", { name: /^Computation graph\. sin sends/ })).toBeVisible();
    },

    "where colours are forced, no patch behind a letter hides another, or the letter itself": async (
      page,
    ) => {
      await page.emulateMedia({ forcedColors: "active" });
      await visit(page, "linear-layer");
      for (const place of [".derivation .katex", ".segment-button[data-checked]"]) {
        await expect(page.locator(place).first()).toHaveCSS("forced-color-adjust", "none");
      }
    },
  }),
);
