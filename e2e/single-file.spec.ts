import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { hostFiles } from "../scripts/build/file-host.js";
import { openingWith } from "../src/player/single-file.ts";
import { expectIndex, expectStep, node, player, still, total } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "dist");

let folder = "";

test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "pullback-"));
});

test.afterEach(() => rmSync(folder, { recursive: true }));

test("a file on disk holds all cases, makes no requests, and works without a network", async ({ page }) => {
  const file = join(folder, "recurrence.html");
  const args = ["--case", "recurrence", "--query", "T=7&step=seed.h7", "--out", file];
  execFileSync(process.execPath, ["scripts/build/build-single.js", ...args], { cwd: root, stdio: "pipe" });
  // A development build would be larger.
  expect(statSync(file).size).toBeLessThan(3.2e6);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.context().setOffline(true);

  await page.goto(pathToFileURL(file).href);
  await expect(player(page)).toHaveAttribute("data-case", "recurrence");
  await expect(player(page)).toHaveAttribute("data-ready", "true");
  await expectStep(page, "seed.h7");
  await page.keyboard.press("End");
  await expectStep(page, "collect");
  await expectIndex(page, await total(page));
  await expect(node(page, "x")).toHaveAttribute("data-adjoint", /^0\.086/);
  await expect(page).toHaveURL(/recurrence\.html\?case=recurrence&T=7&step=collect$/);

  await expect(page.locator(".derivation .katex").first()).toBeVisible();
  const fonts = () =>
    page.evaluate(() =>
      [...document.fonts].filter((font) => font.status === "loaded").map((font) => font.family),
    );
  await expect.poll(fonts).toEqual(expect.arrayContaining(["KaTeX_Main", "KaTeX_Math"]));
  for (const [tab, content] of [
    ["Tape", ".tape tbody tr"],
    ["Code", ".listing"],
    ["Check", ".check-table"],
  ] as const) {
    await page.getByRole("tab", { name: tab }).click();
    await expect(page.locator(content).first()).toBeVisible();
  }
  await page.getByRole("button", { name: "Help" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();

  await page.getByRole("combobox", { name: /^Choose a case/ }).click();
  await page.getByRole("option", { name: /Two inputs/ }).click();
  await expect(player(page)).toHaveAttribute("data-case", "two-inputs");
  await still(page);
  await page.keyboard.press("ArrowRight");
  await expectStep(page, "eval.v1");
  await page.goBack();
  await expect(player(page)).toHaveAttribute("data-case", "recurrence");

  await page.getByRole("link", { name: "Pullback, all cases" }).click();
  await expect(page.getByText("SIL OPEN FONT LICENSE")).toBeHidden();
  await page.getByRole("link", { name: "Third-party notices" }).click();
  await expect(page.getByText("SIL OPEN FONT LICENSE")).toBeVisible();
  await page.getByRole("link", { name: "Start with case 1" }).click();
  await expect(player(page)).toHaveAttribute("data-case", "scalar-expression");
  await expect(player(page)).toHaveAttribute("data-ready", "true");
  const elsewhere = asked.filter(
    (url) => !url.startsWith(pathToFileURL(file).href) && !url.startsWith("blob:"),
  );
  expect(elsewhere).toEqual([]);
  await page.context().setOffline(false);
});

test("frames with the file's text show a case and step, with and without an origin", async ({ page }) => {
  writeFileSync(join(folder, "index.html"), '<link rel="icon" href="data:,"><body>');
  const host = await hostFiles(folder);
  await page.goto(host.address);
  const html = openingWith(readFileSync(join(dist, "single.html"), "utf8"), "two-inputs", "step=eval.v1");
  await page.evaluate((text) => {
    for (const sandbox of [null, "allow-scripts"]) {
      const [srcdoc, blob] = [document.createElement("iframe"), document.createElement("iframe")];
      srcdoc.srcdoc = text;
      blob.src = URL.createObjectURL(new Blob([text], { type: "text/html" }));
      for (const frame of [srcdoc, blob]) if (sandbox !== null) frame.setAttribute("sandbox", sandbox);
      document.body.append(srcdoc, blob);
    }
  }, html);
  for (let i = 0; i < 4; i++) {
    const frame = page.frameLocator("iframe").nth(i);
    const inside = frame.locator("[data-pullback]");
    await expect(inside).toHaveAttribute("data-step", "eval.v1");
    await inside.press("ArrowRight");
    await expect(inside).toHaveAttribute("data-step", "eval.v2");
    // Timers run in the order of their deadlines, so the timer that writes the address has run before this
    // timer.
    await inside.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
  }
  await page.close();
  await host.stop();
});

test("a page of the site in a frame with its text leads to the single file", async ({ page, baseURL }) => {
  // A page without an icon would ask for one that the site lacks.
  const around = '<!doctype html><link rel="icon" href="data:,"><body>';
  await page.route("**/around.html", (route) => route.fulfill({ contentType: "text/html", body: around }));
  await page.goto(`${baseURL}around.html`);
  const html = readFileSync(join(dist, "cases/two-inputs/index.html"), "utf8");
  await page.evaluate(
    (text) => {
      const frame = document.createElement("iframe");
      frame.srcdoc = text;
      document.body.append(frame);
    },
    html.replace("<head>", `<head><base href="${baseURL}cases/two-inputs/">`),
  );
  await expect(page.frameLocator("iframe").getByRole("link", { name: "Start with case 1" })).toBeVisible();
  expect(page.frames()[1]?.url()).toBe(`${baseURL}single.html`);
});

test.describe("without an origin", () => {
  test.use({ provoked: [/blocked by CORS policy|net::ERR_FAILED/] });

  test("the pages of the built site lead to the single file when opened from disk", async ({ page }) => {
    await page.goto(`${pathToFileURL(join(dist, "cases/two-inputs/index.html")).href}?x1=4&step=eval.v1`);
    await expect(page).toHaveURL(/\/single\.html\?case=two-inputs&x1=4&step=eval\.v1$/);
    await expectStep(page, "eval.v1");
    await expect(node(page, "x1")).toHaveAttribute("data-value", "4");
  });

  test("a case steps in a frame, on a plain file host, without storage", async ({ page }) => {
    const site = await hostFiles(dist, "/courses/autodiff/");
    const link = `${site.address}cases/two-inputs/?embed=1&x1=4&step=eval.v1`;
    writeFileSync(
      join(folder, "index.html"),
      `<link rel="icon" href="data:,"><iframe sandbox="allow-scripts" src="${link}" width="960" height="540">`,
    );
    const host = await hostFiles(folder);
    await page.goto(host.address);
    const frame = page.frameLocator("iframe");
    await expect(frame.locator("[data-pullback]")).toHaveAttribute("data-step", "eval.v1");
    await expect(frame.locator('[data-node="x1"]')).toHaveAttribute("data-value", "4");
    await frame.getByRole("button", { name: "Step forward" }).click();
    await expect(frame.locator("[data-pullback]")).toHaveAttribute("data-step", "eval.v2");
    await page.keyboard.press("End");
    await expect(frame.locator("[data-pullback]")).toHaveAttribute("data-step", "collect");
    const inside = page.frames()[1];
    expect(inside?.url()).toBe(`${site.address}single.html?case=two-inputs&embed=1&x1=4&step=eval.v1`);
    expect(await inside?.evaluate(() => self.origin)).toBe("null");
    await Promise.all([host.stop(), site.stop()]);
  });
});
