import type { Page } from "playwright/test";
import { halves, slugs } from "./testing/goldens.ts";
import { open, still, visit } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

/**
 * Steps through a whole case by a key, from its start or its end. Returns the active nodes that are clipped, the
 * numbers that are too small, and the numbers that buttons cover. Of active nodes without room for all of them, those in
 * which a number arrives must be in view.
 */
async function faultsOfEveryStep(
  page: Page,
  by: "ArrowLeft" | "ArrowRight" = "ArrowRight",
): Promise<readonly string[]> {
  return page.evaluate(async (key) => {
    const root = document.querySelector<HTMLElement>("[data-pullback]");
    const svg = document.querySelector("svg[data-moving]");
    if (root === null || svg === null) throw new Error("there is no graph");
    const cardsOf = (states: readonly string[]) =>
      states.map((state) => `[data-node][data-state=${state}] rect.card`).join(", ");
    const arriving = cardsOf(["computing", "visiting", "seeded", "receiving", "keeping"]);
    const active = `${arriving}, ${cardsOf(["operand", "sending"])}, [data-chip] rect.card`;
    const all: string[] = [];
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

    function faultsNow(): string[] {
      const faults: string[] = [];
      const view = svg?.getBoundingClientRect() ?? new DOMRect();
      const boxes = [...(svg?.querySelectorAll(active) ?? [])].map((card) => card.getBoundingClientRect());
      const width = Math.max(...boxes.map((box) => box.right)) - Math.min(...boxes.map((box) => box.left));
      const height = Math.max(...boxes.map((box) => box.bottom)) - Math.min(...boxes.map((box) => box.top));
      const haveRoom = width <= view.width - 10 && height <= view.height - 10;
      for (const card of svg?.querySelectorAll(haveRoom ? active : arriving) ?? []) {
        const { left, right, top, bottom } = card.getBoundingClientRect();
        const by = Math.max(view.left - left, view.top - top, right - view.right, bottom - view.bottom);
        const { node, chip } = card.closest<SVGElement>("[data-node], [data-chip]")?.dataset ?? {};
        if (by > 1) faults.push(`${node ?? chip} is ${Math.round(by)} px out of view`);
      }
      const buttons = [...document.querySelectorAll(".zoom button")].map((button) =>
        button.getBoundingClientRect(),
      );
      for (const text of svg?.querySelectorAll("text") ?? []) {
        const box = text.getBoundingClientRect();
        // Parts outside the view are not painted.
        const [left, right] = [Math.max(box.left, view.left), Math.min(box.right, view.right)];
        const [top, bottom] = [Math.max(box.top, view.top), Math.min(box.bottom, view.bottom)];
        const isCovered = buttons.some(
          (button) =>
            left < button.right - 1 &&
            right > button.left + 1 &&
            top < button.bottom - 1 &&
            bottom > button.top + 1,
        );
        if (left >= right || top >= bottom) continue;
        if (isCovered) faults.push(`buttons cover ${text.textContent}`);
        const size =
          Number(text.getAttribute("font-size")) * ((text as SVGTextElement).getScreenCTM()?.a ?? 0);
        const isNumber = /\d/.test(text.textContent ?? "") && text.closest(".formula") === null;
        if (isNumber && size < 10.99) faults.push(`${text.textContent} has ${size} px`);
      }
      return faults;
    }

    /** Looks for faults that stay. A formula or a caption that comes late takes room, and the view follows it. */
    async function look(step: string | undefined): Promise<void> {
      let faults = faultsNow();
      for (let i = 0; i < 30 && faults.length > 0; i++) {
        await frame();
        faults = faultsNow();
      }
      all.push(...faults.map((fault) => `${step}: ${fault}`));
    }

    await look(root.dataset.step);
    const total = Number(root.dataset.total);
    for (let done = 1; done <= total; done++) {
      root.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
      const index = String(key === "ArrowRight" ? done : total - done);
      // The drawing follows in an effect.
      do await frame();
      while (root.dataset.index !== index);
      await frame();
      await look(root.dataset.step);
    }
    return all;
  }, by);
}

const LINKS = [...slugs.map((slug) => [slug, ""] as const), ["linear-layer", "view=scalar"] as const];

for (const some of halves(LINKS)) {
  test(`active nodes are in view with numbers of 11 pixels that no button covers, on a phone and two desktops: ${some.join(" ")}`, async ({
    page,
  }) => {
    for (const [slug, query] of some) {
      // The tape takes as much room as the derivation, in less time.
      await visit(page, slug, `?${query}&panel=tape`);
      // Forward, back and forward again.
      for (const [width, height, by] of [
        [390, 844, "ArrowRight"],
        [1024, 768, "ArrowLeft"],
        [1440, 900, "ArrowRight"],
      ] as const) {
        await page.setViewportSize({ width, height });
        await still(page);
        expect(await faultsOfEveryStep(page, by), `${slug} ${query} at ${width} × ${height}`).toEqual([]);
      }
    }
  });
}

test("active nodes are in view with numbers of 11 pixels that no button covers, in an embed", async ({
  page,
}) => {
  await page.setViewportSize({ width: 960, height: 540 });
  for (const [slug, query] of LINKS) {
    // An embed does not follow the address.
    await open(page, slug, `?${query}&embed=1`);
    expect(await faultsOfEveryStep(page), `${slug} ${query}`).toEqual([]);
  }
});

test("nothing is wider than the screen, from 320 to 1440 pixels in every theme", async ({ page }) => {
  for (const query of ["theme=light", "theme=projector", "embed=1", "embed=1&theme=projector"]) {
    await page.setViewportSize({ width: 1440, height: 700 });
    // The longest title with a formula.
    const show = query.startsWith("embed") ? open : visit;
    await show(page, "softmax-cross-entropy", `?${query}`);
    for (const width of [
      320, 360, 390, 480, 481, 600, 768, 900, 901, 950, 1024, 1100, 1125, 1126, 1280, 1440,
    ]) {
      await page.setViewportSize({ width, height: 700 });
      const over = await page.evaluate(() => {
        const tools = document.querySelector(".tools, .embed-open")?.getBoundingClientRect().right ?? 0;
        return Math.max(document.documentElement.scrollWidth, tools) - innerWidth;
      });
      expect(over, `${query} at ${width}`).toBeLessThanOrEqual(0);
    }
  }
});

test("the editor of a matrix fits a small phone, and long titles keep their marker", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 568 });
  for (const slug of ["relu-layer", "softmax-cross-entropy", "linear-layer", "checkpointed-chain"]) {
    await visit(page, slug);
    const endOf = async (selector: string) => {
      const box = await page.locator(selector).boundingBox();
      return box === null ? Number.NaN : box.x + box.width;
    };
    // The list's code replaces the button once it is loaded.
    await expect
      .poll(async () => (await endOf(".case-title .icon")) - (await endOf(".case-title")), slug)
      .toBeLessThanOrEqual(0);
    await page.locator(".array-button").first().click();
    await expect(page.locator(".array-popup")).toBeVisible();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide, slug).toBeLessThanOrEqual(0);
    const box = await page.locator(".array-popup").boundingBox();
    expect(box?.x, slug).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0), slug).toBeLessThanOrEqual(320);
  }
});

test("the buttons to the next and the previous case do not move from case to case", async ({ page }) => {
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 844 });
    await visit(page, "scalar-expression");
    const next = page.getByRole("button", { name: /^Next case/ });
    const places = new Set<number | undefined>();
    for (const slug of slugs) {
      await page.locator(`[data-pullback][data-case=${slug}]`).waitFor();
      places.add((await next.boundingBox())?.x);
      if (slug !== slugs.at(-1)) await next.click();
    }
    expect(places.size, `at ${width}`).toBe(1);
  }
});
