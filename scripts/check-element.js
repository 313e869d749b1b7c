// What a stranger's project does with the custom element: in a page's script, in React, on a server, and in a
// build of Vite.
import { readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { build } from "vite";

const require = createRequire(import.meta.url);

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

const component = `
import "pullback/define";
import type { PullbackElement } from "pullback/element";
import { useRef } from "react";

export function Figure({ x1 }: { readonly x1: number }) {
  const player = useRef<PullbackElement>(null);
  return (
    <figure>
      <pull-back
        ref={player}
        case="two-inputs"
        x1={x1}
        panel="tape"
        className="wide"
        onpb-step={({ detail }) => console.log(detail.text)}
      />
      <button onClick={() => player.current?.next()}>Next</button>
      {/* @ts-expect-error */}
      <pull-back panel="nothing" />
    </figure>
  );
}
`;

/** Who compiles against the element; without React its types are not missed. */
export const elementConsumers = [
  { name: "page-script", code: pageScript, lib: ["ES2023", "DOM"] },
  {
    name: "component",
    code: component,
    lib: ["ES2023", "DOM"],
    packages: ["@types/react", "csstype"],
    jsx: true,
  },
];

/** Puts packages of this project at the disposal of a consumer. */
export function lend(folder, packages) {
  for (const name of packages) {
    const source = dirname(require.resolve(`${name}/package.json`));
    symlinkSync(source, join(folder, "node_modules", name), "junction");
  }
}

/**
 * Builds a consumer's page with Vite.
 *
 * @throws Error if something that the element needs is not in what is built
 */
export async function buildConsumer(folder) {
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
  if (count(/^KaTeX_.*\.woff2$/) !== 20) throw new Error("A consumer's build of the element lacks fonts.");
  if (count(/^mount-.*\.js$/) !== 1) throw new Error("A consumer's build of the element lacks its player.");
}
