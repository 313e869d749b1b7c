// npm run build:scorm -- --case two-inputs --predict: writes a SCORM 1.2 package, a zip file for learning management systems.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { runnerImport } from "vite";
import { root } from "../run/setup.js";

// As in `build-single.js`.
process.env.NODE_ENV = "production";

const load = async (file) => (await runnerImport(join(root, file), { root, configFile: false })).module;

try {
  const [{ readScormOptions }, { cases }, { buildSingleFile }, { openingWith }, { scormPackage }] =
    await Promise.all(
      [
        "scripts/build/scorm-options.ts",
        "src/cases/all.ts",
        "scripts/build/single-file.ts",
        "src/player/single-file.ts",
        "scripts/build/scorm-package.ts",
      ].map(load),
    );
  const options = readScormOptions(process.argv.slice(2), cases);
  const page = openingWith(await buildSingleFile(root, true), options.slug, options.query);
  const zip = scormPackage(options, page);
  const file = resolve(options.out);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, zip);
  console.log(`${file} is built, ${(zip.length / 1e6).toFixed(1)} MB.`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
