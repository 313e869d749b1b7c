import { fileURLToPath } from "node:url";
import { expect, test } from "playwright/test";
import { hostFiles } from "../scripts/build/file-host.js";
import { cases } from "../src/cases/all.ts";

const dist = fileURLToPath(new URL("../dist", import.meta.url));

let host: Awaited<ReturnType<typeof hostFiles>>;

// A course folder on a host that only hands out files: no rewriting, no fallback.
test.beforeAll(async () => {
  host = await hostFiles(dist, "/courses/autodiff/");
});

test.afterAll(() => host.stop());

for (const { slug, title, summary } of [{ slug: "", title: "", summary: "" }, ...cases]) {
  test(`a plain file host in a folder serves ${slug || "the start page"}`, async ({ page }) => {
    const problems: string[] = [];
    page.on("pageerror", (error) => problems.push(error.message));
    page.on("requestfailed", (request) => problems.push(`${request.url()} failed`));
    page.on("response", (answer) => {
      if (answer.status() >= 400) problems.push(`${answer.url()} is ${answer.status()}`);
    });
    await page.goto(`${host.address}${slug ? `cases/${slug}/` : ""}`, { waitUntil: "networkidle" });
    await expect(page).toHaveTitle(slug ? `${title} · Pullback` : /Pullback/);
    if (slug) await expect(page.locator("meta[name=description]")).toHaveAttribute("content", summary);
    await expect(page.locator("#root")).not.toBeEmpty();
    const picture = await page.locator("meta[property='og:image']").getAttribute("content");
    const answer = await page.request.get(new URL(picture ?? "", page.url()).href);
    expect([answer.status(), answer.headers()["content-type"]]).toEqual([200, "image/png"]);
    expect(problems).toEqual([]);
  });
}

test("an address of a case without its slash leads to the case", async ({ page }) => {
  await page.goto("cases/two-inputs?x1=4");
  await expect(page).toHaveURL(/\/cases\/two-inputs\/\?x1=4/);
  await expect(page.locator("#root")).not.toBeEmpty();
});

for (const [address, guess] of [
  ["cases/shared-intermediat/", "Shared intermediate"],
  ["cases/two-input/?x1=2", "Two inputs, one output"],
  ["cases/two-input", "Two inputs, one output"],
  ["cases/shared-intermediat/extra/", "Shared intermediate"],
]) {
  test(`a mistyped ${address} on a plain file host asks what was meant`, async ({ page }) => {
    await page.goto(`${host.address}${address}`);
    await page
      .getByRole("status")
      .getByRole("link", { name: guess ?? "" })
      .click();
    await expect(page.locator("[data-pullback][data-ready=true]")).toBeVisible();
  });
}

test("a plain file host opens a case whose name is in the wrong case", async ({ page }) => {
  await page.goto(`${host.address}cases/Two-Inputs/?step=seed.v3`);
  await expect(page.locator("[data-pullback]")).toHaveAttribute("data-step", "seed.v3");
});

for (const [address, place] of [
  ["cases/two-inputs?x1=4", "cases/two-inputs/"],
  ["cases/two-inputs/extra/", "cases/two-inputs/"],
  ["cases/", ""],
  ["nothing", ""],
  ["nothing/at/all/", ""],
] as const) {
  test(`on a plain file host ${address} leads to ${place || "the start page"}`, async ({ page }) => {
    await page.goto(`${host.address}${address}`);
    await page.waitForURL((url) => url.href.replace(/\?.*/, "") === `${host.address}${place}`);
    await expect(page.locator("[data-pullback][data-ready=true]")).toBeVisible();
  });
}

for (const [address, place] of [
  ["//example.org/", ""],
  ["//example.org/foo", ""],
  ["//example.org/cases/", ""],
  ["/\\example.org/foo", ""],
  ["//cases/two-inputs/", "cases/two-inputs/"],
] as const) {
  test(`at the root of a plain file host ${address} leads to its own ${place || "start page"}`, async ({
    page,
    baseURL,
  }) => {
    await page.route(/^https?:\/\/(example\.org|cases)\//, (route) =>
      route.fulfill({ body: "another host" }),
    );
    await page.goto(`${baseURL?.replace(/\/$/, "")}${address}`);
    await page.waitForURL(`${baseURL}${place}`);
    await expect(page.locator("[data-pullback][data-ready=true]")).toBeVisible();
  });
}

test("on a host that serves no index of a folder, every link names the page's file", async ({ page }) => {
  const bare = await hostFiles(dist, "/courses/autodiff/", {}, false);
  try {
    expect((await page.request.get(bare.address)).status()).toBe(403);
    const player = page.locator("[data-pullback]");
    await page.goto(`${bare.address}index.html`);
    await page.getByRole("link", { name: "Start with case 1" }).click();
    await expect(page).toHaveURL(`${bare.address}cases/scalar-expression/index.html`);
    await expect(player).toHaveAttribute("data-ready", "true");

    await page.keyboard.press("End");
    await expect(page).toHaveURL(`${bare.address}cases/scalar-expression/index.html?step=collect`);
    await page.reload();
    await expect(player).toHaveAttribute("data-step", "collect");

    await page.getByRole("button", { name: /^Next case/ }).click();
    await expect(page).toHaveURL(/\/cases\/shared-intermediate\/index\.html/);
    await page.getByRole("button", { name: "Share", exact: true }).click();
    for (const name of ["Link to this step", "Link to this case"]) {
      const link = page.getByRole("textbox", { name, exact: true });
      await expect(link).toHaveValue(/\/cases\/shared-intermediate\/index\.html/);
      expect((await page.request.get(await link.inputValue())).status()).toBe(200);
    }
    await page.keyboard.press("Escape");

    await page.getByRole("link", { name: "Pullback, all cases" }).click();
    await expect(page).toHaveURL(`${bare.address}index.html`);
    await expect(player).toHaveAttribute("data-ready", "true");
  } finally {
    await bare.stop();
  }
});

test("an address that is no page is not found", async ({ request }) => {
  expect((await request.get("cases/no-such-case/")).status()).toBe(404);
});
