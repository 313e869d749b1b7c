import type { Locator } from "playwright/test";
import { findings } from "./testing/axe.ts";
import { embedded, openHost } from "./testing/host-page.ts";
import { look } from "./testing/looks.ts";
import { expectStep, notice, open, player, still } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const ready = (root: Locator) => expect(root).toHaveAttribute("data-ready", "true");
const at = (root: Locator, key: string) => expect(root).toHaveAttribute("data-step", key);
const frame = (site: string | undefined, title: string, query: string, [width, height] = [640, 400]) =>
  `<iframe title="${title}" src="${site}cases/shared-intermediate/?embed=1&${query}" width="${width}" height="${height}"></iframe>`;

test("an embed does not touch the focus, the keys and the history of the page around it", async ({
  page,
  baseURL,
}) => {
  await openHost(
    page,
    `<input aria-label="Notes" autofocus>${frame(baseURL, "Keys on", "step=eval.v2")}
     ${frame(baseURL, "Keys off", "step=eval.v2&keys=off")}`,
  );
  const [on, off] = [embedded(page, "Keys on"), embedded(page, "Keys off")];
  await ready(on.player);
  await ready(off.player);
  const field = page.getByRole("textbox", { name: "Notes" });
  await expect(field).toBeFocused();
  const entries = await page.evaluate(() => history.length);

  await page.keyboard.type("a b");
  for (const key of ["ArrowRight", "PageDown", "End"]) await page.keyboard.press(key);
  await expect(field).toHaveValue("a b");
  await field.evaluate((input: HTMLInputElement) => input.blur());
  for (const key of ["ArrowRight", " ", "End"]) await page.keyboard.press(key);
  await at(on.player, "eval.v2");

  await on.player.getByRole("main").click({ position: { x: 20, y: 20 } });
  await page.keyboard.press("ArrowRight");
  await at(on.player, "eval.v3");
  await off.player.getByRole("main").click({ position: { x: 20, y: 20 } });
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("End");
  await off.frame.getByRole("button", { name: "Step forward" }).click();
  await at(off.player, "eval.v3");
  expect(await page.evaluate(() => history.length)).toBe(entries);
  expect(page.url()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
});

test("Open leads to the case's own page at the current step", async ({ page }) => {
  await page.setViewportSize({ width: 640, height: 400 });
  await open(page, "shared-intermediate", "?embed=1&x=0.5&step=acc.v3.0&zoom=0&keys=off&theme=dark");
  await page.getByRole("button", { name: "Step forward" }).click();
  await expectStep(page, "acc.v3.1");
  expect(new URL(page.url()).searchParams.get("step")).toBe("acc.v3.0");
  const opening = page.waitForEvent("popup");
  await page.getByRole("link", { name: "Open" }).click();
  const whole = await opening;
  await ready(player(whole));
  await expectStep(whole, "acc.v3.1");
  await expect(player(whole)).not.toHaveAttribute("data-embed");
  await expect(whole.getByRole("tab", { name: "Derivation" })).toBeVisible();
  await expect(whole).toHaveURL(/\/cases\/shared-intermediate\/\?x=0\.5&step=acc\.v3\.1&theme=dark$/);
});

test("an embed that starts hidden fits once it is shown, and plays only while visible", async ({
  page,
  baseURL,
}) => {
  await page.clock.install();
  await openHost(
    page,
    `<div style="display: none">${frame(baseURL, "Hidden", "play=1&loop=2..9", [960, 540])}</div>`,
  );
  const { player: root, frame: inside } = embedded(page, "Hidden");
  const show = (display: "none" | "block") =>
    page.locator("div").evaluate((slide, value) => {
      slide.style.display = value;
    }, display);
  const index = () => root.getAttribute("data-index");
  const button = inside.locator("button.play");
  const view = async () => (await inside.locator("g.camera").getAttribute("transform")) ?? "";
  await ready(root);
  await expect(button).toHaveAttribute("aria-label", "Play");
  const hidden = await index();
  await page.clock.runFor(5000);
  expect(await index()).toBe(hidden);
  expect(await view()).not.toMatch(/NaN|Infinity/);

  await show("block");
  await expect(button).toHaveAttribute("aria-label", "Pause");
  await page.clock.runFor(1000);
  await expect(root).not.toHaveAttribute("data-index", String(hidden));
  expect(await view()).toMatch(/^translate\([\d.-]+,[\d.-]+\) scale\([\d.]+\)$/);
  const graph = await inside.locator("svg[role=img]").boundingBox();
  for (const node of await inside.locator("[data-node] rect.card").all()) {
    const box = await node.boundingBox();
    if (graph === null || box === null) throw new Error("there is no graph");
    expect(box.width).toBeGreaterThan(60);
    expect(box.x).toBeGreaterThanOrEqual(graph.x);
    expect(box.x + box.width).toBeLessThanOrEqual(graph.x + graph.width);
  }

  await show("none");
  await expect(button).toHaveAttribute("aria-label", "Play");
  const left = await index();
  await page.clock.runFor(5000);
  expect(await index()).toBe(left);
});

test("an embed without size, hidden, or out of view waits, and plays once it is visible", async ({
  page,
  baseURL,
}) => {
  const unseen = {
    "No size": "width: 0; height: 0",
    "No height": "height: 0",
    Hidden: "visibility: hidden",
    Below: "position: absolute; top: 6000px",
  };
  // Starts near the end, so that the end comes soon.
  const query = "step=acc.v2.0&play=1&speed=8";
  const all = Object.entries({ ...unseen, Seen: "" }).map(
    ([title, style]) =>
      `<div style="width: 640px; height: 300px; ${style}">${frame(baseURL, title, query)}</div>`,
  );
  await openHost(page, `<style>iframe { width: 100%; height: 100%; border: 0 }</style>${all.join("")}`);
  const titles = Object.keys(unseen);
  for (const title of titles) await ready(embedded(page, title).player);
  await at(embedded(page, "Seen").player, "collect");
  for (const title of titles) {
    await at(embedded(page, title).player, "acc.v2.0");
    await expect(embedded(page, title).frame.locator("button.play")).toHaveAttribute("aria-label", "Play");
  }
  await page.locator("div").evaluateAll((slides) => {
    for (const slide of slides) slide.style.cssText = "width: 640px; height: 300px";
  });
  for (const title of titles) {
    await page.locator(`iframe[title="${title}"]`).scrollIntoViewIfNeeded();
    await at(embedded(page, title).player, "collect");
  }
});

test("a loop repeats until paused", async ({ page }) => {
  await open(page, "two-inputs", "?embed=1&loop=acc.v3.0..acc.v2.0&play=1&speed=8");
  // The keys of all steps of the loop, in order.
  await player(page).evaluate((root) => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    new MutationObserver(() => seen.push(root.dataset.step ?? "")).observe(root, {
      attributeFilter: ["data-step"],
    });
  });
  const seen = () => page.evaluate(() => (window as unknown as { readonly seen: readonly string[] }).seen);
  const round = "acc.v3.0 acc.v3.1 acc.v2.0";
  await expect.poll(async () => (await seen()).join(" ")).toContain(`${round} ${round}`);
  await page.getByRole("button", { name: "Pause" }).click();
  const paused = await player(page).getAttribute("data-step");
  await expect(page.getByRole("button", { name: "Play" })).toBeVisible();
  expect(round).toContain(paused ?? "none");
  expect(new Set(await seen())).toEqual(new Set(round.split(" ")));

  await open(page, "two-inputs", "?embed=1&loop=acc.v9.0..collect");
  await expect(notice(page)).toHaveText(/loop cannot be "acc\.v9\.0\.\.collect".*no loop/);
});

const SIZES = [
  [960, 540],
  [600, 400],
  [390, 600],
  [320, 240],
] as const;

/** Returns the parts that are clipped or too small to use, in a player as large as its page. */
function troubles(root: HTMLElement): readonly string[] {
  const found: string[] = [];
  if (root.scrollWidth > innerWidth) found.push(`it is ${root.scrollWidth} wide`);
  if (root.scrollHeight > innerHeight) found.push(`it is ${root.scrollHeight} high`);
  const header = root.querySelector(".embed-header")?.getBoundingClientRect().height ?? 0;
  if (header < 24 || header > 56) found.push(`its header is ${header} high`);
  const graph = root.querySelector("svg[role=img]")?.getBoundingClientRect().height ?? 0;
  if (graph < innerHeight * 0.33) found.push(`its graph is ${graph} high`);
  for (const element of root.querySelectorAll<HTMLElement>("a, button, [role=slider]")) {
    const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
    const name = element.getAttribute("aria-label") ?? element.textContent;
    if (width === 0 || element.closest("[aria-hidden=true]")) continue;
    if (left < 0 || right > innerWidth || top < 0 || bottom > innerHeight) found.push(`${name} is cut off`);
    if (Math.min(width, height) < 23.9) found.push(`${name} is ${width} × ${height}`);
  }
  return found;
}

test("an embed has all its parts in view at every size, and axe finds nothing in it", async ({ page }) => {
  for (const slug of ["shared-intermediate", "checkpointed-chain", "tiny-engine"]) {
    await page.setViewportSize({ width: 960, height: 540 });
    await open(page, slug, "?embed=1&step=8");
    await expect(page.locator(".embed-header .katex")).toBeAttached();
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      await still(page);
      expect(await player(page).evaluate(troubles), `${slug} at ${width} × ${height}`).toEqual([]);
    }
    await page.setViewportSize({ width: 600, height: 480 });
    for (const as of ["dark", "light"] as const) {
      await look(page, as);
      expect(await findings(page), `${slug}, ${as}`).toEqual([]);
    }
  }
});

test("with the least room, the current node is whole and a notice leaves the graph in view", async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 240 });
  await open(page, "shared-intermediate", "?embed=1&step=acc.v2.0&speed=99&loop=1..none");
  const boxOf = async (locator: Locator) =>
    (await locator.boundingBox()) ?? { y: Number.NaN, height: Number.NaN };
  const graph = await boxOf(page.locator("svg[role=img]"));
  const card = await boxOf(page.locator("[data-node=v1] rect.card"));
  expect(card.y).toBeGreaterThanOrEqual(graph.y);
  expect(card.y + card.height).toBeLessThanOrEqual(graph.y + graph.height);
  const box = page.locator(".notice");
  const { height } = await boxOf(box);
  expect(height).toBeLessThan(graph.height / 3);
  await page.getByRole("button", { name: "Dismiss the notice" }).focus();
  expect((await boxOf(box)).height).toBeGreaterThan(height);

  await page.setViewportSize({ width: 600, height: 400 });
  await open(page, "linear-layer", "?embed=1&inputs=1&panel=tape");
  expect((await boxOf(page.locator("svg[role=img]"))).height).toBeGreaterThan(220);
});

test("an embed has the parts that its link asks for", async ({ page }) => {
  const part = (name: string) => page.locator(name).first();
  await page.setViewportSize({ width: 960, height: 540 });
  await open(page, "two-inputs", "?embed=1&controls=0&caption=0");
  await expect(page.getByRole("group", { name: "Transport" })).toHaveCount(0);
  await expect(part(".caption")).toHaveCount(0);
  await expect(part(".inputs")).toHaveCount(0);
  await expect(page.getByRole("tab")).toHaveCount(0);
  await page.locator("body").press("ArrowRight");
  await expectStep(page, "eval.v1");

  await page.setViewportSize({ width: 390, height: 600 });
  await open(page, "two-inputs", "?embed=1&inputs=1&panel=tape&step=3");
  await expect(page.getByRole("tab", { name: "Tape" })).toHaveAttribute("aria-selected", "true");
  await expect(page.getByRole("slider", { name: "x₁" })).toBeVisible();
  const [graph, tape] = [await part(".graph").boundingBox(), await part(".panel").boundingBox()];
  expect(graph?.height).toBeGreaterThan(200);
  expect((graph?.y ?? 0) + (graph?.height ?? 0)).toBeLessThanOrEqual(tape?.y ?? 0);
  expect(await player(page).evaluate((root) => root.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});
