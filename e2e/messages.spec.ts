import { readFileSync } from "node:fs";
import type { CommandError } from "../src/messages/command-error.ts";
import { openAround, twoHosts } from "./testing/around.ts";
import { openHost } from "./testing/host-page.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

let hosts: Awaited<ReturnType<typeof twoHosts>>;
test.beforeAll(async () => {
  hosts = await twoHosts();
});
test.afterAll(() => hosts.stop());

const EMBED = "cases/two-inputs/?embed=1";

test("a page of another origin controls an embed by its remote control and by keys, even a thousand times per second", async ({
  page,
}) => {
  const embed = await openAround(page, hosts.around, { src: `${hosts.site}${EMBED}&x1=1` });
  const player = embed.locator("[data-pullback]");
  expect(await page.evaluate(() => window.remote.ready)).toMatchObject({ case: "two-inputs", steps: 10 });
  const shown = await page.evaluate(async () => {
    const all = [
      await window.remote.next(),
      await window.remote.go("acc.v2.0"),
      await window.remote.back(),
      await window.remote.last(),
    ];
    all.push(await window.remote.first(), await window.remote.play(), await window.remote.pause());
    all.push(
      await window.remote.setState({ params: { x1: 5 }, step: "seed.v3", panel: "tape", theme: "dark" }),
    );
    return all;
  });
  expect(shown.map(({ index }) => index)).toEqual([1, 7, 6, 10, 0, 0, 0, 4]);
  expect(shown.map(({ playing }) => playing)).toEqual([
    false,
    false,
    false,
    false,
    false,
    true,
    false,
    false,
  ]);
  const state = { step: "seed.v3", params: { x1: 5, x2: 3 }, panel: "tape", theme: "dark" };
  expect(shown.at(-1)).toMatchObject(state);
  await expect(player).toHaveAttribute("data-step", "seed.v3");
  await expect(embed.locator('[data-node="x1"]')).toHaveAttribute("data-value", "5");
  await expect(embed.getByRole("tab", { name: "Tape" })).toHaveAttribute("aria-selected", "true");

  const refused = await page.evaluate(async () => {
    const reasons = [window.remote.go("acc.v9.0"), window.remote.setState({ params: { x1: "five" } })];
    return Promise.all(
      reasons.map((reason) => reason.catch(({ code, message }: CommandError) => `${code}: ${message}`)),
    );
  });
  expect(refused).toEqual([
    expect.stringMatching(/^bad-step: step="acc\.v9\.0": there is no such step; allowed is /),
    'bad-params: x1="five": it is not a number; allowed is a finite decimal number',
  ]);
  expect(await page.evaluate(() => window.remote.getState())).toMatchObject(state);

  // Keys pressed inside an embed step it. Other keys go to the page around.
  await page.evaluate(() => window.remote.go("acc.v1.1"));
  await page.evaluate(() => window.remote.on("edge", ({ at }) => window.keys.push(`edge ${at}`)));
  await player.locator("svg[data-moving]").click({ position: { x: 5, y: 5 } });
  for (const key of ["ArrowRight", "ArrowRight", "o", "Escape"]) await page.keyboard.press(key);
  await expect(player).toHaveAttribute("data-step", "collect");
  await expect.poll(() => page.evaluate(() => window.keys)).toEqual(["edge last", "o", "Escape"]);

  // Of a thousand messages per second the latest wins, and each request has its answer.
  const last = await page.evaluate(async () => {
    const all = [];
    for (let i = 0; i < 1000; i++) {
      all.push(window.remote.setState({ params: { x1: i / 100 }, step: i % 11 }));
      window.frames[0]?.postMessage(
        ["{", `${i}`, { source: "pullback", v: 1, type: "x".repeat(i) }][i % 3],
        "*",
      );
      if (i % 10 === 0) await new Promise((done) => setTimeout(done, 10));
    }
    return (await Promise.all(all)).at(-1);
  });
  expect(last).toMatchObject({ index: 999 % 11, params: { x1: 9.99, x2: 3 } });
  await expect(player).toHaveAttribute("data-index", String(999 % 11));
  await expect(embed.locator('[data-node="x1"]')).toHaveAttribute("data-value", "9.99");
});

test("an embed tells a page that sends no messages only that it is ready", async ({ page }) => {
  await openAround(page, hosts.around, { src: `${hosts.site}${EMBED}` }, false);
  const player = page.frameLocator("iframe").locator("[data-pullback]");
  await player.getByRole("button", { name: "Last step" }).click();
  await expect(player).toHaveAttribute("data-step", "collect");
  for (const key of ["ArrowRight", "o"]) await player.press(key);
  await expect.poll(() => page.evaluate(() => window.heard.length)).toBeGreaterThan(2);
  const heard = await page.evaluate(() => window.heard);
  const ready = {
    source: "pullback",
    v: 1,
    type: "ready",
    version: expect.any(String),
    case: "two-inputs",
    steps: 10,
  };
  for (const message of heard) expect(message).toEqual({ origin: new URL(hosts.site).origin, data: ready });
});

test("a page that sends JSON as soon as the frame is loaded gets answers", async ({ page }) => {
  const src = `${hosts.site}cases/recurrence/?embed=1`;
  const embed = await openAround(page, hosts.around, { src }, false);
  const message = {
    source: "pullback",
    v: 1,
    type: "set-state",
    id: "a",
    params: { T: 3 },
    step: "acc.z2.0",
  };
  await page.evaluate((text) => window.frames[0]?.postMessage(text, "*"), JSON.stringify(message));
  await expect(embed.locator("[data-pullback]")).toHaveAttribute("data-step", "acc.z2.0");
  const reply = () => page.evaluate(() => window.heard.find(({ data }) => Object(data).id === "a")?.data);
  await expect.poll(reply).toMatchObject({ source: "pullback", v: 1, type: "state", step: "acc.z2.0" });
});

test("each of 60 requests before an embed can answer gets exactly one answer", async ({ page }) => {
  let release = () => {};
  const sent = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/assets/join-host-*.js", async (route) => {
    await sent;
    await route.continue();
  });
  const embed = await openAround(page, hosts.around, { src: `${hosts.site}${EMBED}` }, false);
  await page.evaluate(() => {
    for (let id = 1; id <= 60; id++)
      window.frames[0]?.postMessage({ source: "pullback", v: 1, type: "next", id }, "*");
  });
  // Messages arrive in order, so the earlier messages have arrived.
  await embed.locator("[data-pullback]").evaluate(
    () =>
      new Promise<void>((resolve) => {
        addEventListener("message", () => resolve(), { once: true });
        window.postMessage("last", "*");
      }),
  );
  release();
  const ids = () =>
    page.evaluate(() =>
      window.heard.flatMap(({ data }) => (Object(data).id === undefined ? [] : [Number(Object(data).id)])),
    );
  await expect.poll(async () => (await ids()).length).toBeGreaterThanOrEqual(60);
  await page.evaluate(() =>
    window.frames[0]?.postMessage({ source: "pullback", v: 1, type: "last", id: 61 }, "*"),
  );
  await expect.poll(async () => (await ids()).includes(61)).toBe(true);
  expect((await ids()).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 61 }, (_, i) => i + 1));
});

test.describe("with a parent page of another origin than the link's", () => {
  // The browser reports each message that it does not deliver.
  test.use({ provoked: [/^console: Failed to execute 'postMessage' on 'DOMWindow': The target origin/] });

  test("an embed ignores another origin than its link's, and other windows", async ({ page }) => {
    const src = `${hosts.site}${EMBED}&parentOrigin=https://other.example`;
    const embed = await openAround(page, hosts.around, { src }, false);
    const pinned = embed.locator("[data-pullback]");
    await expect(pinned).toHaveAttribute("data-ready", "true");
    // A window that is not around the embed: an embed of the same site, in the same page.
    await page.evaluate((address) => {
      const other = Object.assign(document.createElement("iframe"), { src: address, className: "other" });
      document.body.append(other);
    }, `${hosts.site}${EMBED}`);
    const free = page.frameLocator("iframe.other").locator("[data-pullback]");
    await expect(free).toHaveAttribute("data-ready", "true");
    const command = { source: "pullback", v: 1, type: "last", id: 1 };
    await page.evaluate((data) => window.frames[0]?.postMessage(data, "*"), command);
    await pinned.evaluate((_, data) => window.parent.frames[1]?.postMessage(data, "*"), command);
    // Messages sent later are answered later, so by then the other window has had its chance.
    await page.evaluate(
      (data) => window.frames[1]?.postMessage({ ...data, type: "next", id: 2 }, "*"),
      command,
    );
    await expect(free).toHaveAttribute("data-index", "1");
    await expect(pinned).toHaveAttribute("data-index", "0");
    const replies = await page.evaluate(() =>
      window.heard.flatMap(({ data }) => (Object(data).id ? [Object(data).id] : [])),
    );
    expect(replies).toEqual([2]);
  });
});

test("with keys=off, all keys pressed inside an embed go to the page around", async ({ page }) => {
  const embed = await openAround(page, hosts.around, { src: `${hosts.site}${EMBED}&keys=off&inputs=1` });
  const player = embed.locator("[data-pullback]");
  await player.locator("svg[data-moving]").click({ position: { x: 5, y: 5 } });
  const pressed = ["ArrowRight", "PageDown", " ", "o", "Escape"];
  for (const key of pressed) await page.keyboard.press(key);
  await expect.poll(() => page.evaluate(() => window.keys)).toEqual(pressed);
  await player.getByRole("textbox", { name: "x₁" }).press("7");
  await player.getByRole("button", { name: "Step forward" }).press(" ");
  await expect(player).toHaveAttribute("data-index", "1");
  expect(await page.evaluate(() => window.keys)).toEqual(pressed);
});

test("a sandboxed embed can be controlled, and reports the height that it needs", async ({ page }) => {
  await openAround(page, hosts.around, { src: `${hosts.site}${EMBED}`, sandbox: "allow-scripts" });
  expect(await page.evaluate(() => window.remote.ready)).toMatchObject({ case: "two-inputs" });
  expect(await page.evaluate(() => window.remote.next())).toMatchObject({ index: 1 });
  const heights = () =>
    page.evaluate(() =>
      window.heard.flatMap(({ data }) => (Object(data).type === "resize" ? [Object(data).height] : [])),
    );
  await expect.poll(heights).not.toEqual([]);
  const [height] = (await heights()).slice(-1);
  expect(height).toBeGreaterThan(200);
  // A frame with that height is not asked for another height.
  await page.locator("iframe").evaluate((iframe, px) => iframe.setAttribute("height", px), String(height));
  await page.evaluate(() => window.remote.last());
  expect((await heights()).slice(-1)).toEqual([height]);
});

test("the example's remote control steps two embeds, by its buttons and by keys pressed in either", async ({
  page,
}) => {
  await page.goto(`${hosts.around}examples/remote/`);
  const players = [0, 1].map((i) => page.frameLocator("iframe").nth(i).locator("[data-pullback]"));
  const output = page.getByRole("status");
  await expect(output).toHaveText("Step 0 of 9");
  await page.getByRole("button", { name: "Last" }).click();
  await page.getByRole("button", { name: "Back" }).click();
  await players[1]?.locator("svg[data-moving]").click({ position: { x: 5, y: 5 } });
  await page.keyboard.press("ArrowLeft");
  await expect(output).toHaveText("Step 7 of 9");
  for (const player of players) await expect(player).toHaveAttribute("data-step", "acc.v2.0");
  const captions = page.locator("figcaption");
  await expect(captions.nth(0)).toContainText("back to v₁");
  expect(await captions.nth(0).textContent()).not.toBe(await captions.nth(1).textContent());
});

test("the remote control of the documentation works unchanged", async ({ page }) => {
  const text = readFileSync(new URL("../docs/embedding.md", import.meta.url), "utf8");
  const [, example = ""] = /```html\n(<!doctype html>.*?)```/s.exec(text) ?? [];
  await openHost(page, example.replaceAll("https://example.org/pullback/", hosts.site));
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.locator("#text")).toHaveText(/^1 of 10: v₁ = /);
  await page.getByRole("button", { name: "x₁ = 100" }).click();
  await expect(page.locator("#text")).toHaveText(/^10 of 10: The gradient is read off/);
  await page.getByRole("button", { name: "Back" }).click();
  await expect(page.locator("#text")).toHaveText(/^9 of 10: /);
});
