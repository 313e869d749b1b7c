import { PANELS } from "../src/player/panels.ts";
import { findings, findingsInChanged } from "./testing/axe.ts";
import { openElementPage } from "./testing/element-page.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

test("axe finds nothing on a page with several elements, for every panel", async ({ page, baseURL }) => {
  const element = (slug: string, panel: string) =>
    `<pull-back case="${slug}" inputs="1" step="collect" panel="${panel}" style="width: 1200px; height: 900px"></pull-back>`;
  const body = (panel: string) =>
    `<main><h1>A page</h1>${element("relu-layer", panel)}${element("checkpointed-chain", panel)}</main>`;
  await openElementPage(page, baseURL, { body: body("derivation") });
  for (const panel of PANELS) {
    await page.evaluate((html) => {
      document.body.innerHTML = html;
    }, body(panel));
    await expect(page.locator("[data-pullback][data-ready=true]")).toHaveCount(2);
    await expect(page.locator(".panel")).toHaveCount(panel === "none" ? 0 : 2);
    // Buttons stand in for the lists until their code is loaded.
    await expect(page.getByRole("combobox", { name: "Speed" })).toHaveCount(2);
    // The panels differ in nothing else, but without one the graph is larger.
    const isWhole = panel === PANELS[0] || panel === "none";
    const found = isWhole
      ? await findings(page)
      : await findingsInChanged(page, { fromShadowDom: ["pull-back", ".panel"] });
    expect.soft(found, panel).toEqual([]);
  }
});
