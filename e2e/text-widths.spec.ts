import { LETTERS, widthOf } from "../src/layout/font-metrics.ts";
import { open } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

test("no letter of the interface or the numbers is wider than the layout assumes", async ({ page }) => {
  await open(page, "scalar-expression");
  const measured = await page.evaluate((all) => {
    const style = getComputedStyle(document.documentElement);
    const context = document.createElement("canvas").getContext("2d");
    if (context === null) throw new Error("no context");
    const widths = (family: string) => {
      context.font = `100px ${style.getPropertyValue(family)}`;
      return [...all].map((letter) => ({ letter, width: context.measureText(letter).width / 100 }));
    };
    return { sans: widths("--sans"), mono: widths("--mono") };
  }, LETTERS.sans);
  for (const font of ["sans", "mono"] as const) {
    expect(measured[font]).toHaveLength([...LETTERS.sans].length);
    // The table is rounded to hundredths of an em.
    const wider = measured[font].filter(({ letter, width }) => width > widthOf(letter, font, 1) + 0.0051);
    expect(wider, font).toEqual([]);
  }
});
