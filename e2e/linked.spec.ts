import type { Locator, Page } from "playwright/test";
import { inParts } from "./testing/parts.ts";
import { open, still, visit } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const PANELS = ["derivation", "tape", "code", "check"] as const;

/** Returns all symbols of a node's value or adjoint within a part of the page. */
function symbols(page: Page, within: string, node: string, part: string): Locator {
  return page.locator(`${within} [data-symbol="${node}"][data-part="${part}"]`);
}

/** Waits until exactly the symbols of one value or adjoint, and its node, are marked. */
async function expectMarked(page: Page, node: string, part: string): Promise<void> {
  await expect(page.locator(`[data-node="${node}"]`)).toHaveAttribute("data-marked", part);
  const symbol = `[data-symbol="${node}"][data-part="${part}"]`;
  await expect(page.locator(`${symbol}:not([data-marked="${part}"])`)).toHaveCount(0);
  await expect(page.locator(`[data-marked]:not(${symbol}, [data-node="${node}"])`)).toHaveCount(0);
}

test("pointing at a symbol in the graph marks it in each panel, and the reverse", async ({ page }) => {
  for (const panel of PANELS) {
    await test.step(panel, async () => {
      await visit(page, "two-inputs", `?step=acc.v2.0&panel=${panel}`);
      const part = panel === "check" ? "adjoint" : "value";
      const listed = symbols(page, ".panel", "x1", part);
      await expect(listed.first()).toBeVisible();
      await page.locator(`[data-node=x1] text.${panel === "check" ? "adjoint" : "title"}`).hover();
      await expectMarked(page, "x1", part);
      expect(await page.locator(".panel [data-marked]").count()).toBe(await listed.count());
      await page.locator(".legend").hover();
      await expect(page.locator("[data-marked]")).toHaveCount(0);

      await listed.first().hover();
      await expectMarked(page, "x1", part);
    });
  }
});

test(
  "the symbols of a value or an adjoint are marked everywhere",
  inParts({
    "a value and its adjoint are two symbols": async (page) => {
      await visit(page, "shared-intermediate", "?step=acc.v2.0");
      await symbols(page, ".working", "v1", "adjoint").first().hover();
      await expectMarked(page, "v1", "adjoint");
      await symbols(page, "[aria-current=step]", "v1", "value").first().hover();
      await expectMarked(page, "v1", "value");
      await expect(symbols(page, ".formula", "v3", "value")).toHaveText("y");
    },

    "elements added while a symbol is marked are marked too": async (page) => {
      await visit(page, "shared-intermediate");
      await page.locator("[data-node=v1] text.title").hover();
      await expectMarked(page, "v1", "value");
      await page.keyboard.press("End");
      await still(page);
      await page.keyboard.press("ArrowLeft");
      await expect(symbols(page, ".working", "v1", "adjoint")).not.toHaveCount(0);
      await expectMarked(page, "v1", "value");
    },

    "the focus marks a symbol like the pointer, until the focus moves": async (page) => {
      await visit(page, "shared-intermediate", "?step=acc.v2.0&panel=tape");
      await page.getByRole("textbox", { name: "x" }).focus();
      await page.keyboard.press("Shift+Tab");
      await expectMarked(page, "x", "value");
      const graph = page.getByRole("application", { name: "Nodes of the graph" });
      await graph.focus();
      await page.keyboard.press("ArrowRight");
      const walked = await page.locator("[data-walked]").getAttribute("data-node");
      await expectMarked(page, walked ?? "", "value");
      await page.keyboard.press("ArrowRight");
      await expect(page.locator("[data-walked]")).not.toHaveAttribute("data-node", walked ?? "");
      await expectMarked(
        page,
        (await page.locator("[data-walked]").getAttribute("data-node")) ?? "",
        "value",
      );
      await page.keyboard.press("Escape");
      await expect(page.locator("[data-marked]")).toHaveCount(0);
      await page.getByRole("button", { name: "Go to where v₁" }).click();
      await page.locator(".legend").hover();
      await expect(page.locator("[data-marked]")).toHaveCount(0);
    },

    "a copied formula is plain TeX and MathML, without the marking of symbols": async (page) => {
      await visit(page, "shared-intermediate", "?step=acc.v2.0");
      await expect(symbols(page, ".working", "v1", "adjoint")).not.toHaveCount(0);
      await expect(page.locator(".katex-error")).toHaveCount(0);
      const maths = page.locator(".working math");
      const texts = await maths.locator("annotation").allTextContents();
      expect(texts.length).toBeGreaterThan(0);
      for (const tex of texts) expect(tex).not.toMatch(/textcolor|primal|adjoint|#0/);
      expect(texts.join(" ")).toContain("\\bar v_1");
      const whole = await maths.evaluateAll((all) => all.map((element) => element.outerHTML).join(""));
      expect(whole).not.toMatch(/mathcolor|#0[123]0/);
    },
  }),
);

test.describe("by touch", () => {
  test.use({ hasTouch: true });
  test("a symbol stays marked until another touch", async ({ page }) => {
    await open(page, "shared-intermediate", "?step=acc.v2.0");
    // The code that marks symbols loads after the first picture, and may miss the first touch.
    await expect(async () => {
      await page.locator("[data-node=v2] text.title").tap();
      await expect(page.locator("[data-node=v2]")).toHaveAttribute("data-marked", "value", { timeout: 1000 });
    }).toPass();
    await expectMarked(page, "v2", "value");
    await page.locator(".legend").tap();
    await expect(page.locator("[data-marked]")).toHaveCount(0);
  });
});
