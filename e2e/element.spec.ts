import { fileURLToPath } from "node:url";
import { hostFiles } from "../scripts/build/file-host.js";
import type { PullbackElement } from "../src/element/element.ts";
import { heard, openElementPage, playerIn } from "./testing/element-page.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const HOSTILE = `
  * { color: red; letter-spacing: 9px; text-transform: uppercase; visibility: visible }
  :root { --ink: lime; --zoom: 3; font-size: 40px }
  button, svg, [role=option] { display: none !important }
  pull-back { width: 960px; height: 540px }
`;

test("two players on a page of another origin look and act independently", async ({ page, baseURL }) => {
  await openElementPage(page, baseURL, {
    style: HOSTILE,
    body: `<pull-back id="a" case="two-inputs" step="eval.v2" inputs="1"></pull-back>
      <pull-back id="b" case="two-inputs" step="eval.v2" theme="dark"></pull-back>`,
  });
  const [a, b] = [page.locator("#a"), page.locator("#b")];
  for (const element of [a, b]) await expect(playerIn(element)).toHaveAttribute("data-ready", "true");
  await expect(a.locator(".formula .katex").first()).toBeVisible();

  const caption = a.locator(".caption");
  await expect(caption).toHaveCSS("color", "rgb(28, 32, 36)");
  await expect(b.locator(".caption")).toHaveCSS("color", "rgb(236, 234, 229)");
  await expect(caption).toHaveCSS("letter-spacing", "normal");
  await expect(caption).toHaveCSS("text-transform", "none");
  await expect(a.getByRole("button", { name: "Play" })).toBeVisible();
  // The page's fonts, styles and storage have only what all elements share.
  const page0 = await page.evaluate(async () => {
    const sheets = [...document.querySelectorAll("pull-back")].map(
      (element) => element.shadowRoot?.adoptedStyleSheets.slice(1) ?? [],
    );
    return {
      shared: sheets[0]?.length && sheets[0].every((sheet, i) => sheet === sheets[1]?.[i]),
      fonts: [...document.fonts].filter(({ family }) => family.includes("KaTeX")).length,
      loaded: (await document.fonts.ready).check("1em KaTeX_Math"),
      root: document.documentElement.getAttributeNames(),
      stored: localStorage.length + sessionStorage.length,
      focused: document.activeElement?.tagName,
    };
  });
  expect(page0).toEqual({
    shared: true,
    fonts: 20,
    loaded: true,
    root: ["lang"],
    stored: 0,
    focused: "BODY",
  });

  // Without the focus, elements get no key. With the focus in an element, only that element gets keys.
  const at = (index: number) => ["data-index", String(index)] as const;
  await page.evaluate(() => {
    document.addEventListener("keydown", ({ key }) => {
      document.body.dataset.keys = `${document.body.dataset.keys ?? ""} ${key}`;
    });
  });
  await page.keyboard.press("ArrowRight");
  await a.locator(".stage").click({ position: { x: 12, y: 12 } });
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("n");
  await a.getByRole("textbox", { name: "x₁" }).press("f");
  await expect(page.locator("body")).toHaveAttribute("data-keys", " ArrowRight n");
  await expect(playerIn(a)).toHaveAttribute(...at(3));
  await expect(playerIn(b)).toHaveAttribute(...at(2));

  // Lists and dialogs open inside, in the player's style and theme.
  await b.getByRole("combobox", { name: "Speed" }).click();
  const list = b.locator(".popup");
  await expect(list).toHaveCSS("background-color", "rgb(31, 34, 38)");
  await b.getByRole("option", { name: "2×" }).click();
  await expect(b.getByRole("combobox", { name: "Speed" })).toContainText("2×");
  await expect(a.getByRole("combobox", { name: "Speed" })).toContainText("1×");
  await page.keyboard.press("?");
  const dialog = b.getByRole("dialog");
  await expect(dialog).toBeInViewport();
  const [inner, outer] = [await dialog.boundingBox(), await b.boundingBox()];
  expect(inner?.y).toBeGreaterThan(outer?.y ?? Number.NaN);
  expect((inner?.y ?? 0) + (inner?.height ?? 0)).toBeLessThan((outer?.y ?? 0) + (outer?.height ?? 0));
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await page.keyboard.press("ArrowRight");
  await expect(playerIn(b)).toHaveAttribute(...at(3));
  await expect(page.locator("body > *")).toHaveCount(2);

  // An element without a theme is as dark as the page around it.
  await page.evaluate(() => document.documentElement.style.setProperty("color-scheme", "dark"));
  await expect(caption).toHaveCSS("color", "rgb(236, 234, 229)");
});

test("attributes apply at any time, methods act, and the page gets events", async ({ page, baseURL }) => {
  await openElementPage(page, baseURL, {
    body: `<div><pull-back id="a" case="two-input" x1="4"></pull-back></div>`,
  });
  const a = page.locator("#a");
  const set = (name: string, value: string | null) =>
    a.evaluate(
      (element, [key, text]) =>
        text === null ? element.removeAttribute(key) : element.setAttribute(key, text),
      [name, value] as const,
    );
  const x1 = a.locator('[data-node="x1"]');
  await expect(a.getByRole("alert")).toHaveText('There is no case "two-input".Did you mean "two-inputs"?');
  await set("case", "two-inputs");
  await expect(x1).toHaveAttribute("data-value", "4");
  await expect(playerIn(a)).toHaveAttribute("data-embed", "true");
  expect(await heard(page, "pb-ready")).toEqual([
    { type: "pb-ready", of: "a", detail: { version: expect.any(String), case: "two-inputs", steps: 10 } },
  ]);

  await set("x1", "5");
  await set("step", "acc.v2.0");
  await expect(x1).toHaveAttribute("data-value", "5");
  await expect(playerIn(a)).toHaveAttribute("data-step", "acc.v2.0");
  await set("panel", "tape");
  await expect(a.getByRole("tab", { name: "Tape" })).toHaveAttribute("aria-selected", "true");
  await set("controls", "0");
  await expect(a.getByRole("slider", { name: "Step" })).toHaveCount(0);
  await set("controls", null);
  await expect(a.getByRole("slider", { name: "Step" })).toHaveCount(1);

  // Invalid values change nothing, and are shown once and reported.
  await set("x1", "five");
  await set("step", "nowhere");
  await set("case", "none");
  const notice = a.getByRole("status");
  await expect(notice.locator("p")).toHaveText([
    'x1 cannot be "five": allowed is a finite decimal number. Using 5.',
    /^step cannot be "nowhere": allowed is .* Using acc\.v2\.0\.$/,
    /^case cannot be "none": allowed is .*two-inputs.*\. Using two-inputs\.$/,
  ]);
  await expect(x1).toHaveAttribute("data-value", "5");
  await expect(playerIn(a)).toHaveAttribute("data-step", "acc.v2.0");
  const codes = async () => (await heard(page, "pb-error")).map(({ detail }) => detail.code);
  await expect.poll(codes).toEqual(["bad-case", "bad-value", "bad-value", "bad-value"]);
  await set("x1", "2");
  await expect(notice).not.toContainText("five");

  const states = await a.evaluate(async (element: PullbackElement) => {
    const changed = await element.setState({ params: { x1: 6 }, step: "collect" });
    const refused = await element.go("nowhere").catch((error) => ({ code: error.code }));
    await element.next();
    Object.assign(element, { play: "1" });
    const played = element.getAttribute("play");
    element.play = null;
    return { changed, refused, played, first: await element.first(), steps: element.steps };
  });
  expect(states).toMatchObject({
    changed: { case: "two-inputs", params: { x1: 6, x2: 3 }, step: "collect", index: 10, total: 10 },
    refused: { code: "bad-step" },
    played: "1",
    first: { index: 0, phase: "start", playing: false },
    steps: 10,
  });
  expect(await heard(page, "pb-edge")).toEqual([{ type: "pb-edge", of: "a", detail: { at: "last" } }]);
  await expect
    .poll(async () => (await heard(page, "pb-step")).at(-1)?.detail)
    .toMatchObject({ index: 0, total: 10, key: "start", phase: "start", text: expect.any(String) });

  await set("case", "recurrence");
  await expect(playerIn(a)).toHaveAttribute("data-case", "recurrence");
});

test.describe("a misspelt attribute", () => {
  test.use({ provoked: [/^console: <pull-back case="two-inputs"> has no attribute/] });

  test("gets one warning, which names the nearest known attribute", async ({ page, baseURL }) => {
    const warnings: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "warning") warnings.push(message.text());
    });
    const a = page.locator("#a");
    await openElementPage(page, baseURL, {
      body: `<pull-back id="a" class="wide" case="two-inputs" panl="tape"></pull-back>`,
    });
    await expect(playerIn(a)).toHaveAttribute("data-ready", "true");
    await a.evaluate((element) => element.setAttribute("x3", "1"));
    await a.evaluate((element) => element.setAttribute("x3", "2"));
    await expect
      .poll(() => warnings)
      .toEqual([
        '<pull-back case="two-inputs"> has no attribute "panl". Did you mean "panel"?',
        '<pull-back case="two-inputs"> has no attribute "x3". Did you mean "x1"?',
      ]);
  });
});

test("an element that starts hidden fits when shown, keeps its state when moved, and ends when removed", async ({
  page,
  baseURL,
}) => {
  await openElementPage(page, baseURL, {
    style: "pull-back { height: 400px }",
    body: `<div id="one" style="display: none"><pull-back id="a" case="two-inputs" step="3"></pull-back></div>
      <div id="two" style="width: 600px"></div>`,
  });
  const a = page.locator("#a");
  await expect(playerIn(a)).toHaveAttribute("data-ready", "true");
  await page.evaluate(() => document.querySelector("#one")?.removeAttribute("style"));
  for (const id of ["x1", "x2", "v3"]) {
    await expect(a.locator(`[data-node="${id}"]`)).toBeInViewport({ ratio: 1 });
  }

  await a.evaluate((element: PullbackElement) => element.next());
  await a.evaluate((element) => document.querySelector("#two")?.append(element));
  await expect(playerIn(a)).toHaveAttribute("data-index", "4");
  expect(await a.boundingBox()).toMatchObject({ width: 600, height: 400 });
  expect(page.workers()).toHaveLength(1);
  // The element's own width counts, not the window's: only in a narrow element has the scrubber its own line.
  const top = async (part: string) => (await a.locator(part).boundingBox())?.y;
  await page.evaluate(() => document.querySelector("#two")?.setAttribute("style", "width: 390px"));
  await expect.poll(() => top(".scrubber")).toBeGreaterThan((await top(".transport")) ?? Number.NaN);

  const kept = await a.elementHandle();
  await a.evaluate((element) => element.remove());
  await expect.poll(() => page.workers()).toHaveLength(0);
  await kept?.evaluate((element) => document.body.append(element));
  await expect(playerIn(a)).toHaveAttribute("data-index", "3");
  expect(page.workers()).toHaveLength(1);
});

test("players share one worker, which ends with the last player", async ({ page, baseURL }) => {
  const slugs = [
    "two-inputs",
    "recurrence",
    "checkpointed-chain",
    "linear-layer",
    "tiny-engine",
    "relu-layer",
  ];
  const body = slugs.map((slug) => `<pull-back case="${slug}" step="1"></pull-back>`).join("");
  await openElementPage(page, baseURL, { body, style: "pull-back { height: 300px }" });
  const elements = page.locator("pull-back");
  for (const [i] of slugs.entries()) {
    await expect(playerIn(elements.nth(i))).toHaveAttribute("data-index", "1");
  }
  expect(page.workers()).toHaveLength(1);
  await elements.first().evaluate((element) => element.remove());
  await elements.first().evaluate((element: PullbackElement) => element.setState({ params: { T: 3 } }));
  expect(page.workers()).toHaveLength(1);
  await page.evaluate(() => document.body.replaceChildren());
  await expect.poll(() => page.workers()).toHaveLength(0);
});

test.describe("under a strict policy", () => {
  test.use({ provoked: [/^console: .*worker-src 'none'/] });

  test("an element needs only its scripts and fonts, and works without a worker", async ({
    page,
    baseURL,
  }) => {
    const site = new URL(baseURL ?? "").origin;
    const policy = (worker: string) =>
      `default-src 'none'; script-src ${site}; font-src ${site}; style-src 'self'; img-src data:; worker-src ${worker}; require-trusted-types-for 'script'; trusted-types pullback`;
    const body = `<pull-back id="a" case="shared-intermediate" step="acc.v2.0" panel="check" inputs="1"></pull-back>`;
    const a = page.locator("#a");
    for (const [worker, workers] of [
      ["blob:", 1],
      ["'none'", 0],
    ] as const) {
      await openElementPage(page, baseURL, { body, policy: policy(worker) });
      await expect(playerIn(a)).toHaveAttribute("data-step", "acc.v2.0");
      await a.getByRole("button", { name: "Step forward" }).click();
      await expect(playerIn(a)).toHaveAttribute("data-index", "8");
      await a.getByRole("textbox", { name: "x" }).first().fill("2");
      await page.keyboard.press("Enter");
      await expect(a.locator('[data-node="x"]')).toHaveAttribute("data-value", "2");
      await expect(a.locator(".panel .katex").first()).toBeVisible();
      await expect(a.locator(".caption")).toHaveCSS("color", "rgb(28, 32, 36)");
      await a.getByRole("combobox", { name: "Speed" }).click();
      await expect(a.getByRole("option", { name: "2×" })).toBeVisible();
      expect(page.workers()).toHaveLength(workers);
    }
  });
});

test("the example of a plain page steps and changes its players", async ({ page }) => {
  const host = await hostFiles(fileURLToPath(new URL("..", import.meta.url)));
  await page.goto(`${host.address}examples/plain/`);
  const [shared, at] = [page.locator("#shared"), page.locator("#at")];
  await expect(playerIn(shared)).toHaveAttribute("data-ready", "true");
  await page.getByRole("button", { name: "go to where the second one arrives" }).click();
  await expect(playerIn(shared)).toHaveAttribute("data-step", "acc.v2.0");
  await expect(page.locator("#what")).toContainText("1.1304");
  // Without a height set by the page, the element is so high that nothing scrolls.
  await expect.poll(() => playerIn(shared).evaluate((root) => root.scrollHeight - root.clientHeight)).toBe(0);
  await page.locator("#x").fill("-1");
  await expect(at.locator('[data-node="x"]')).toHaveAttribute("data-value", "-1");
  await expect(playerIn(at)).toHaveAttribute("data-step", "acc.v2.0");
  await page.close();
  await host.stop();
});

test("an element that is hidden or has no size plays once it is visible", async ({ page, baseURL }) => {
  const player = (id: string, style: string) =>
    `<pull-back id="${id}" case="scalar-expression" step="acc.v2.0" play="1" speed="8" style="${style}"></pull-back>`;
  await openElementPage(page, baseURL, {
    body: `${player("seen", "height: 400px")}
      <div style="position: absolute; top: 0; visibility: hidden">${player("hidden", "width: 640px")}</div>
      ${player("none", "width: 0; height: 0; min-height: 0; overflow: hidden")}`,
  });
  const at = (id: string) => playerIn(page.locator(`#${id}`));
  for (const id of ["hidden", "none"]) await expect(at(id)).toHaveAttribute("data-ready", "true");
  await expect(at("seen")).toHaveAttribute("data-step", "collect");
  for (const id of ["hidden", "none"]) await expect(at(id)).toHaveAttribute("data-step", "acc.v2.0");
  // One at a time: a player that is scrolled out of view pauses.
  for (const [id, changed] of [
    ["none", "#none"],
    ["hidden", "body > div"],
  ] as const) {
    await page.locator(changed).evaluate((element) => element.setAttribute("style", "width: 640px"));
    await page.locator(`#${id}`).scrollIntoViewIfNeeded();
    await expect(at(id)).toHaveAttribute("data-step", "collect");
  }
});
