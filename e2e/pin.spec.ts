import type { Locator, Page } from "playwright/test";
import { hear, listen } from "./testing/announcements.ts";
import { findings, findingsInChanged, rulesOf } from "./testing/axe.ts";
import { openElementPage, playerIn } from "./testing/element-page.ts";
import { faintLetters } from "./testing/faint-letters.ts";
import { LOOKS, look } from "./testing/looks.ts";
import { inParts } from "./testing/parts.ts";
import { expectStep, node, open, player, still, visit } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const card = (page: Page): Locator => page.getByRole("region", { name: /^Pinned node/ });

/** Returns a point of a node's heading, where a click neither edits nor chooses. */
async function heading(of: Locator): Promise<{ x: number; y: number }> {
  const box = await of.locator("rect.card").boundingBox();
  if (box === null) throw new Error(`${of} is not there`);
  return { x: box.x + box.width / 2, y: box.y + 8 };
}

/** Pins or unpins a node by a click, once the graph answers to the pointer there and has come to rest. */
async function clickNode(page: Page, id: string): Promise<void> {
  const isPinned = () => node(page, id).evaluate((element) => element.hasAttribute("data-pinned"));
  const before = await isPinned();
  await expect(async () => {
    const { x, y } = await heading(node(page, id));
    await page.mouse.move(x + 1, y);
    await page.mouse.move(x, y);
    await expect(page.locator(".graph-view.over-node")).toBeAttached({ timeout: 1000 });
    if ((await isPinned()) === before) await page.mouse.click(x, y);
    await expect.poll(isPinned, { timeout: 1000 }).toBe(!before);
  }).toPass();
}

const paths = (page: Page): Promise<readonly (string | undefined)[]> =>
  page
    .locator("[data-edge][data-path]")
    .evaluateAll((all) =>
      all
        .map((edge) => (edge instanceof SVGElement ? `${edge.dataset.edge} ${edge.dataset.path}` : undefined))
        .sort(),
    );

test(
  "a click on a node pins it",
  inParts({
    "its contributions lead to their steps, and numbers appear with the steps": async (page) => {
      await visit(page, "shared-intermediate", "?step=seed.v3");
      await clickNode(page, "v1");
      await expect(page.locator("[data-pinned]")).toHaveAttribute("data-node", "v1");
      expect(await paths(page)).toEqual(["v2.0 2", "v3.0 1", "v3.1 2"]);
      const rows = card(page).getByRole("listitem");
      await expect(rows).toHaveText([/from v.?1?3 ?\(\+\).*step 5$/, /from v2 ?\(sin\).*step 7$/]);
      await expect(card(page)).not.toContainText("0.1304");
      await card(page).getByRole("button", { name: "Go to step 7: contribution from v 2" }).click();
      await expectStep(page, "acc.v2.0");
      await expect(rows.nth(1)).toHaveAttribute("aria-current", "step");
      await expect(rows.nth(1)).toContainText("0.1304");
      await expect(card(page).locator(".tex").last()).toContainText("1.1304");
      await expect(card(page).locator(".katex").last()).toBeVisible();
      await expect(page).not.toHaveURL(/pin/);
    },

    "a second click, Escape or the button unpins it": async (page) => {
      await visit(page, "two-inputs", "?step=collect");
      for (const unpin of [
        () => clickNode(page, "v1"),
        () => page.keyboard.press("Escape"),
        () => card(page).getByRole("button", { name: "Unpin" }).click(),
      ]) {
        await clickNode(page, "v1");
        await expect(card(page)).toBeVisible();
        await unpin();
        await expect(card(page)).toHaveCount(0);
        await expect(page.locator("[data-pinned], [data-path], .badge")).toHaveCount(0);
        await expect(player(page)).toBeFocused();
      }
    },

    "other clicks edit, choose and move as before": async (page) => {
      await visit(page, "two-inputs");
      await clickNode(page, "v1");
      await node(page, "x1").locator("text.value").click();
      await expect(page.locator(".number-field")).toBeFocused();
      await page.keyboard.press("Escape");
      await expect(page.locator(".number-field")).toHaveCount(0);
      await expect(page.locator("[data-pinned]")).toHaveAttribute("data-node", "v1");
      const at = await heading(node(page, "v3"));
      await page.mouse.move(at.x, at.y);
      await page.mouse.down();
      await page.mouse.move(at.x + 20, at.y + 40, { steps: 4 });
      await page.mouse.up();
      await expect(page.getByRole("button", { name: "Fit the graph" })).toHaveAttribute(
        "aria-pressed",
        "false",
      );
      await expect(page.locator("[data-pinned]")).toHaveAttribute("data-node", "v1");
      await visit(page, "softmax-cross-entropy");
      await expect(page.locator("[data-pinned]")).toHaveCount(0);
      const logit = node(page, "z").locator('[data-slot=value] [data-entry="1"]');
      await expect(async () => {
        await logit.click();
        await expect(page).toHaveURL(/t=1/, { timeout: 1000 });
      }).toPass();
      await expect(page.locator("[data-pinned]")).toHaveCount(0);
    },

    "it stays through other inputs as long as there is such a node, and ends with the case": async (page) => {
      await visit(page, "linear-layer", "?step=collect");
      await clickNode(page, "Y");
      await expect(card(page)).toBeVisible();
      await page.getByRole("radio", { name: "kernels" }).click();
      await expect(node(page, "P")).toBeVisible();
      await expect(card(page)).toBeVisible();
      await page.getByRole("radio", { name: "scalar" }).click();
      await expect(node(page, "Y11")).toBeAttached();
      await expect(card(page)).toHaveCount(0);
      await visit(page, "recurrence");
      await expect(card(page)).toHaveCount(0);
    },

    "in forward mode pinning is off": async (page) => {
      await visit(page, "two-inputs", "?panel=cost&step=collect");
      await clickNode(page, "v1");
      await expect(card(page)).toBeVisible();
      await page.getByRole("switch", { name: "Run tangents through the graph" }).click();
      await expect(player(page)).toHaveAttribute("data-forward");
      await expect(card(page)).toHaveCount(0);
      await expect(page.locator("[data-pinned], [data-path]")).toHaveCount(0);
    },
  }),
);

test("Enter pins the node of the walk, and Tab leads to the card", async ({ page }) => {
  await listen(page);
  await open(page, "shared-intermediate", "?step=seed.v3");
  await page.keyboard.press("Tab");
  await page.getByRole("application", { name: "Nodes of the graph" }).focus();
  await page.keyboard.press("ArrowLeft");
  await expect(page.locator("[data-walked]")).toHaveAttribute("data-node", "v3");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowUp");
  await expect(page.locator("[data-walked]")).toHaveCount(1);
  await hear(page);
  const id = await page.locator("[data-walked]").getAttribute("data-node");
  await page.keyboard.press("Enter");
  await expect(page.locator("[data-pinned]")).toHaveAttribute("data-node", id ?? "");
  expect((await hear(page)).at(-1)).toMatch(/ is pinned: its adjoint is .* bar equals /);
  await expect(card(page)).toBeVisible();
  // The buttons of the view come first.
  const step = card(page)
    .getByRole("button", { name: /^Go to step/ })
    .first();
  for (let i = 0; i < 8 && !(await step.evaluate((button) => button === document.activeElement)); i++)
    await page.keyboard.press("Tab");
  await expect(step).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(player(page)).toHaveAttribute("data-phase", "backward");
  await page.keyboard.press("Escape");
  await expect(card(page)).toHaveCount(0);
  await expect(player(page)).toBeFocused();
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("a tap pins a node, and its card stands below the graph", async ({ page }) => {
    await open(page, "linear-layer", "?step=eval.Y");
    await expect(async () => {
      const { x, y } = await heading(node(page, "Y"));
      await page.touchscreen.tap(x, y);
      await expect(card(page)).toBeVisible({ timeout: 1000 });
    }).toPass();
    const [graph, below] = [await page.locator(".graph").boundingBox(), await card(page).boundingBox()];
    expect(below?.y).toBeGreaterThanOrEqual((graph?.y ?? 0) + (graph?.height ?? 0));
    expect((below?.x ?? 0) + (below?.width ?? 0)).toBeLessThanOrEqual(390);
    // A tap on an entry of the pinned matrix explains the entry.
    await page.evaluate(() => scrollTo(0, 0));
    const entry = node(page, "Y").locator('[data-slot=value] [data-entry="0"]');
    await entry.tap();
    await expect(page.locator("g.card[data-card]")).toHaveCount(1);
    await expect(card(page)).toBeVisible();
  });
});

test("an embed and an element pin a node, and leave their buttons in view", async ({ page, baseURL }) => {
  await page.setViewportSize({ width: 960, height: 540 });
  await open(page, "shared-intermediate", "?embed=1&step=acc.v2.0");
  await clickNode(page, "v1");
  await expect(card(page)).toBeVisible();
  await still(page);
  await expect(page.getByRole("button", { name: "Step forward" })).toBeInViewport({ ratio: 1 });
  await expect(node(page, "v1").locator("rect.pinned")).toBeInViewport({ ratio: 1 });
  await page.setViewportSize({ width: 480, height: 320 });
  await still(page);
  await expect(page.getByRole("button", { name: "Step forward" })).toBeInViewport({ ratio: 1 });
  await expect(card(page)).toBeInViewport();

  await page.setViewportSize({ width: 1280, height: 720 });
  await openElementPage(page, baseURL, {
    body: `<main><h1>A page</h1><pull-back id="a" case="shared-intermediate" step="acc.v2.0" style="width: 900px; height: 560px"></pull-back></main>`,
  });
  const element = page.locator("#a");
  await expect(playerIn(element)).toHaveAttribute("data-ready", "true");
  await expect(element.locator("svg[data-moving=false]")).toBeAttached();
  await clickNode(page, "v1");
  const group = element.getByRole("group", { name: "Pinned node v 1" });
  await expect(group.getByRole("listitem")).toHaveCount(2);
  await expect(group.locator(".pinned-path").first()).toHaveCSS("border-radius", "999px");
  await expect(element.locator("[data-path='2']").first()).toBeAttached();
  expect(await findings(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(group).toHaveCount(0);
});

test("axe finds nothing while a node is pinned, in any look", async ({ page }) => {
  for (const [slug, id] of [
    ["shared-intermediate", "v1"],
    ["linear-layer", "Y"],
    ["recurrence", "a"],
  ] as const) {
    await visit(page, slug, "?step=collect");
    await clickNode(page, id);
    await expect(card(page).locator(".katex").first()).toBeVisible();
    for (const as of LOOKS) {
      await look(page, as);
      await still(page);
      const found =
        as === "light"
          ? await findings(page, { only: rulesOf(as) })
          : await findingsInChanged(page, ".pinned-card", as);
      expect.soft([...found, ...(await faintLetters(page))], `${slug}, ${as}`).toEqual([]);
    }
    await look(page, "light");
  }
});
