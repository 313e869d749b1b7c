import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { casePages } from "./scripts/case-pages.ts";

export default defineConfig(({ isPreview }) => ({
  // Relative: the built site works under any path.
  base: "./",
  // The preview answers as a static host does: an address without a page is not found.
  appType: isPreview ? "mpa" : "spa",
  plugins: [react(), casePages()],
  worker: { format: "es" },
  build: {
    outDir: "dist",
    target: "es2022",
    // No data: addresses, so that the pages' policy need allow no source but the site itself.
    assetsInlineLimit: 0,
  },
  test: {
    include: ["{src,scripts}/**/*.test.{ts,tsx,js}"],
    // Thousands of random links and runs take seconds where a machine is busy.
    testTimeout: 30_000,
    allowOnly: false,
    passWithNoTests: false,
  },
}));
