// npm start: installs what is missing, builds the site, serves it and prints its address.
// PORT=8080 npm start asks for that port; without PORT, 4173 or the next free one.
// What follows `npm start --` goes to `vite preview`, such as --host.
import { setUp } from "./setup.js";
import { runTool, toolPath } from "./tool.js";

setUp();

const vite = toolPath("vite");
if (!runTool(vite, ["build"])) process.exit(1);

const port = process.env.PORT ? ["--port", process.env.PORT, "--strictPort"] : [];
console.log("\nPullback is at the address below. Ctrl+C stops it.");
if (!runTool(vite, ["preview", ...port, ...process.argv.slice(2)])) process.exitCode = 1;
