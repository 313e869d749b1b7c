import { fileURLToPath } from "node:url";
import { hostFiles } from "../scripts/build/file-host.js";
import { cases } from "../src/cases/all.ts";
import { player, visit } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

const dist = fileURLToPath(new URL("../dist", import.meta.url));

test.use({ contextOptions: { reducedMotion: "reduce" } });

let host: Awaited<ReturnType<typeof hostFiles>>;

// A course folder on a host that only serves files: no rewriting, no fallback.
test.beforeAll(async () => {
  host = await hostFiles(dist, "/courses/autodiff/");
});

test.afterAll(() => host.stop());

test("a plain file host in a folder serves every page with its text and its picture", async ({ request }) => {
  const heads = new Set<string>();
  for (const { slug, title, summary } of [{ slug: "", title: "", summary: "" }, ...cases]) {
    const address = `${host.address}${slug ? `cases/${slug}/` : ""}`;
    const page = await request.get(address);
    expect(page.status(), slug).toBe(200);
    const html = await page.text();
    if (slug) {
      expect(html).toContain(`<title>${title} · Pullback</title>`);
      expect(html).toContain(`<meta name="description" content="${summary}">`);
      heads.add((html.match(/<(script|link|meta http-equiv).*>/g) ?? []).join("\n"));
    }
    const picture = /<meta property="og:image" content="(.*)">/.exec(html)?.[1] ?? "";
    const answer = await request.get(new URL(picture, address).href);
    expect([answer.status(), answer.headers()["content-type"]], slug).toEqual([200, "image/png"]);
  }
  // All cases have the same scripts and policy in their heads.
  expect([...heads]).toHaveLength(1);
});

test("a plain file host in a folder has everything that a page requests", async ({ page }) => {
  await page.goto(host.address, { waitUntil: "networkidle" });
  await expect(page).toHaveTitle(/Pullback/);
  await expect(player(page)).toHaveAttribute("data-ready", "true");
  await page.goto(`${host.address}cases/recurrence/`, { waitUntil: "networkidle" });
  for (const { slug, title } of cases) {
    await visit(page, slug);
    await expect(page, slug).toHaveTitle(`${title} · Pullback`);
    await expect(player(page), slug).toHaveAttribute("data-case", slug);
  }
  await page.waitForLoadState("networkidle");
});

test("on a host that serves no folder index, every link names the page's file", async ({ page }) => {
  const bare = await hostFiles(dist, "/courses/autodiff/", {}, false);
  try {
    expect((await page.request.get(bare.address)).status()).toBe(403);
    await page.goto(`${bare.address}index.html`);
    await page.getByRole("link", { name: "Start with case 1" }).click();
    await expect(page).toHaveURL(`${bare.address}cases/scalar-expression/index.html`);
    await expect(player(page)).toHaveAttribute("data-ready", "true");

    await page.keyboard.press("End");
    await expect(page).toHaveURL(`${bare.address}cases/scalar-expression/index.html?step=collect`);
    await page.reload();
    await expect(player(page)).toHaveAttribute("data-step", "collect");

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
    await expect(player(page)).toHaveAttribute("data-ready", "true");
  } finally {
    await bare.stop();
  }
});

test.describe("at an address without a page", () => {
  test.use({ provoked: [/^response: .* 404$|status of 404/] });

  test("an address of a case without its slash leads to the case", async ({ page }) => {
    await page.goto("cases/two-inputs?x1=4");
    await expect(page).toHaveURL(/\/cases\/two-inputs\/\?x1=4/);
    await expect(page.locator("#root")).not.toBeEmpty();
  });

  test("a mistyped address on a plain file host suggests a case", async ({ page }) => {
    for (const [address, guess] of [
      ["cases/shared-intermediat/", "Shared intermediate"],
      ["cases/two-input/?x1=2", "Two inputs, one output"],
      ["cases/two-input", "Two inputs, one output"],
      ["cases/shared-intermediat/extra/", "Shared intermediate"],
    ] as const) {
      await test.step(address, async () => {
        await page.goto(`${host.address}${address}`);
        await page.getByRole("status").getByRole("link", { name: guess }).click();
        await expect(player(page), address).toHaveAttribute("data-ready", "true");
      });
    }
  });

  test("a plain file host leads from unknown addresses to a page", async ({ page }) => {
    await page.goto(`${host.address}cases/Two-Inputs/?step=seed.v3`);
    await expect(player(page)).toHaveAttribute("data-step", "seed.v3");
    for (const [address, place] of [
      ["cases/two-inputs?x1=4", "cases/two-inputs/"],
      ["cases/two-inputs/extra/", "cases/two-inputs/"],
      ["cases/", ""],
      ["nothing", ""],
      ["nothing/at/all/", ""],
    ] as const) {
      await test.step(address, async () => {
        await page.goto(`${host.address}${address}`);
        await page.waitForURL((url) => url.href.replace(/\?.*/, "") === `${host.address}${place}`);
        await expect(player(page), address).toHaveAttribute("data-ready", "true");
      });
    }
  });

  test("the root of a plain file host leads to its own pages, whatever host an address seems to name", async ({
    page,
    baseURL,
  }) => {
    await page.route(/^https?:\/\/(example\.org|cases)\//, (route) =>
      route.fulfill({ body: "another host" }),
    );
    for (const [address, place] of [
      ["//example.org/", ""],
      ["//example.org/foo", ""],
      ["//example.org/cases/", ""],
      ["/\\example.org/foo", ""],
      ["//cases/two-inputs/", "cases/two-inputs/"],
    ] as const) {
      await test.step(address, async () => {
        await page.goto(`${baseURL?.replace(/\/$/, "")}${address}`);
        await page.waitForURL(`${baseURL}${place}`);
        await expect(player(page), address).toHaveAttribute("data-ready", "true");
      });
    }
  });

  test("an unknown address gives 404", async ({ request }) => {
    expect((await request.get("cases/no-such-case/")).status()).toBe(404);
  });
});
