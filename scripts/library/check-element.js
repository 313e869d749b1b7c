// Checks the custom element like a consumer: in a page's script, on a server, and in a Vite build.
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";

const pageScript = `
import "pullback/define";
import { PullbackElement, type PullbackEventMap } from "pullback/element";

export function control(page: Document): void {
  const element = page.querySelector("pull-back");
  element?.addEventListener("pb-step", ({ detail: { index, key } }) => console.log(index.toFixed(), key.length));
  page.body.addEventListener("pb-error", (event: PullbackEventMap["pb-error"]) => console.log(event.detail.code));
  // @ts-expect-error
  element?.addEventListener("pb-step", ({ detail: { nothing } }) => nothing);
  element?.setState({ params: { x1: 3 }, step: "acc.v2.0" }).then(({ phase }) => phase.length);
  element?.play().then(({ playing }) => playing);
  // @ts-expect-error
  element?.setState({ theme: "pink" });
  // @ts-expect-error
  const steps: number = element?.steps;
  page.body.append(new PullbackElement(), String(steps));
}
`;

/** Consumers that compile against the element without a framework, whose types they do not need. */
export const elementConsumers = [{ name: "page-script", code: pageScript, lib: ["ES2023", "DOM"] }];

// The file types for which webpack configurations, such as Docusaurus's, have loaders. Webpack applies
// loaders even to a file that a module names by `new URL`, and writes the loader's module under the name of
// the file.
const LOADED = /\.(woff2?|eot|ttf|otf|svg|png|gif|jpe?g|webp|ico|css)$/i;

/**
 * Builds a consumer's page with Vite.
 *
 * @throws Error if the build lacks a file that the element needs
 */
export async function buildConsumer(folder) {
  const loaded = readdirSync(join(folder, "node_modules/pullback/lib/element")).filter((file) =>
    LOADED.test(file),
  );
  if (loaded.length > 0)
    throw new Error(`Loaders of a bundler would rewrite these files: ${loaded.join(", ")}.`);
  writeFileSync(
    join(folder, "index.html"),
    '<pull-back case="recurrence"></pull-back><script type="module" src="/main.js"></script>',
  );
  writeFileSync(join(folder, "main.js"), 'import "pullback/define";');
  await build({
    root: folder,
    configFile: false,
    logLevel: "error",
    build: { assetsInlineLimit: 0, chunkSizeWarningLimit: 1000 },
  });
  const files = readdirSync(join(folder, "dist/assets"));
  const count = (pattern) => files.filter((file) => pattern.test(file)).length;
  if (count(/^KaTeX_.*\.bin$/) !== 20) throw new Error("A consumer's build of the element lacks fonts.");
  if (count(/^player-.*\.js$/) !== 1) throw new Error("A consumer's build of the element lacks its player.");
}
