// npm run test:browser -- journeys: builds the site and the library where the source has changed since the last
// build, and runs the browser tests whose file names contain one of the arguments.
import { buildIfChanged } from "./build.js";
import { setUp } from "./setup.js";
import { runTool, toolPath } from "./tool.js";

setUp();
const { installBrowser } = await import("./install-browser.js");
const test = ["test", "--config", "e2e/playwright.config.ts", "--reporter=list", ...process.argv.slice(2)];
const passed = buildIfChanged() && installBrowser() && runTool(toolPath("playwright"), test);
process.exitCode = passed ? 0 : 1;
