// npm run test:unit: the unit tests, or those whose file names contain one of the arguments.
import { setUp } from "./setup.js";
import { runTool, toolPath } from "./tool.js";

setUp();
process.exitCode = runTool(toolPath("vitest"), ["run", ...process.argv.slice(2)]) ? 0 : 1;
