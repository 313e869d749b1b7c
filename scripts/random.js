// npm run random: 10,000 random events over all cases; npm test has 300 of them. PULLBACK_SEED picks
// others, PULLBACK_EVENTS replays some.
import { root, setUp } from "./setup.js";
import { runTool, toolPath } from "./tool.js";

setUp();
const { installBrowser } = await import("./install-browser.js");
const env = { PULLBACK_EVENT_COUNT: "10000", ...process.env };
const test = ["test", "--config", "e2e/playwright.config.ts", "random-events", ...process.argv.slice(2)];
const passed =
  runTool(toolPath("vite"), ["build", root]) &&
  installBrowser() &&
  runTool(toolPath("playwright"), test, { env });
process.exitCode = passed ? 0 : 1;
