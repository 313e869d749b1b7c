import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { casePages } from "./scripts/build/case-pages.ts";
import { installable } from "./scripts/build/installable.ts";
import { pageTexts } from "./scripts/build/page-texts.ts";
import { sharedWorkerChunks } from "./scripts/build/shared-worker-chunks.ts";
import { singleFile } from "./scripts/build/single-file.ts";
import { siteChunks } from "./scripts/build/site-chunks.ts";
import { siteLibrary } from "./scripts/build/site-library.ts";
import { sourceCode } from "./scripts/build/source-code.ts";
import { withoutFacades } from "./scripts/build/without-facades.ts";

const TESTS = ["{src,scripts,bench}/**/*.test.{ts,tsx,js}"];
/** Tests of memory and stacks, and those that change what others would find, each in a process of its own. */
const ALONE = [
  "src/autodiff/**/{*captures,*memory,deep-graphs}.test.ts",
  "{scripts,src/element}/**/*.test.{ts,js}",
  "src/messages/frame-failure.test.ts",
];

export default defineConfig(({ isPreview }) => ({
  // Relative: the built site works under any path.
  base: "./",
  // The preview answers as a static host does: an address without a page is not found.
  appType: isPreview ? "mpa" : "spa",
  plugins: [
    react(),
    pageTexts(),
    sourceCode(),
    sharedWorkerChunks(),
    withoutFacades(),
    singleFile(),
    casePages(),
    installable(),
    siteLibrary(),
  ],
  worker: { format: "es" },
  build: {
    outDir: "dist",
    target: "es2022",
    // No data: addresses, so that the pages' policy need allow no source but the site itself.
    assetsInlineLimit: 0,
    // Every browser that knows the styles' light-dark() knows modulepreload.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // Reading a property does nothing else, in this code as in the libraries': more of theirs can be left out.
      treeshake: { propertyReadSideEffects: false },
      output: {
        // A few files, where otherwise every set of parts that share something would have its own.
        codeSplitting: {
          groups: siteChunks(import.meta.dirname),
        },
      },
    },
  },
  test: {
    projects: [
      // To load the same modules anew for each file takes as long as all tests.
      {
        extends: true,
        test: { name: "shared", include: TESTS, exclude: ALONE, pool: "threads", isolate: false },
      },
      { extends: true, test: { name: "alone", include: ALONE } },
    ],
    unstubGlobals: true,
    setupFiles: ["scripts/checks/property-tests.ts"],
    // One for each core: the process that hands out the files has little to do.
    maxWorkers: "100%",
    // Thousands of random links and runs take seconds where a machine is busy.
    testTimeout: 120_000,
    allowOnly: false,
    passWithNoTests: false,
  },
}));
