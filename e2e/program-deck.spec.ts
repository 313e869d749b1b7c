import { fileURLToPath } from "node:url";
import type { Locator, Page } from "playwright/test";
import { hostFiles } from "../scripts/build/file-host.js";
import { expect, test } from "./testing/test.ts";

test.use({ viewport: { width: 1280, height: 800 }, contextOptions: { reducedMotion: "reduce" } });

const [BLOCK, ELEMENT, FILE, FRAME] = [0, 1, 2, 3] as const;
let host: Awaited<ReturnType<typeof hostFiles>>;

test.beforeAll(async () => {
  host = await hostFiles(fileURLToPath(new URL("..", import.meta.url)));
});
test.afterAll(() => host.stop());

async function openDeck(page: Page, where = ""): Promise<void> {
  await page.goto(`${host.address}examples/program-deck/index.html${where}`);
  await page.waitForFunction(() => document.querySelector(".reveal.ready") !== null);
}

function playerOn(page: Page, slide: number): Locator {
  const section = page.locator(".slides > section").nth(slide);
  return slide === FRAME
    ? section.frameLocator("iframe").locator("[data-pullback]")
    : section.locator("[data-pullback]");
}

test("the deck's keys step the programs of a code block, an element, a file and a frame", async ({
  page,
}) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await openDeck(page);
  for (const [slide, first, gradient] of [
    [BLOCK, "start", ["x", "6"]],
    [ELEMENT, "seed.z", ["b", String(Math.sin(2))]],
    [FILE, "start", ["b", String(1 - Math.tanh(-0.75) ** 2)]],
    [FRAME, "start", ["b", String(1 - Math.tanh(-0.75) ** 2)]],
  ] as const) {
    const player = playerOn(page, slide);
    await expect(player).toHaveAttribute("data-step", first);
    await expect(player).toHaveAttribute("data-ready", "true");
    const [from, to] = [await player.getAttribute("data-index"), await player.getAttribute("data-total")];
    for (let index = Number(from) + 1; index <= Number(to); index++) {
      await page.keyboard.press("ArrowRight");
      await expect(player).toHaveAttribute("data-index", String(index));
    }
    const [leaf, adjoint] = gradient;
    await expect(player.locator(`[data-node="${leaf}"]`)).toHaveAttribute("data-adjoint", adjoint);
    await page.keyboard.press("ArrowRight");
  }
  // The code block is the player's Code panel, without its indentation.
  await openDeck(page, `#/${BLOCK}`);
  await expect(page.locator("pre[data-pullback]")).toHaveCount(0);
  await expect(playerOn(page, BLOCK).locator("[data-line] code").first()).toHaveText("x = Var(3.0)");
  expect(asked.filter((url) => /editor/i.test(url))).toEqual([]);
});

test("a printed deck has the programs at their linked steps", async ({ page }) => {
  await openDeck(page, "?print-pdf");
  await page.waitForFunction(() => document.querySelectorAll(".pdf-page").length === 4);
  const step = page.locator("pull-back [data-pullback]").nth(ELEMENT);
  await expect(step).toHaveAttribute("data-step", "seed.z");
  await expect(page.locator("pull-back [data-pullback]").nth(FILE)).toHaveAttribute("data-step", "start");
  await expect(page.locator("pull-back .dock button")).toHaveCount(0);
});
