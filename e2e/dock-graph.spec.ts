import { openScrollable, player, transport } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

test.use({
  contextOptions: { reducedMotion: "reduce" },
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
});

test("a small graph follows the steps under the dock while the graph is scrolled away, and leads back", async ({
  page,
}) => {
  await openScrollable(page, "shared-intermediate", "?step=acc.v3.1");
  const small = page.getByRole("button", { name: "Back to the graph" });
  const stage = page.locator(".graphs");
  await expect(stage).toBeInViewport();
  await expect(small).toHaveCount(0);
  await page.locator(".derivation").evaluate((list) => list.scrollIntoView());
  await expect(small.locator("[data-node=v2]")).toBeInViewport({ ratio: 0.9 });
  await transport(page, "Step forward").tap();
  await expect(player(page)).toHaveAttribute("data-step", "acc.v2.0");
  const v1 = small.locator("[data-node=v1]");
  await expect(v1).toBeInViewport({ ratio: 0.9 });
  await expect(v1).toHaveAttribute("data-adjoint", /^1\.13/);
  const letters = await small.locator("text.adjoint").evaluateAll((texts) => {
    return texts.map((text) => Number.parseFloat(getComputedStyle(text).fontSize));
  });
  const scale = await small.locator("g.camera").evaluate((camera) => {
    return (camera as SVGGElement).transform.baseVal.consolidate()?.matrix.a ?? 0;
  });
  expect(Math.min(...letters) * scale).toBeGreaterThanOrEqual(11 - 1e-6);
  await small.tap();
  await expect(small).toHaveCount(0);
  await expect(stage).toBeInViewport();
});
