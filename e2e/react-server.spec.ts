import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "vite";
import { hostFiles } from "../scripts/file-host.js";
import { playerIn } from "./testing/element-page.ts";
import { expect, test } from "./testing/test.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = join(root, "test-results/react-server");

/** The component in React of the documentation, on a server and in its page. */
const APP = {
  "Figure.tsx": () =>
    /^```tsx\n(.*?)^```/ms.exec(readFileSync(join(root, "docs/embedding.md"), "utf8"))?.[1] ?? "",
  "App.tsx": () => `
    import { Figure } from "./Figure.tsx";
    const onStep = (text: string) => (document.title = text);
    export const App = () => <Figure x1={4} onStep={onStep} />;`,
  "server.tsx": () => `
    import { renderToString } from "react-dom/server";
    import { App } from "./App.tsx";
    export const html = renderToString(<App />);`,
  "client.tsx": () => `
    import { hydrateRoot } from "react-dom/client";
    import { App } from "./App.tsx";
    hydrateRoot(document.querySelector("main")!, <App />);`,
};

/** Builds one side of the app and returns the file that it begins with. */
async function buildSide(side: "server" | "client"): Promise<string> {
  const outDir = join(folder, side);
  await build({
    root: folder,
    configFile: false,
    logLevel: "error",
    resolve: { alias: { "pullback/define": "/lib/define.js" } },
    build: {
      ssr: side === "server",
      outDir,
      rolldownOptions: {
        input: join(folder, `${side}.tsx`),
        external: ["/lib/define.js"],
        output: { entryFileNames: "[name].js" },
      },
    },
  });
  return join(outDir, `${side}.js`);
}

test("a component that a server rendered hears of steps from the first on", async ({ page }) => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, code] of Object.entries(APP)) writeFileSync(join(folder, name), code());
  const server = await buildSide("server");
  await buildSide("client");
  cpSync(join(root, "lib"), join(folder, "lib"), { recursive: true });
  // On a server the package is another one, beside the app.
  const code = readFileSync(server, "utf8").replace("/lib/define.js", "../lib/define.js");
  writeFileSync(server, code);
  const { html } = (await import(pathToFileURL(server).href)) as { html: string };
  expect(html).toContain('<pull-back case="two-inputs" x1="4">');
  writeFileSync(
    join(folder, "index.html"),
    `<!doctype html><html lang="en"><head><title>A page</title><link rel="icon" href="data:,">
      <script type="module" src="client/client.js"></script></head><body><main>${html}</main></body></html>`,
  );

  const host = await hostFiles(folder);
  await page.goto(host.address);
  const element = page.locator("pull-back");
  await expect(playerIn(element)).toHaveAttribute("data-ready", "true");
  await element.getByRole("button", { name: "Step forward" }).click();
  await expect(page).toHaveTitle(/v₁/);
  await page.close();
  await host.stop();
});
