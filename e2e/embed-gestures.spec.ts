import { open } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" }, hasTouch: true });

test("wheel, drag and pinch move a view, but not a fixed view", async ({ page }) => {
  /** Returns where a node is on the screen. */
  const placeOf = async () => {
    const { x, y, width } = await page
      .locator("[data-node] rect.card")
      .first()
      .evaluate((card) => card.getBoundingClientRect());
    return [x, y, width].map((length) => length.toFixed(1)).join(" ");
  };
  const session = await page.context().newCDPSession(page);

  /** Returns the view after each gesture on the graph. */
  async function views(query: string): Promise<readonly string[]> {
    await open(page, "shared-intermediate", `?step=acc.v2.0${query}`);
    const box = await page.locator("svg[role=img]").boundingBox();
    if (box === null) throw new Error("there is no graph");
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const touch = (type: "touchStart" | "touchMove", apart: number) =>
      session.send("Input.dispatchTouchEvent", {
        type,
        touchPoints: [-apart, apart].map((dx, id) => ({ x: x + dx, y, id })),
      });
    // The last event of each gesture that has reached the page.
    await page.evaluate(() => {
      for (const type of ["wheel", "mouseup", "touchend"])
        addEventListener(
          type,
          () => requestAnimationFrame(() => Object.assign(window, { last: type })),
          true,
        );
    });
    const waitForLast = (type: string) =>
      page.waitForFunction((wanted) => "last" in window && window.last === wanted, type);
    const found = [await placeOf()];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 120, y + 60, { steps: 4 });
    await page.mouse.up();
    await waitForLast("mouseup");
    found.push(await placeOf());
    await touch("touchStart", 20);
    for (const apart of [40, 80, 120]) await touch("touchMove", apart);
    await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    await waitForLast("touchend");
    found.push(await placeOf());
    // The wheel gesture continues after its last event. Its end could be taken for the end of the pinch that
    // follows.
    await page.mouse.wheel(0, 200);
    await waitForLast("wheel");
    found.push(await placeOf());
    // Not every browser reports a gesture that zooms the page itself, as over a fixed view.
    if (query.includes("zoom=0")) return found;
    await page.evaluate(() => Object.assign(window, { last: "" }));
    await page.keyboard.down("Control");
    await page.mouse.wheel(0, 200);
    await waitForLast("wheel");
    await page.keyboard.up("Control");
    found.push(await placeOf());
    return found;
  }

  const [first, dragged, pinched, wheeled, zoomed] = await views("&embed=1");
  expect(new Set([first, dragged, pinched, zoomed]).size).toBe(4);
  // Without Ctrl the wheel scrolls the page around.
  expect(wheeled).toBe(pinched);
  await expect(page.getByRole("group", { name: "View of the graph" })).toBeVisible();
  expect(new Set(await views("&embed=1&zoom=0")).size).toBe(1);
  await expect(page.getByRole("group", { name: "View of the graph" })).toHaveCount(0);
  await expect(page.locator(".graph-view")).toHaveCSS("touch-action", "auto");
  // On its own page, which does not scroll, the wheel zooms as well.
  expect(new Set(await views("")).size).toBe(5);
});
