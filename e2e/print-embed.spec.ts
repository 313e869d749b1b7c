import { embedded, openHost } from "./testing/host-page.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

test("an embed prints its state: no handout, no buttons, its formulas, its whole graph, and dark if asked to be", async ({
  page,
  baseURL,
}) => {
  const frame = (title: string, query: string) =>
    `<iframe title="${title}" width="900" height="520" src="${baseURL}cases/two-inputs/?embed=1&step=acc.v2.0&${query}"></iframe>`;
  const far = '<div style="height: 4000px"></div>';
  await openHost(page, frame("near", "panel=derivation") + far + frame("far", "theme=dark&inputs=1"));
  const [near, last] = [embedded(page, "near"), embedded(page, "far")];
  for (const { player } of [near, last]) await expect(player).toHaveAttribute("data-ready", "true");
  // The code for print is loaded when the page is idle. Only then can formulas be set at once.
  await expect.poll(() => last.frame.locator("html").evaluate(isSetWhenPrinted)).toBe(true);
  await page.emulateMedia({ media: "print" });
  for (const [title, { player, frame: inside }] of [
    ["near", near],
    ["far", last],
  ] as const) {
    // Browsers apply print media to a frame of another site only while it is in view, or in a real print.
    await page.locator(`iframe[title=${title}]`).scrollIntoViewIfNeeded();
    await expect(inside.locator("[data-handout]")).toHaveCount(0);
    await expect(player.locator(".caption")).toBeVisible();
    await expect(player.locator("svg[role=img][viewBox]")).toBeVisible();
    for (const part of [".zoom", ".controls", ".embed-open", ".slider"]) {
      await expect(player.locator(part).filter({ visible: true })).toHaveCount(0);
    }
  }
  await expect(near.player).toHaveCSS("background-color", "rgb(255, 255, 255)");
  await expect(last.player).toHaveCSS("background-color", "rgb(23, 25, 28)");
  await page.emulateMedia({ media: null });
  await page.locator("iframe[title=near]").scrollIntoViewIfNeeded();
  await expect(near.player.locator("svg[role=img][viewBox]")).toHaveCount(0);
  await expect(near.player.getByRole("button", { name: "Step forward" })).toBeVisible();
});

/** Returns whether all formulas of the page are set as soon as a print is announced. */
function isSetWhenPrinted(): boolean {
  dispatchEvent(new Event("beforeprint"));
  const formulas = [...document.querySelectorAll(".tex")];
  const set = formulas.length > 0 && formulas.every((formula) => formula.querySelector(".katex") !== null);
  dispatchEvent(new Event("afterprint"));
  return set;
}
