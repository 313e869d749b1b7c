import type { Page } from "playwright/test";
import { halves, slugs } from "./testing/goldens.ts";
import { expectIndex, open, still, total, visit } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";
import { cutTexts, englishOn } from "./testing/texts.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const SCREENS = [
  { width: 390, height: 844 },
  { width: 1280, height: 800 },
] as const;

const softly = expect.configure({ soft: true });

/** Waits for a page without English texts. */
function expectNoEnglish(page: Page, where: string): Promise<void> {
  return softly.poll(() => englishOn(page), `${where}: texts outside the catalogue`).toEqual([]);
}

/** Waits for a page whose texts are whole: parts that load late may move them. */
function expectWhole(page: Page, where: string): Promise<void> {
  return softly.poll(() => cutTexts(page), `${where}: cut off`).toEqual([]);
}

/**
 * Expects no text in English and none that is cut off, on a phone and on a desktop. Starts with the size that
 * the page has, because a change of size lays out the page again.
 */
async function expectTranslated(page: Page, where: string): Promise<void> {
  await expectNoEnglish(page, where);
  const isDesktop = page.viewportSize()?.width === SCREENS[1].width;
  for (const size of isDesktop ? SCREENS.toReversed() : SCREENS) {
    await page.setViewportSize(size);
    await still(page);
    await expectWhole(page, `${where} at ${size.width} × ${size.height}`);
  }
}

/** Expects that the texts of a case are translated and fit: at two steps, and in each view beside the graph. */
async function expectTranslatedCase(page: Page, slug: string): Promise<void> {
  await visit(page, slug, "?lang=x-long");
  await expect(page.locator("html")).toHaveAttribute("lang", "x-long");
  const last = await total(page);
  for (const index of [Math.ceil(last * 0.6), last]) {
    await page.locator(".scrubber input").fill(String(index));
    await expectIndex(page, index);
    await still(page);
    await expectTranslated(page, `${slug}, step ${index}`);
  }
  for (const tab of await page.locator(".tabs").getByRole("tab").all()) {
    await tab.click();
    await expect(page.getByRole("tabpanel").locator("*").first()).toBeVisible();
    await expectTranslated(page, `${slug}, ${await tab.getAttribute("id")}`);
  }
}

for (const some of halves(slugs)) {
  test(`in the pseudo-locale, every text of a case is translated and fits: ${some}`, async ({ page }) => {
    for (const slug of some) await expectTranslatedCase(page, slug);
  });
}

test("in the pseudo-locale, the start page is translated and fits", async ({ page }) => {
  await page.goto("?lang=x-long");
  await expect(page.locator("[data-card] svg")).toHaveCount(slugs.length);
  await expectTranslated(page, "start page");
});

test("in the pseudo-locale, the missing page is translated and fits", async ({ page }) => {
  await page.goto("404.html?lang=x-long");
  await expect(page.locator("main")).toBeVisible();
  await expectTranslated(page, "missing page");
});

test("in the pseudo-locale, the list of keys, sharing and problems of links are translated and fit", async ({
  page,
}) => {
  await open(page, "linear-layer", "?lang=x-long&step=nowhere&panel=none&B=99");
  await expectTranslated(page, "problems");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectTranslated(page, "keys");
  await page.keyboard.press("Escape");
  await page.locator("[aria-haspopup=dialog]").last().click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectTranslated(page, "share");
});

test("in the pseudo-locale, an embed is translated and fits", async ({ page }) => {
  await page.setViewportSize({ width: 960, height: 540 });
  await open(page, "two-inputs", "?lang=x-long&embed=1&inputs=1");
  await expectNoEnglish(page, "embed");
  await expectWhole(page, "embed");
});
