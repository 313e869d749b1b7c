// Checks the package as it would be published: publint for what the fields of package.json lead to, "are
// the types wrong" for whether every way to import an entry finds its types.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { problemAffectsResolutionKind } from "@arethetypeswrong/core/problems";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { root } from "./setup.js";

// The package is made of ES modules: CommonJS and the resolution of before `exports` are no ways to it.
const WAYS = ["node16-esm", "bundler"];

function pack(folder) {
  const packed = execFileSync("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
    shell: process.platform === "win32",
  });
  return new Uint8Array(readFileSync(join(folder, Object.values(JSON.parse(packed))[0].filename)));
}

async function typeProblems(tarball) {
  const analysis = await checkPackage(createPackageFromTarballData(tarball));
  if (!analysis.types) return ["The package has no types."];
  return analysis.problems
    .filter((problem) => WAYS.some((way) => problemAffectsResolutionKind(problem, way, analysis)))
    .map((problem) => `types: ${JSON.stringify(problem)}`);
}

async function fieldProblems(tarball) {
  const { messages, pkg } = await publint({ pack: { tarball: tarball.buffer }, strict: true });
  return messages.map((message) => `package.json: ${formatMessage(message, pkg, { color: false })}`);
}

const folder = mkdtempSync(join(tmpdir(), "pullback-package-"));
try {
  const tarball = pack(folder);
  const problems = [...(await fieldProblems(tarball)), ...(await typeProblems(tarball))];
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
  else console.log("package: its fields lead to what they name, and every entry has its types.");
} finally {
  rmSync(folder, { recursive: true, force: true });
}
