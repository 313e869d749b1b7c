import { fileURLToPath } from "node:url";
import type { Page } from "playwright/test";
import {
  changePlayer,
  deck,
  ELEMENT,
  expectAt,
  FRAME,
  hostDecks,
  LAST,
  LINKED,
  openDeck,
  other,
  playerOn,
  totalOn,
} from "./testing/deck.ts";
import { expect, test } from "./testing/test.ts";

test.use({ viewport: { width: 1280, height: 800 }, contextOptions: { reducedMotion: "reduce" } });

hostDecks();

test("the deck's keys step every player to its end and out of its slide, and back in from the next slide", async ({
  page,
}) => {
  await openDeck(page, `#/${ELEMENT}`);
  for (const slide of [ELEMENT, FRAME]) {
    await expectAt(page, slide, 0);
    const total = await totalOn(page, slide);
    expect(total).toBeGreaterThan(5);
    for (let index = 1; index <= total; index++) {
      await page.keyboard.press("ArrowRight");
      await expectAt(page, slide, index);
    }
    await page.keyboard.press("ArrowRight");
  }
  // A linked slide begins at its step.
  await expectAt(page, LINKED);
  for (const [key, step] of [
    [undefined, "acc.v2.0"],
    ["ArrowRight", "acc.v1.0"],
    ["ArrowLeft", "acc.v2.0"],
  ] as const) {
    if (key !== undefined) await page.keyboard.press(key);
    await expect(playerOn(page, LINKED)).toHaveAttribute("data-step", step);
  }
  for (const slide of [FRAME, ELEMENT]) {
    for (let index = await totalOn(page, slide); index >= 0; index--) {
      await page.keyboard.press("ArrowLeft");
      await expectAt(page, slide, index);
    }
  }
  await page.keyboard.press("ArrowLeft");
  await expectAt(page, ELEMENT - 1);
});

test("keys pressed faster than the players answer end at the right step, and a jump at its fragment", async ({
  page,
}) => {
  await openDeck(page, `#/${FRAME}`);
  await expectAt(page, FRAME, 0);
  for (let i = 0; i < 6; i++) await page.keyboard.press("ArrowRight");
  await expectAt(page, FRAME, 6);
  for (let i = 0; i < 4; i++) await page.keyboard.press("ArrowLeft");
  await expectAt(page, FRAME, 2);
  await page.keyboard.press("ArrowRight");
  await expectAt(page, FRAME, 3);

  const total = await totalOn(page, ELEMENT);
  await page.keyboard.press("End");
  await expectAt(page, LAST);
  await jump(page, ELEMENT);
  await expectAt(page, ELEMENT, total);
  await jump(page, ELEMENT, 1);
  await expectAt(page, ELEMENT, 2);
  await jump(page, 0);
  await expectAt(page, 0);
  await jump(page, ELEMENT);
  await expectAt(page, ELEMENT, 0);
});

function jump(page: Page, slide: number, fragment?: number): Promise<void> {
  return page.evaluate(
    ([h, f]) => {
      const end = f === undefined ? "" : `/0/${f}`;
      location.hash = `#/${h}${end}`;
    },
    [slide, fragment] as const,
  );
}

test("an address opens the deck at a fragment, and steps in a player move the deck", async ({ page }) => {
  await openDeck(page, `#/${ELEMENT}/0/3`);
  await expectAt(page, ELEMENT, 4);
  const total = await totalOn(page, ELEMENT);
  const player = playerOn(page, ELEMENT);
  const overview = page.locator(".reveal.overview");
  // The overview shows the linked step. After the overview, the deck is where it was.
  await page.keyboard.press("o");
  await expect(overview).toBeAttached();
  await expect(player).toHaveAttribute("data-index", "0");
  await page.keyboard.press("o");
  await expect(overview).toHaveCount(0);
  await expectAt(page, ELEMENT, 4);

  await player.getByRole("button", { name: "First step" }).click();
  await expectAt(page, ELEMENT, 0);
  await player.getByRole("button", { name: "Step forward" }).click();
  await expectAt(page, ELEMENT, 1);
  await expect(page).toHaveURL(new RegExp(`#/${ELEMENT}/0/0$`));
  await player.getByRole("button", { name: "Last step" }).click();
  await expectAt(page, ELEMENT, total);
  // The deck ignores a key that a player has used. A key past a player's end moves the deck once.
  await player.getByRole("button", { name: "Step forward" }).press("ArrowLeft");
  await expectAt(page, ELEMENT, total - 1);
  await page.keyboard.press("ArrowRight");
  await expectAt(page, ELEMENT, total);
  await page.keyboard.press("ArrowRight");
  await expectAt(page, FRAME, 0);
});

test("Escape first closes a list of a player, and then opens the deck's overview", async ({ page }) => {
  const overview = page.locator(".reveal.overview");
  await openDeck(page, `#/${ELEMENT}`);
  await expectAt(page, ELEMENT, 0);
  const player = page.locator("pull-back").first();
  await player.getByRole("combobox", { name: "Speed" }).click();
  await expect(player.getByRole("listbox")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(player.getByRole("listbox")).toHaveCount(0);
  await expect(overview).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(overview).toBeAttached();
});

for (const keys of ["on", "off"]) {
  test(`after a click in a frame of another origin with keys=${keys} the same keys step the deck`, async ({
    page,
  }) => {
    await changePlayer(page, "iframe[data-pullback]", {
      "data-src": `${other()}dist/cases/recurrence/?embed=1&T=1&keys=${keys}`,
    });
    await openDeck(page, `#/${FRAME}`);
    await expectAt(page, FRAME, 0);
    const total = await totalOn(page, FRAME);
    await page.frameLocator("iframe").locator(".caption").click();
    for (let index = 1; index <= total; index++) {
      await page.keyboard.press("ArrowRight");
      await expectAt(page, FRAME, index);
    }
    await expect(page).toHaveURL(new RegExp(`#/${FRAME}/0/${total - 1}$`));
    await page.keyboard.press("ArrowRight");
    await expectAt(page, LINKED);
    await page.keyboard.press("ArrowRight");
    await expect(playerOn(page, LINKED)).toHaveAttribute("data-step", "acc.v1.0");
    await page.keyboard.press("o");
    await expect(page.locator(".reveal.overview")).toBeAttached();
  });
}

test("a still frame leaves all keys to the deck, and changed inputs change the number of fragments", async ({
  page,
}) => {
  await changePlayer(page, "iframe[data-pullback]", { "data-still": "" });
  await openDeck(page, `#/${FRAME}`);
  await expectAt(page, FRAME, 0);
  await page.frameLocator("iframe").locator(".caption").click();
  await page.keyboard.press("ArrowRight");
  await expectAt(page, LINKED);
  await expect(playerOn(page, FRAME)).toHaveAttribute("data-index", "0");
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await expectAt(page, ELEMENT, 0);
  const fragments = page.locator(".slides > section").nth(ELEMENT).locator(".fragment");
  await expect(fragments).toHaveCount(await totalOn(page, ELEMENT));
  await page
    .locator("pull-back")
    .first()
    .evaluate((element) => element.setAttribute("case", "scalar-expression"));
  await expect(playerOn(page, ELEMENT)).toHaveAttribute("data-case", "scalar-expression");
  await page.keyboard.press("ArrowRight");
  await expectAt(page, ELEMENT, 1);
  await expect(fragments).toHaveCount(await totalOn(page, ELEMENT));
});

test("the fragments are steps by the player's grain, and without styles of the deck the player is 16 : 9", async ({
  page,
}) => {
  await changePlayer(page, "pull-back", { grain: "node" });
  await changePlayer(page, "iframe[data-pullback]", {
    "data-src": "../../dist/cases/recurrence/?embed=1&T=50&grain=phase",
  });
  await openDeck(page, `#/${FRAME}`);
  await expectAt(page, FRAME, 0);
  const sections = page.locator(".slides > section");
  await expect(sections.nth(FRAME).locator(".fragment")).toHaveCount(4);
  for (const phase of ["forward", "seed", "backward", "gradient"]) {
    await page.keyboard.press("ArrowRight");
    await expect(playerOn(page, FRAME)).toHaveAttribute("data-phase", phase);
  }
  await expectAt(page, FRAME, await totalOn(page, FRAME));
  await page.keyboard.press("ArrowRight");
  await expectAt(page, LINKED);
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await expect(playerOn(page, FRAME)).toHaveAttribute("data-phase", "backward");
  const fewer = await sections.nth(ELEMENT).locator(".fragment").count();
  expect(fewer).toBeGreaterThan(4);
  expect(fewer).toBeLessThan(await totalOn(page, ELEMENT));
  const [width, height] = await page
    .locator("iframe[data-pullback]")
    .evaluate((frame: HTMLIFrameElement) => [frame.offsetWidth, frame.offsetHeight]);
  expect(width).toBeGreaterThan(900);
  expect(Number(width) / Number(height)).toBeCloseTo(16 / 9, 1);
});

const themes = fileURLToPath(new URL("../node_modules/reveal.js/dist/theme/", import.meta.url));

/** Gives the deck a dark theme and its frame's slide a light background. */
async function darken(page: Page): Promise<void> {
  await page.route("**/theme/white.css", (route) => route.fulfill({ path: `${themes}black.css` }));
  await page.addInitScript(() => {
    document.addEventListener("readystatechange", () => {
      const slide = document.querySelector("iframe[data-pullback]")?.closest("section");
      slide?.setAttribute("data-background-color", "#fff8e0");
    });
  });
}

test("a player without a theme is as light or dark as the background of its slide, also when that changes", async ({
  page,
}) => {
  await darken(page);
  await openDeck(page);
  const frame = page.frameLocator("iframe").locator(":root");
  const themeOn = (slide: number) =>
    playerOn(page, slide).evaluate((root) => getComputedStyle(root).colorScheme);
  await expect.poll(() => themeOn(ELEMENT)).toBe("dark");
  await expect.poll(() => themeOn(LINKED)).toBe("light");
  await expect(frame).toHaveAttribute("data-theme", "light");
  await page.unroute("**/theme/white.css");
  await page.evaluate(() => {
    const sheet = document.querySelector<HTMLLinkElement>("link[href*=theme]");
    if (sheet !== null) sheet.href += "?light";
  });
  await expect.poll(() => themeOn(ELEMENT)).toBe("light");
});

test("a printed deck has a page per slide, with its players at their linked steps, with formulas, without buttons, and as dark as the deck", async ({
  page,
}) => {
  await darken(page);
  await page.goto(`${deck()}?print-pdf`);
  await expect(page.locator(".pdf-page")).toHaveCount(LAST + 1);
  await expect(page.locator("pull-back").first()).toHaveAttribute("theme", "dark");
  for (const slide of [ELEMENT, FRAME, LINKED]) {
    const player =
      slide === FRAME ? page.frameLocator("iframe").locator("[data-pullback]") : elementOn(page, slide);
    await expect(player).toHaveAttribute("data-step", slide === LINKED ? "acc.v2.0" : "start");
    await expect(player.locator(".tex .katex").first()).toBeAttached();
    await expect(player.locator(".tex:not(:has(.katex))")).toHaveCount(0);
    await expect(player.locator(".controls, .zoom")).toHaveCount(0);
  }
  await page.emulateMedia({ media: "print" });
  await expect(elementOn(page, ELEMENT)).toHaveCSS("background-color", "rgb(23, 25, 28)");
});

/** Returns the player of an element in a printed deck, whose slides are on pages. */
function elementOn(page: Page, slide: number) {
  return page.locator(".pdf-page").nth(slide).locator("pull-back [data-pullback]");
}
