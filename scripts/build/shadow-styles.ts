import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Plugin } from "vite";
import { toShadowCss } from "./shadow-css.ts";

const PREFIX = "\0pullback-style:";

/**
 * Adds every style sheet that a component imports to the elements' shadow roots, which a page's style sheets
 * do not reach, and the fonts to the page.
 */
export function shadowStyles(): Plugin {
  let styles = "";
  return {
    name: "pullback:shadow-styles",
    apply: "build",
    enforce: "pre",
    configResolved({ root }) {
      styles = resolve(root, "src/element/styles.ts");
    },
    async resolveId(source, importer, options) {
      if (!source.endsWith(".css")) return undefined;
      const found = await this.resolve(source, importer, { ...options, skipSelf: true });
      // With this extension, no other plug-in takes the module for a style sheet.
      return found && { id: `${PREFIX}${found.id}.js`, moduleSideEffects: true };
    },
    load(id) {
      if (!id.startsWith(PREFIX)) return undefined;
      const path = id.slice(PREFIX.length, -".js".length);
      this.addWatchFile(path);
      const { css, fonts } = toShadowCss(readFileSync(path, "utf8"));
      const added = fonts.map(({ family, weight, style, file }) => {
        const source = readFileSync(join(dirname(path), file));
        // With the extension of a font, the rules of some bundlers would replace the file's content by a
        // module.
        const asset = this.emitFile({ type: "asset", name: `${file.split("/").at(-1)}.bin`, source });
        const descriptors = JSON.stringify({ weight, style, display: "block" });
        return `addFont(${JSON.stringify(family)}, import.meta.ROLLUP_FILE_URL_${asset}, ${descriptors});`;
      });
      return [
        `import { addFont, addStyle } from ${JSON.stringify(styles)};`,
        `addStyle(${JSON.stringify(css)});`,
        ...added,
      ].join("\n");
    },
  };
}
