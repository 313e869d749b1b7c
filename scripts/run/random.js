// npm run random: runs 10,000 random events over all cases, the gradient check on 10,000 random inputs, and 10,000
// random programs of Python, compared with python3. npm test has 300 of each. PULLBACK_SEED chooses others, PULLBACK_EVENTS replays given events.
import { root, setUp } from "./setup.js";
import { runTool, toolPath } from "./tool.js";

setUp();
const { installBrowser } = await import("./install-browser.js");
const env = { PULLBACK_EVENT_COUNT: "10000", PULLBACK_DRAWS: "10000", ...process.env };
const draws = ["run", "check-verdicts", "random-programs", "--testTimeout=3000000"];
const test = ["test", "--config", "e2e/playwright.config.ts", "random-events", ...process.argv.slice(2)];
const passed =
  runTool(toolPath("vite"), ["build", root]) &&
  installBrowser() &&
  runTool(toolPath("playwright"), test, { env }) &&
  runTool(toolPath("vitest"), draws, { env });
process.exitCode = passed ? 0 : 1;
