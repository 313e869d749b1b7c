// npm run examples: installs what is missing, builds the site and the library, and serves the project's
// folder, in which the pages of examples/ find both.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { root, setUp } from "../run/setup.js";
import { runTool } from "../run/tool.js";
import { hostFiles } from "./file-host.js";

setUp();
const { build } = await import("vite");
await build({ root });
if (!runTool(join(root, "scripts/library/build-lib.js"), [])) process.exit(1);

const { address } = await hostFiles(root, "/", { "Cache-Control": "no-store" });
console.log("\nThe examples are at the addresses below. Ctrl+C stops them.");
for (const name of readdirSync(join(root, "examples"))) console.log(`  ${address}examples/${name}/`);
