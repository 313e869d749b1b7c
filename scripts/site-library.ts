import { join, resolve } from "node:path";
import type { Plugin } from "vite";
import { buildElement } from "./build-element.js";

/** Puts the custom element into the built site, `lib/define.js`, so that other pages can load it from there. */
export function siteLibrary(): Plugin {
  let site = "";
  return {
    name: "pullback:site-library",
    apply: "build",
    configResolved({ root, build }) {
      site = resolve(root, build.outDir);
    },
    closeBundle: {
      order: "post",
      handler: () => buildElement(join(site, "lib")),
    },
  };
}
