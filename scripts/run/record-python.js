// npm run record:python: runs the programs of src/python/programs/ by python3 (3.11), and writes what it prints and
// raises beside them. Arguments choose files: npm run record:python -- classes.
import { join } from "node:path";
import { root, setUp } from "./setup.js";

setUp();
const { runnerImport } = await import("vite");
const path = join(root, "src/python/testing/programs.ts");
const { files, hasPython, record } = (await runnerImport(path, { root, configFile: false })).module;
if (!hasPython()) throw new Error("python3 3.11 is not on this machine");
const wanted = process.argv.slice(2);
for (const file of files().filter(
  (name) => wanted.length === 0 || wanted.some((part) => name.includes(part)),
)) {
  record(file);
  console.log(`src/python/programs/${file} is recorded.`);
}
