// npm run check: format, lint, types, and the unit tests that the uncommitted changes can affect. With a commit as
// argument, `-- main`, it takes all changes since that commit.
import { setUp } from "./setup.js";
import { runTool, toolPath } from "./tool.js";

setUp();
const [since = "HEAD"] = process.argv.slice(2);
const passed =
  runTool(toolPath("biome", "@biomejs/biome"), ["ci", "--error-on-warnings"]) &&
  runTool(toolPath("tsc", "typescript"), []) &&
  runTool(toolPath("vitest"), ["run", `--changed=${since}`, "--passWithNoTests"]);
process.exitCode = passed ? 0 : 1;
