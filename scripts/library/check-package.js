// Checks the package as it would be published: publint checks the files named in package.json, and "are the
// types wrong" checks that every way to import an entry finds its types. The package must also have the
// documentation and the licences of the packages in the element.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, posix } from "node:path";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { problemAffectsResolutionKind } from "@arethetypeswrong/core/problems";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { root } from "../run/setup.js";

// The package has only ES modules, so CommonJS and resolution without `exports` are not checked.
const WAYS = ["node16-esm", "bundler"];

/** The main packages in the element. Notices that lack any of them were not made from its bundle. */
const NOTICED = ["react-dom", "katex", "@base-ui/react", "d3-selection", "OFL-1.1"];

function pack(folder) {
  const packed = execFileSync("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
    shell: process.platform === "win32",
  });
  const [{ filename, files }] = Object.values(JSON.parse(packed));
  return {
    filename,
    tarball: new Uint8Array(readFileSync(join(folder, filename))),
    paths: files.map(({ path }) => path),
  };
}

/**
 * Returns links of the documentation to files that are not in the package, and install commands with another
 * file name.
 */
function documentationProblems(filename, paths) {
  const problems = [];
  for (const docs of ["docs/embedding.md", "docs/trace-format.md"]) {
    if (!paths.includes(docs)) problems.push(`The package lacks ${docs}.`);
    for (const [, link] of readFileSync(join(root, docs), "utf8").matchAll(/\]\((?!https?:)([^)#]+)/g)) {
      if (!paths.includes(posix.join("docs", link))) problems.push(`${docs}: ${link} is not in the package.`);
    }
  }
  for (const file of ["docs/embedding.md", "README.md"]) {
    const line = /npm install \S*\/(pullback-\S+?\.tgz)/.exec(readFileSync(join(root, file), "utf8"));
    if (line?.[1] !== filename) problems.push(`${file}: the install line does not name ${filename}.`);
  }
  return problems;
}

function noticeProblems(archive) {
  const file = "package/lib/third-party-notices.txt";
  const notices = execFileSync("tar", ["-xzOf", archive, file], { encoding: "utf8" });
  return NOTICED.filter((name) => !notices.includes(name)).map((name) => `${file} does not name ${name}`);
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
  const { filename, tarball, paths } = pack(folder);
  const problems = [
    ...documentationProblems(filename, paths),
    ...(await fieldProblems(tarball)),
    ...(await typeProblems(tarball)),
    ...noticeProblems(join(folder, filename)),
  ];
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
  else
    console.log(
      "package: its fields lead to what they name, every entry has its types, and its documentation is whole.",
    );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
