import type { Page } from "playwright/test";
import { slugs } from "./testing/goldens.ts";
import { inParts } from "./testing/parts.ts";
import { open, visit } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const ROLES = ["button", "link", "slider", "textbox", "tab", "switch", "combobox", "img", "group"] as const;

/** Returns the HTML of controls without an accessible name. */
async function nameless(page: Page): Promise<readonly string[]> {
  const unnamed = ROLES.map((role) => page.getByRole(role, { name: /^\s*$/ }));
  return unnamed
    .reduce((all, each) => all.or(each))
    .evaluateAll((all) =>
      all
        // A slider's group repeats its thumb, which has the name.
        .filter(
          (element) => element.role !== "group" || element.querySelectorAll("input[type=range]").length !== 1,
        )
        // The query by role also ignores MathML, which names the lines of the derivation.
        .filter((element) => element.querySelector("math") === null)
        .map((element) => element.outerHTML.slice(0, 200)),
    );
}

test("each case has a name for every control, one heading of level 1 and one main landmark", async ({
  page,
}) => {
  for (const slug of slugs) {
    // With a changed input and a notice, so that their buttons are in the page.
    await visit(page, slug, "?step=2&speed=never");
    await expect.poll(() => nameless(page), slug).toEqual([]);
    await expect(page.getByRole("heading", { level: 1 }), slug).toHaveCount(1);
    await expect(page.getByRole("main"), slug).toHaveCount(1);
    await expect(page.getByRole("banner"), slug).toHaveCount(1);
    await expect(page.locator("html"), slug).toHaveAttribute("lang", "en");
  }
});

test("the start page has one heading of level 1, one main landmark and a link to each case", async ({
  page,
}) => {
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
  "an opened case takes no focus, describes the step, and shows every letter in forced colours",
  inParts({
    "loading takes no focus": async (page) => {
      await visit(page, "two-inputs", "?step=acc.v2.0");
      expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
    },

    "the graph's label describes the step": async (page) => {
      await visit(page, "shared-intermediate", "?step=acc.v2.0");
      await expect(page.getByRole("img", { name: /^Computation graph\. sin sends/ })).toBeVisible();
    },

    "with forced colours, no backplate of a letter hides another letter or the letter itself": async (
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
