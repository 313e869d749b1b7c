import type { Locator, Page } from "playwright/test";
import type { Random } from "./random.ts";
import type { Target } from "./target.ts";
import { expect } from "./test.ts";

/** Acts on a target. Returns a description where the target alone does not say what happened. */
export type Act = (page: Page, target: Target, random: Random) => Promise<string | undefined>;

/** Clicks. */
export const click: Act = async (page, { x, y }) => {
  await page.mouse.click(x, y);
  return undefined;
};

/** Moves the mouse over the target. */
export const point: Act = async (page, { x, y }) => {
  await page.mouse.move(x, y);
  return undefined;
};

/** Presses the mouse, moves in three steps, and releases. */
export const drag: Act = async (page, { x, y, box }, random) => {
  const [dx, dy] = [(random.number() - 0.5) * 2 * box.width, (random.number() - 0.5) * 80];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (const part of [0.3, 0.7, 1]) await page.mouse.move(x + dx * part, y + dy * part);
  await page.mouse.up();
  return `by ${Math.round(dx)}, ${Math.round(dy)}`;
};

/** Turns the wheel up or down. */
export const wheel: Act = async (page, { x, y }, random) => {
  const by = Math.round((random.number() - 0.5) * 800);
  await page.mouse.move(x, y);
  // The event reaches the page after the call returns.
  const arrived = page.evaluate(
    () => new Promise<void>((done) => addEventListener("wheel", () => done(), { capture: true, once: true })),
  );
  await page.mouse.wheel(0, by === 0 ? 1 : by);
  await arrived;
  return `by ${by}`;
};

/** The keys that end typing. With undefined, the text stays as typed. */
const ENDS = ["Enter", "Enter", "Tab", "Escape", "ArrowDown", "ArrowUp", undefined];

/** Types one of several texts, or sometimes a plain number, into a field. */
export function type(texts: readonly string[]): Act {
  return async (page, { x, y }, random) => {
    const text = random.number() < 0.3 ? (random.number() * 8 - 4).toFixed(2) : random.one(texts);
    const end = random.one(ENDS);
    await page.mouse.click(x, y, { clickCount: 3 });
    if (text === "") await page.keyboard.press("Delete");
    else await page.keyboard.insertText(text);
    if (end !== undefined) await page.keyboard.press(end);
    return `${JSON.stringify(text)} and ${end ?? "nothing"}`;
  };
}

/** Returns whether an element becomes visible within sixty frames, a second on a fast machine. */
async function becomesVisible(page: Page, wanted: Locator): Promise<boolean> {
  for (let frames = 0; frames < 60; frames++) {
    if (await wanted.isVisible()) return true;
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  return false;
}

/**
 * Clicks until an element that a click opens is visible. Returns false if the help opens over it. Clicks
 * again, like people, because the previous focus may close a list, or a notice may move it.
 */
async function opens(page: Page, { x, y, on }: Target, wanted: Locator): Promise<boolean> {
  const help = page.locator(".dialog:visible");
  const opened = wanted.or(help).first();
  await page.mouse.click(x, y);
  await expect(async () => {
    // A second click too early closes an element that is about to open.
    if (await becomesVisible(page, opened)) return;
    await page.locator(on).first().click();
    expect(await becomesVisible(page, opened)).toBe(true);
  }).toPass();
  return (await help.count()) === 0;
}

/** Opens a matrix and types one of several texts into one of its entries, unless the help opens over it. */
export function typeEntry(texts: readonly string[]): Act {
  return async (page, target, random) => {
    // A matrix that is about to close is still visible.
    const entries = page.locator(".array-popup[data-open] input:visible");
    const part = random.number();
    let box: Awaited<ReturnType<Locator["boundingBox"]>> = null;
    await expect(async () => {
      if (!(await opens(page, target, entries))) return;
      const entry = entries.nth(Math.floor(part * (await entries.count())));
      box = await entry.boundingBox();
      expect(box).not.toBeNull();
    }).toPass();
    if (box === null) return "the help came over it";
    const { x, y, width, height } = box;
    return type(texts)(page, { ...target, x: x + width / 2, y: y + height / 2 }, random);
  };
}

/** Presses one of several keys, wherever the focus is. */
export function press(keys: readonly string[]): Act {
  return async (page, { focus }, random) => {
    const drawn = random.one(keys);
    // Enter on a link would leave the case.
    const key = drawn === "Enter" && focus === "a link" ? "Tab" : drawn;
    await page.keyboard.press(key);
    return key === " " ? "Space" : key;
  };
}

/** Opens a list and chooses from it, unless the help opens over it. */
export const choose: Act = async (page, target, random) => {
  // Lists that were opened before stay in the page, hidden.
  const options = page.locator(".popup[data-open] [role=option]:visible");
  const part = random.number();
  let outcome = "the help came over it";
  await expect(async () => {
    if (!(await opens(page, target, options))) return;
    const option = options.nth(Math.floor(part * (await options.count())));
    const text = await option.innerText();
    await option.click();
    outcome = text.replaceAll("\n", " ");
  }).toPass();
  return outcome;
};

/** The documented screen sizes, and the size of a page at 400 % zoom. */
const SCREENS: readonly (readonly [width: number, height: number])[] = [
  [1440, 900],
  [960, 540],
  [768, 1024],
  [390, 844],
  [320, 640],
  [360, 225],
];

/** Resizes the page to one of these sizes or slightly more. */
export const resize: Act = async (page, _, random) => {
  const [least, lowest] = random.one(SCREENS);
  const [width, height] = [least, lowest].map((size) => size + Math.floor(random.number() * 90));
  await page.setViewportSize({ width: width ?? least, height: height ?? lowest });
  return `to ${width} × ${height}`;
};

/** Goes back or forward within the history of this site. */
export const travel: Act = async (page, _, random) => {
  const { canGoBack, canGoForward } = await page.evaluate(() => {
    const { canGoBack, canGoForward } = navigation;
    return { canGoBack, canGoForward };
  });
  const back = canGoBack && (random.number() < 0.6 || !canGoForward);
  if (back) await page.goBack();
  else if (canGoForward) await page.goForward();
  await page.locator(".player[data-ready=true]").waitFor();
  return back ? "back" : canGoForward ? "forward" : "nowhere";
};

/** Reloads the page. */
export const reload: Act = async (page) => {
  await page.reload();
  await page.locator(".player[data-ready=true]").waitFor();
  return undefined;
};
