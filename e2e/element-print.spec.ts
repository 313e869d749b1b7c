import type { Page } from "playwright/test";
import { openElementPage, playerIn } from "./testing/element-page.ts";
import { textsOf } from "./testing/pdf.ts";
import { expect, test } from "./testing/test.ts";

test.use({ viewport: { width: 1280, height: 900 }, contextOptions: { reducedMotion: "reduce" } });

/** A font size, in CSS pixels, that no text in an element has. */
const PAGE_SIZE = 19;
const PARAGRAPH = "<p>Paragraph</p>";
const withElement = (style: string) =>
  `<pull-back case="two-inputs" style="${style}"></pull-back>${PARAGRAPH}`;
const BODIES = {
  "one element of the default width": withElement(""),
  "elements of several widths": ["width: 500px", "width: 700px", "width: 1200px"].map(withElement).join(""),
  "elements in columns": `<div style="columns: 2">${withElement("")}${withElement("")}</div>`,
  "an element that is higher than a sheet": withElement("height: 1500px"),
};

/** Returns the number of letters in the graphs of the page's elements. */
function graphLetters(page: Page): Promise<number> {
  return page.locator("pull-back").evaluateAll((elements) =>
    elements
      // Warning signs are hidden: all numbers of the case are finite.
      .flatMap(({ shadowRoot }) => [...(shadowRoot?.querySelectorAll(".graph text:not(.warning *)") ?? [])])
      .reduce((sum, { textContent }) => sum + (textContent?.length ?? 0), 0),
  );
}

/** Hides or shows the graphs. */
function setGraphsHidden(page: Page, hidden: boolean): Promise<void> {
  return page.locator("pull-back").evaluateAll(
    (elements, value) => {
      for (const { shadowRoot } of elements) {
        for (const svg of shadowRoot?.querySelectorAll<SVGElement>(".graph svg[role=img]") ?? [])
          svg.style.visibility = value;
      }
    },
    hidden ? "hidden" : "",
  );
}

/** Returns the number of letters in a print of the page: all letters, and those of the page's own text. */
async function print(page: Page, format: string) {
  const texts = textsOf(await page.pdf({ format }));
  const total = (some: typeof texts) => some.reduce((sum, { letters }) => sum + letters, 0);
  return { all: total(texts), own: total(texts.filter(({ size }) => size === PAGE_SIZE)) };
}

test("a page prints with its own text and the whole graph of each element", async ({ page, baseURL }) => {
  await openElementPage(page, baseURL, { body: "", style: `p { font: ${PAGE_SIZE}px sans-serif }` });
  for (const [title, body] of Object.entries(BODIES)) {
    await page.evaluate((html) => {
      document.body.innerHTML = html;
    }, PARAGRAPH + body);
    const elements = await page.locator("pull-back").all();
    for (const element of elements) await expect(playerIn(element)).toHaveAttribute("data-ready", "true");
    // A formula has other letters before KaTeX sets it, which must not happen between two prints.
    await expect(page.locator(".tex:not(:has(.katex))")).toHaveCount(0);
    const expected = { own: (elements.length + 1) * "Paragraph".length, graphs: await graphLetters(page) };
    for (const format of ["A4", "Letter"]) {
      const { all, own } = await print(page, format);
      await setGraphsHidden(page, true);
      const graphs = all - (await print(page, format)).all;
      await setGraphsHidden(page, false);
      expect({ own, graphs }, `${title} on ${format}`).toEqual(expected);
    }
  }
});
