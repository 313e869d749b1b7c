// npm run build:single -- --case recurrence: writes the whole site as one HTML file that opens with a case.
// It works from disk by a double click, without a network.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { runnerImport } from "vite";
import { root } from "../run/setup.js";

// Modules loaded below would otherwise run in development mode, and the build after them would be a
// development build.
process.env.NODE_ENV = "production";

const load = async (file) => (await runnerImport(join(root, file), { root, configFile: false })).module;

try {
  const [{ readOptions }, { cases }, { buildSingleFile }, { openingWith }] = await Promise.all(
    [
      "scripts/build/single-options.ts",
      "src/cases/all.ts",
      "scripts/build/single-file.ts",
      "src/player/single-file.ts",
    ].map(load),
  );
  const { slug, query, out } = readOptions(process.argv.slice(2), cases);
  const html = openingWith(await buildSingleFile(root), slug, query);
  const file = resolve(out);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, html);
  console.log(`${file} is built, ${(Buffer.byteLength(html) / 1e6).toFixed(1)} MB.`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
