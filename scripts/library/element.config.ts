import { resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { AFTER_PICTURE, groupingOf, LIBRARIES, PAPER } from "../build/chunk-groups.ts";
import { inlineWorker } from "../build/inline-worker.ts";
import { thirdPartyNotices } from "../build/notices.ts";
import { shadowStyles } from "../build/shadow-styles.ts";
import { sourceCode } from "../build/source-code.ts";
import { withoutFacades } from "../build/without-facades.ts";

const { groupOf } = groupingOf(resolve(import.meta.dirname, "../.."));

/** Builds the custom element, `element.js` and `define.js`, with all files that they need. */
export default defineConfig({
  base: "./",
  publicDir: false,
  logLevel: "warn",
  plugins: [react(), sourceCode(), inlineWorker(), shadowStyles(), withoutFacades(), thirdPartyNotices()],
  build: {
    outDir: "lib",
    emptyOutDir: false,
    target: "es2022",
    modulePreload: false,
    // The size of everything that a page needs for its first picture.
    chunkSizeWarningLimit: 800,
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { element: "src/element/element.ts", define: "src/element/define.ts" },
      preserveEntrySignatures: "strict",
      treeshake: { propertyReadSideEffects: false },
      output: {
        entryFileNames: "[name].js",
        chunkFileNames: "element/[name]-[hash].js",
        assetFileNames: "element/[name][extname]",
        // One file for each moment: the import, which works without a document; the first picture; and after it.
        codeSplitting: {
          groups: [
            LIBRARIES.react,
            groupOf("start", ["src/element/element.ts"]),
            groupOf("player", ["src/element/mount.ts"]),
            LIBRARIES.widgets,
            ...Object.entries(AFTER_PICTURE).map(([name, entries]) => groupOf(name, entries)),
            groupOf("paper", PAPER),
          ],
        },
      },
    },
  },
});
