// npm run examples: installs what is missing, builds the site and the library, and serves the project's
// folder, in which the pages of examples/ find both.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { hostFiles } from "./file-host.js";
import { root, setUp } from "./setup.js";
import { runTool } from "./tool.js";

setUp();
const { build } = await import("vite");
await build({ root });
if (!runTool(join(root, "scripts/build-lib.js"), [])) process.exit(1);

const { address } = await hostFiles(root, "/", { "Cache-Control": "no-store" });
console.log("\nThe examples are at the addresses below. Ctrl+C stops them.");
for (const name of readdirSync(join(root, "examples"))) console.log(`  ${address}examples/${name}/`);
