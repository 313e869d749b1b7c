import type { Page } from "playwright/test";
import { slugs } from "./testing/goldens.ts";
import { turnToPaper } from "./testing/paper.ts";
import { pageCount } from "./testing/pdf.ts";
import { open, still, visit } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

/** Returns whether the handout is in the page with all its formulas set as soon as a print is announced. */
function isThereBeforePrint(): boolean {
  dispatchEvent(new Event("beforeprint"));
  const formulas = [...document.querySelectorAll("[data-handout] .tex")];
  const set = formulas.length > 0 && formulas.every((formula) => formula.querySelector(".katex") !== null);
  dispatchEvent(new Event("afterprint"));
  return set && document.querySelector("[data-handout]") === null;
}

/** Returns the state that a print must not change. */
async function look(page: Page) {
  return page.evaluate(() => ({
    focus: document.activeElement?.getAttribute("aria-label"),
    fields: [...document.querySelectorAll<HTMLInputElement>("input.number")].map(
      ({ value, ariaInvalid }) => `${value} ${ariaInvalid}`,
    ),
    camera: document.querySelector("g.camera")?.getAttribute("transform"),
    drawing: document.querySelector("g.camera")?.innerHTML,
    step: document.querySelector("[data-pullback]")?.getAttribute("data-step"),
    scrolled: document.querySelector(".panel-content:not([hidden])")?.scrollTop,
    page: scrollY,
  }));
}

/** Prints the page in both ways of browsers, and expects the same state afterwards. */
async function expectToComeBack(page: Page): Promise<void> {
  const before = await look(page);
  await turnToPaper(page);
  await page.emulateMedia({ media: null });
  await expect(page.locator("[data-handout]")).toHaveCount(0);
  await expect.poll(() => look(page)).toEqual(before);
  await page.pdf({ format: "A4" });
  await expect.poll(() => look(page)).toEqual(before);
}

test("a print restores the page: step, camera, focus and scroll positions", async ({ page }) => {
  await open(page, "recurrence", "?step=20");
  await page.getByRole("button", { name: "Zoom in" }).click();
  await page.mouse.move(400, 400);
  await page.mouse.wheel(0, -100);
  // Moves the mouse away: the node under the mouse is marked, and may be another node after the print.
  await page.mouse.move(0, 0);
  const panel = page.locator(".panel-content:visible");
  // Scrolls like a reader, because otherwise the panel stays with the current line.
  await panel.hover();
  await page.mouse.wheel(0, -5000);
  await expect.poll(async () => (await look(page)).scrolled).toBe(0);
  await page.mouse.wheel(0, 90);
  await expect.poll(async () => (await look(page)).scrolled).toBe(90);
  await page.mouse.move(0, 0);
  await page.getByRole("button", { name: "Step back" }).focus();
  expect((await look(page)).focus).toBe("Step back");
  await expectToComeBack(page);
});

test("a print restores a focus that was lost before the page heard of the print", async ({ page }) => {
  await page.addInitScript(() => {
    const paper = Object.assign(new EventTarget(), { matches: false });
    const asked = matchMedia.bind(window);
    Object.assign(window, {
      paper,
      matchMedia: (query: string) => (query === "print" ? paper : asked(query)),
    });
  });
  await page.goto("cases/two-inputs/?step=3");
  await still(page);
  const button = page.getByRole("button", { name: "Step back" });
  await button.focus();
  await button.evaluate(async (element) => {
    const { paper } = window as unknown as { paper: EventTarget & { matches: boolean } };
    paper.matches = true;
    element.blur();
    paper.dispatchEvent(new Event("change"));
    await new Promise(requestAnimationFrame);
    paper.matches = false;
    paper.dispatchEvent(new Event("change"));
  });
  await expect(button).toBeFocused();
});

test("a print keeps half-typed text in a field and the focus, at any width", async ({ page }) => {
  await open(page, "recurrence", "?step=20");
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 800 });
    await visit(page, "recurrence", "?step=20");
    await page.getByRole("textbox", { name: "b" }).fill("0.12x");
    await still(page);
    const { fields, focus } = await look(page);
    expect(fields, `${width} wide`).toContain("0.12x false");
    expect(focus, `${width} wide`).toBe("b");
    await expectToComeBack(page);
    await page.keyboard.press("Escape");
  }
});

test("the handout is dark ink on white paper in every theme", async ({ page }) => {
  await open(page, "two-inputs");
  for (const theme of ["light", "dark", "projector"]) {
    await visit(page, "two-inputs", `?theme=${theme}&step=4`);
    await page.emulateMedia({ media: "print", colorScheme: theme === "dark" ? "dark" : "light" });
    const handout = page.locator("[data-handout]");
    await expect(handout).toBeVisible();
    const looks = await handout.evaluate((element) => ({
      ink: getComputedStyle(element).color,
      paper: getComputedStyle(document.body).backgroundColor,
      node: getComputedStyle(element.querySelector(".node .card") ?? element).fill,
    }));
    expect(looks, theme).toEqual({
      ink: theme === "projector" ? "rgb(0, 0, 0)" : "rgb(28, 32, 36)",
      paper: "rgb(255, 255, 255)",
      node: "rgb(255, 255, 255)",
    });
    await page.emulateMedia({ media: null });
    await expect(handout).toHaveCount(0);
  }
});

test("a print shows the handout at once with all its formulas set, and so does the print button", async ({
  page,
}) => {
  await page.addInitScript(() => {
    window.print = () => {
      dispatchEvent(new Event("beforeprint"));
      document.documentElement.dataset.printed = String(document.querySelector("[data-handout]") !== null);
      dispatchEvent(new Event("afterprint"));
    };
  });
  await open(page, "linear-layer", "?step=4");
  await expect.poll(() => page.evaluate(isThereBeforePrint)).toBe(true);
  await page.getByRole("button", { name: "Print a handout" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-printed", "true");
});

test("printing waits for the handout, or prints the player without its controls", async ({ page }) => {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  await page.route(/paper-.*\.js$/, async (route) => {
    await opened;
    await route.continue();
  });
  await page.addInitScript(() => {
    window.print = () => {
      dispatchEvent(new Event("beforeprint"));
      document.documentElement.dataset.printed = String(document.querySelector("[data-handout]") !== null);
      dispatchEvent(new Event("afterprint"));
    };
  });
  const asked = page.waitForRequest(/paper-.*\.js$/);
  await page.goto("cases/linear-layer/?step=4");
  await asked;
  // The print command of the browser's menu does not wait.
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("[data-handout]")).toHaveCount(0);
  await expect(page.locator("svg[data-moving]")).toBeVisible();
  await expect(page.locator(".caption")).toBeVisible();
  await expect(page.getByRole("button")).toHaveCount(0);
  // KaTeX's MathML copy of a formula for screen readers stays clipped.
  await expect(page.locator(".panel .katex-mathml").first()).toHaveCSS("overflow", "hidden");
  const cropped = await page.locator(".player").evaluate((all) => all.scrollHeight - all.clientHeight);
  expect(cropped).toBeLessThanOrEqual(1);
  await page.emulateMedia({ media: null });

  await page.keyboard.press("ControlOrMeta+p");
  await expect(page.locator("html")).not.toHaveAttribute("data-printed");
  open();
  await expect(page.locator("html")).toHaveAttribute("data-printed", "true");
});

test("the start page prints on few sheets, with dark ink and whole cards", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto("");
  await expect(page.locator(".case-card .picture")).toHaveCount(slugs.length);
  expect(pageCount(await page.pdf({ format: "A4" }))).toBeLessThanOrEqual(4);
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  const looks = await page.evaluate(() => ({
    ink: getComputedStyle(document.body).color,
    paper: getComputedStyle(document.body).backgroundColor,
    cards: [...document.querySelectorAll(".case-card")].map((card) => getComputedStyle(card).breakInside),
  }));
  expect(looks.ink).toBe("rgb(28, 32, 36)");
  expect(looks.paper).toBe("rgb(255, 255, 255)");
  expect(new Set(looks.cards)).toEqual(new Set(["avoid"]));
});
