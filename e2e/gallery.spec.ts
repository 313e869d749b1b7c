import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createServer, type ViteDevServer } from "vite";
import { examples, matrixExamples } from "../src/engine/examples.ts";
import { run } from "../src/engine/run.ts";
import { printedFormulas } from "../src/gallery/printed-formulas.ts";
import { tellingSteps } from "../src/scene/telling-steps.ts";
import { keyAt } from "../src/trace/trace.ts";
import { slugs } from "./testing/goldens.ts";
import { expect, test } from "./testing/test.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Scrolls to the rows of some steps, and returns the tiles and nodes of each row. */
async function tilesOfSteps(section: Element, keys: readonly string[]) {
  section.scrollIntoView();
  const rows = keys.map((key) => ({ key, row: section.querySelector(`[data-step="${key}"]`) }));
  for (const { row } of rows) {
    row?.scrollIntoView();
    // Elements near the viewport are observed when a frame is painted.
    for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
  }
  const count = (row: Element | null, selector: string) => row?.querySelectorAll(selector).length;
  return rows.map(({ key, row }) => ({ key, tiles: count(row, ".tile"), nodes: count(row, ".tile g.node") }));
}

test.describe("in development", () => {
  // One server for both tests: two servers would prepare the packages in the same folder at once.
  test.describe.configure({ mode: "default" });
  let server: ViteDevServer;

  test.beforeAll(async () => {
    server = await createServer({
      root,
      cacheDir: join(root, "test-results/vite"),
      logLevel: "error",
      // The packages may be linked from another folder.
      server: { port: 0, host: "localhost", fs: { strict: false } },
    });
    await server.listen();
  });

  test.afterAll(() => server.close());

  test("the gallery has all examples, and each case at its key steps in every theme", async ({ page }) => {
    await page.goto(`${server.resolvedUrls?.local[0]}gallery.html`);
    const sections = page.locator("section[data-example]");
    await expect(sections.first()).toBeAttached();
    const names = await sections.evaluateAll((all) =>
      all.map((element) => element.getAttribute("data-example")),
    );
    expect(names).toEqual([...examples, ...matrixExamples].map(({ name }) => name));
    for (const slug of slugs) {
      const { trace } = run({ case: slug, params: {}, detail: false });
      const keys = tellingSteps(trace).map((index) => keyAt(trace, index));
      const section = page.locator(`section[data-example="${slug}"]`);
      // One look scrolls through all rows, which takes long on a busy machine.
      await expect
        .poll(() => section.evaluate(tilesOfSteps, keys), { message: slug, timeout: 240_000 })
        .toEqual(keys.map((key) => ({ key, tiles: 4, nodes: 4 * trace.nodes.length })));
    }
  });

  test("the gallery has every formula, drawn and written by every printer", async ({ page }) => {
    await page.goto(`${server.resolvedUrls?.local[0]}gallery.html?example=formulas`);
    const rows = page.locator(".formulas tbody tr");
    await expect(rows).toHaveCount(printedFormulas().length);
    await expect(rows.first().locator(".katex-html")).toBeVisible();
    const empty = await rows.evaluateAll(
      (all) =>
        all.flatMap((row) => [...row.children].filter((cell) => cell.textContent?.trim() === "")).length,
    );
    expect(empty).toBe(0);
  });

  test("each tile has its own theme", async ({ page }) => {
    await page.goto(`${server.resolvedUrls?.local[0]}gallery.html?example=two-inputs`);
    const tiles = page.locator("article").first().locator(".tile");
    await expect(tiles).toHaveCount(4);
    const colours = await tiles.evaluateAll((all) =>
      all.map((tile) => [
        tile.getAttribute("data-theme"),
        getComputedStyle(tile).backgroundColor,
        getComputedStyle(tile).color,
      ]),
    );
    expect(colours.map(([theme]) => theme)).toEqual(["light", "dark", "projector", "forced"]);
    expect(new Set(colours.map(([, paper]) => paper)).size).toBeGreaterThanOrEqual(3);
    expect(new Set(colours.map(([, , ink]) => ink)).size).toBeGreaterThanOrEqual(3);
  });
});

test("the built site has no gallery", async ({ request }) => {
  expect((await request.get("gallery.html")).status()).toBe(404);
  const files = readdirSync(join(root, "dist"), { recursive: true, encoding: "utf8" });
  expect(files).toContain("index.html");
  expect(files.filter((file) => /gallery/i.test(file))).toEqual([]);
});
