import { openElementPage, playerIn } from "./testing/element-page.ts";
import { expectStep, node, notice, open } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const WITHOUT_STORAGE = {
  blocked: () => {
    for (const name of ["localStorage", "sessionStorage"]) {
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException("Access is denied for this document.", "SecurityError");
        },
      });
    }
  },
  full: () => {
    Storage.prototype.setItem = () => {
      throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
    };
  },
  corrupt: () => localStorage.setItem("pullback-theme", '{"\u0000'),
} as const;

for (const [state, spoil] of Object.entries(WITHOUT_STORAGE)) {
  test(`with ${state} storage a case works, and a theme can be chosen`, async ({ page }) => {
    await page.addInitScript(spoil);
    await open(page, "shared-intermediate", "?step=acc.v2.0");
    const root = page.locator("html");
    await expect(root).not.toHaveAttribute("data-theme");
    await page.getByRole("combobox", { name: /^Theme/ }).click();
    await page.getByRole("option", { name: /^Dark/ }).click();
    await expect(root).toHaveAttribute("data-theme", "dark");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Step forward" }).click();
    await expectStep(page, "acc.v1.0");
    await expect(notice(page)).toBeEmpty();
  });
}

test.describe("without JavaScript", () => {
  // The browser reports each script that it does not load.
  test.use({ javaScriptEnabled: false, provoked: [/^request: \S+\.js csp$/] });
  test("a case and the start page say that they need JavaScript, with a link", async ({ page }) => {
    for (const path of ["", "cases/two-inputs/"]) {
      await page.goto(path);
      // Locators by text and role ignore this element.
      expect(await page.locator("noscript").innerHTML()).toContain("JavaScript");
      await expect(page.locator("noscript a").first()).toBeVisible();
    }
  });
});

test("in a scaled slide of a deck, clicks and drags hit what is under the pointer", async ({
  page,
  baseURL,
}) => {
  await openElementPage(page, baseURL, {
    style: "pull-back { width: 960px; height: 540px } div { transform: scale(0.6); transform-origin: 0 0 }",
    body: `<div><pull-back case="shared-intermediate" step="acc.v2.0"></pull-back></div>`,
  });
  const element = page.locator("pull-back");
  const player = playerIn(element);
  await expect(player).toHaveAttribute("data-ready", "true");
  await expect(element.locator("svg[data-moving=false]")).toBeAttached();

  const boxOf = async (selector: string) => {
    const box = await element.locator(selector).first().boundingBox();
    if (box === null) throw new Error(`${selector} is not shown`);
    return box;
  };
  const graph = await boxOf("svg[role=img]");
  const card = await boxOf("[data-node=v1] rect.card");
  expect(card.x).toBeGreaterThanOrEqual(graph.x);
  expect(card.x + card.width).toBeLessThanOrEqual(graph.x + graph.width);

  const cells = element.locator(".scrubber .cells i");
  for (const index of [2, 7]) {
    const cell = await cells.nth(index).boundingBox();
    if (cell === null) throw new Error(`cell ${index} is not shown`);
    await page.mouse.click(cell.x + cell.width / 2, cell.y + cell.height / 2);
    await expect(player).toHaveAttribute("data-index", String(index));
  }

  await page.mouse.move(card.x + card.width / 2, card.y + card.height / 2);
  await expect(element.locator("[data-node=v1]")).toHaveAttribute("data-marked");

  // A drag moves the graph as far as the pointer.
  await page.mouse.move(graph.x + 6, graph.y + 6);
  await page.mouse.down();
  await page.mouse.move(graph.x + 36, graph.y + 26, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => Math.round((await boxOf("[data-node=v1] rect.card")).x - card.x)).toBe(30);
  expect(Math.round((await boxOf("[data-node=v1] rect.card")).y - card.y)).toBe(20);
});

test("a page that was frozen and resumes, as from the back/forward cache, keeps its state", async ({
  page,
}) => {
  await open(page, "two-inputs", "?step=acc.v2.0");
  const session = await page.context().newCDPSession(page);
  await session.send("Page.setWebLifecycleState", { state: "frozen" });
  await session.send("Page.setWebLifecycleState", { state: "active" });
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
  await expectStep(page, "acc.v2.0");
  // The worker is still there, or a new worker replaces it.
  await page.getByRole("textbox", { name: "x₁" }).fill("5");
  await page.getByRole("textbox", { name: "x₁" }).press("Enter");
  await expect(node(page, "x1")).toHaveAttribute("data-value", "5");
  await page.getByRole("button", { name: "Step forward" }).click();
  await expectStep(page, "acc.v1.0");
  await expect(page).toHaveURL(/x1=5&step=acc\.v1\.0$/);
  await expect(notice(page)).toBeEmpty();
});
