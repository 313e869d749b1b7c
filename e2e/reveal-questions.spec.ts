import type { Page } from "playwright/test";
import { answer, asked } from "./testing/answering.ts";
import {
  changePlayer,
  ELEMENT,
  expectAt,
  FRAME,
  hostDecks,
  openDeck,
  playerOn,
  pressTo,
} from "./testing/deck.ts";
import { expect, test } from "./testing/test.ts";

test.use({ viewport: { width: 1280, height: 800 }, contextOptions: { reducedMotion: "reduce" } });

hostDecks();

const ASK = "acc.v3.0:contribution,acc.v2.0:contribution,acc.v1.0:contribution";
const questions = asked("two-inputs", 7, { ask: ASK });
const at = (i: number) => questions[i]?.question.position ?? Number.NaN;

const QUERY = `embed=1&predict=1&seed=7&ask=${ASK}`;

async function openAsking(page: Page): Promise<void> {
  await changePlayer(page, "pull-back", { predict: "1", seed: "7", ask: ASK });
  await changePlayer(page, "iframe[data-pullback]", { "data-src": `../../dist/cases/two-inputs/?${QUERY}` });
  await openDeck(page, `#/${ELEMENT}`);
}

/** Gives the keys back to the deck, as a click beside the player does. */
function leavePlayer(page: Page): Promise<void> {
  return page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
}

/** Returns a function that resolves once the deck has taken back a fragment since its last call. */
async function takenBack(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(() => {
    Object.assign(window, { hidden: 0 });
    document.querySelector(".reveal")?.addEventListener("fragmenthidden", () => Object(window).hidden++);
  });
  const count = () => page.evaluate(() => Number(Object(window).hidden));
  let known = 0;
  return async () => {
    await expect.poll(count).toBeGreaterThan(known);
    known = await count();
  };
}

for (const [name, slide] of [
  ["an element", ELEMENT],
  ["a frame", FRAME],
] as const) {
  test(`a question in ${name} is a fragment: the deck goes on after the right answer, or after Show me`, async ({
    page,
  }) => {
    await openAsking(page);
    if (slide === FRAME) await page.evaluate((to) => location.assign(`#/${to}`), slide);
    const player = playerOn(page, slide);
    await expectAt(page, slide, at(0));
    const fragments = page.locator(".slides > section").nth(slide).locator(".fragment");
    const shown = page.locator(".slides > section").nth(slide).locator(".fragment.visible");
    await expect(fragments).toHaveCount(Number(await player.getAttribute("data-total")) - at(0));

    // A question without an answer holds the slide, however often the clicker is pressed.
    const held = await takenBack(page);
    for (let i = 0; i < 4; i++) await page.keyboard.press("ArrowRight");
    await held();
    await expect(shown).toHaveCount(0);
    await expectAt(page, slide, at(0));
    await answer(player, questions[0]?.wrong ?? "");
    await leavePlayer(page);
    await page.keyboard.press("ArrowRight");
    await held();
    await expect(shown).toHaveCount(0);

    // What is typed is no key of the deck: o would open the overview.
    await player.locator(".answer-field input").press("o");
    await expect(page.locator(".reveal.overview")).toHaveCount(0);
    await answer(player, questions[0]?.right ?? "");
    await leavePlayer(page);
    await page.keyboard.press("ArrowRight");
    await expectAt(page, slide, at(0) + 1);
    await expect(shown).toHaveCount(1);

    // The deck goes on to the next question, and not beyond.
    for (let i = at(0) + 1; i < at(1); i++) await page.keyboard.press("ArrowRight");
    await expectAt(page, slide, at(1));
    await page.keyboard.press("ArrowRight");
    await held();
    await expect(shown).toHaveCount(at(1) - at(0));
    await player.getByRole("button", { name: "Show me" }).click();
    await expectAt(page, slide, at(2));
    await expect(shown).toHaveCount(at(2) - at(0));

    // Back, and in again from the next slide: at most to the question.
    await leavePlayer(page);
    await page.keyboard.press("ArrowLeft");
    await expectAt(page, slide, at(2) - 1);
    await page.evaluate((to) => location.assign(`#/${to}`), slide + 1);
    await expectAt(page, slide + 1);
    await page.keyboard.press("ArrowLeft");
    await expectAt(page, slide, at(2));
    await expect(shown).toHaveCount(at(2) - at(0));
    for (const _ of questions.slice(2)) await player.getByRole("button", { name: "Show me" }).click();
    await expect(player.locator(".summary")).toBeVisible();
    await expect(shown).toHaveCount(await fragments.count());
    await leavePlayer(page);
    await page.keyboard.press("ArrowRight");
    await expectAt(page, slide + 1);
  });

  test(`keys in the speaker view wait for the answer in the audience's deck with ${name}, and then step it`, async ({
    page,
  }) => {
    // The speaker's view loads the deck by itself.
    await page.context().route("**/examples/reveal/index.html*", async (route) => {
      const response = await route.fetch();
      const attributes = `predict="1" seed="7" ask="${ASK}"`;
      const body = (await response.text())
        .replace("<pull-back ", `<pull-back ${attributes} `)
        .replace(/cases\/recurrence[^"]*/, `cases/two-inputs/?${QUERY}`);
      await route.fulfill({ response, body });
    });
    await openDeck(page, `#/${slide}`);
    await expectAt(page, slide, at(0));
    const opened = page.context().waitForEvent("page");
    await page.keyboard.press("s");
    const speaker = await opened;
    const present = speaker.frameLocator("#current-slide iframe").locator(".present");
    const current = (slide === FRAME ? present.frameLocator("iframe").locator(":root") : present).locator(
      "[data-pullback]",
    );
    await expect(current).toHaveAttribute("data-index", String(at(0)));
    // In the speaker's view nothing is asked.
    await expect(current).not.toHaveAttribute("data-asked");
    const shown = page.locator(".slides > section").nth(slide).locator(".fragment.visible");
    const held = await takenBack(page);
    await expect(async () => {
      await speaker.keyboard.press("ArrowRight");
      await held();
    }).toPass();
    await expect(shown).toHaveCount(0);
    await expect(current).toHaveAttribute("data-index", String(at(0)));

    await page.bringToFront();
    await answer(playerOn(page, slide), questions[0]?.right ?? "");
    await speaker.bringToFront();
    await pressTo(page, slide, at(0) + 1, speaker);
    await expect(shown).toHaveCount(1);
    await expect(current).toHaveAttribute("data-index", String(at(0) + 1));
    await speaker.keyboard.press("ArrowLeft");
    await expectAt(page, slide, at(0));
    await page.context().unroute("**/examples/reveal/index.html*");
  });
}
