import {
  changePlayer,
  ELEMENT,
  expectAt,
  FRAME,
  hostDecks,
  LINKED,
  openDeck,
  openSpeaker,
  playerOn,
  pressTo,
  totalOn,
} from "./testing/deck.ts";
import { expect, test } from "./testing/test.ts";

test.use({ viewport: { width: 1280, height: 800 } });
hostDecks();

test("with transitions and motion the deck steps as far as without, and back into the previous slide", async ({
  page,
}) => {
  await openDeck(page, `#/${ELEMENT}`);
  await expectAt(page, ELEMENT, 0);
  const total = await totalOn(page, ELEMENT);
  for (let i = 0; i <= total; i++) await page.keyboard.press("ArrowRight");
  await expectAt(page, FRAME, 0);
  await page.keyboard.press("ArrowRight");
  await expectAt(page, FRAME, 1);
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await expectAt(page, ELEMENT, total);
  await expect(playerOn(page, ELEMENT).locator("svg[data-moving=false]").first()).toBeVisible();
});

test.describe("without motion", () => {
  test.use({ contextOptions: { reducedMotion: "reduce" } });

  test("a sandboxed frame with scripts alone is stepped like any other frame", async ({ page }) => {
    await changePlayer(page, "iframe[data-pullback]", {
      sandbox: "allow-scripts",
      "data-src": "../../dist/single.html?case=recurrence&embed=1&T=1",
    });
    await openDeck(page, `#/${FRAME}`);
    await expectAt(page, FRAME, 0);
    const total = await totalOn(page, FRAME);
    for (let index = 1; index <= total; index++) {
      await page.keyboard.press("ArrowRight");
      await expectAt(page, FRAME, index);
    }
    await page.keyboard.press("ArrowRight");
    await expectAt(page, LINKED);
    await page.keyboard.press("ArrowLeft");
    await expectAt(page, FRAME, total);
  });

  test("no deck waits for an unknown case, or long for a page without a player; a mended player is stepped", async ({
    page,
  }) => {
    // Makes the timeout for all players infinite.
    await page.addInitScript(() => {
      const { setTimeout } = window;
      const shorter = (act: () => void, delay?: number) =>
        delay !== undefined && delay > 3000 ? 0 : setTimeout(act, delay);
      Object.assign(window, { setTimeout: shorter });
    });
    await changePlayer(page, "pull-back", { case: "two-inputz" });
    await changePlayer(page, "iframe[data-pullback]", { "data-src": "../../e2e/testing/around.html" });
    await openDeck(page, `#/${ELEMENT}`);
    const element = page.locator("pull-back").first();
    await expect(element.getByRole("alert")).toContainText("two-inputz");
    const fragments = page.locator(".slides > section").nth(ELEMENT).locator(".fragment");
    await expect(fragments).toHaveCount(0);
    await element.evaluate((host) => host.setAttribute("case", "Two-Inputs"));
    await expectAt(page, ELEMENT, 0);
    await expect(fragments).toHaveCount(await totalOn(page, ELEMENT));
    await pressTo(page, ELEMENT, 2);
  });

  test("keys in the speaker view step the audience's deck, and the speaker view follows", async ({
    page,
  }) => {
    await openDeck(page, `#/${ELEMENT}`);
    await expectAt(page, ELEMENT, 0);
    const { speaker, current } = await openSpeaker(page);
    for (const index of [1, 2, 3]) {
      await pressTo(page, ELEMENT, index, speaker);
      await expect(current).toHaveAttribute("data-index", String(index));
    }
    await speaker.keyboard.press("ArrowLeft");
    await expectAt(page, ELEMENT, 2);
    await page.bringToFront();
    for (const index of [3, 4, 5]) await pressTo(page, ELEMENT, index);
    await speaker.bringToFront();
    await expect(current).toHaveAttribute("data-index", "5");
  });
});
