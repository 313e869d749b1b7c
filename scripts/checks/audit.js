// npm run audit: Lighthouse's scores of the built site on a desktop. Fails if a score is too low.
import { join } from "node:path";
import { root, setUp } from "../run/setup.js";

const pages = ["", "cases/shared-intermediate/", "cases/linear-layer/"];
const least = { performance: 95, accessibility: 100, "best-practices": 100, seo: 100 };
/** The number of runs per page. Load times vary, so the median counts. */
const runs = 3;

setUp();
const [{ build }, { chromium }, { default: lighthouse, desktopConfig }] = await Promise.all([
  import("vite"),
  import("playwright"),
  import("lighthouse"),
]);
const [{ findBrowser }, { freePort, hostFiles }, { installBrowser }] = await Promise.all([
  import("../run/find-browser.js"),
  import("../build/file-host.js"),
  import("../run/install-browser.js"),
]);

/** Returns the reports of a page, each with its scores and the audits that lowered them. */
async function reportsOf(url, port) {
  const reports = [];
  for (let run = 0; run < runs; run++) {
    const result = await lighthouse(url, { port, logLevel: "error" }, desktopConfig);
    if (result === undefined || result.lhr.runtimeError)
      throw new Error(
        `Lighthouse could not load ${url}: ${result?.lhr.runtimeError?.message ?? "no result"}`,
      );
    reports.push(result.lhr);
  }
  return reports;
}

function medianOf(numbers) {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
}

function scoresOf(reports) {
  return Object.fromEntries(
    Object.keys(least).map((id) => [
      id,
      medianOf(reports.map(({ categories }) => Math.round(100 * (categories[id].score ?? 0)))),
    ]),
  );
}

/** Returns the audits that lowered a category's score, with their values. */
function blame({ audits, categories }, id) {
  return categories[id].auditRefs
    .filter(({ weight }) => weight > 0)
    .map((reference) => audits[reference.id])
    .filter(({ score }) => score !== null && score < 1)
    .map(({ title, displayValue }) => `    ${title}${displayValue ? `: ${displayValue}` : ""}`);
}

if (!installBrowser()) process.exit(1);
await build({ root, logLevel: "error" });
const host = await hostFiles(join(root, "dist"));
const port = await freePort();
const options = findBrowser();
const browser = await chromium.launch({
  ...options,
  args: [...(options.args ?? []), `--remote-debugging-port=${port}`],
});
try {
  const table = {};
  const complaints = [];
  for (const page of pages) {
    const reports = await reportsOf(host.address + page, port);
    const scores = scoresOf(reports);
    table[page || "start page"] = scores;
    for (const [id, score] of Object.entries(scores)) {
      if (score >= least[id]) continue;
      const worst = reports.find(({ categories }) => Math.round(100 * categories[id].score) <= score);
      complaints.push(`${page || "start page"}: ${id} is ${score}, at least ${least[id]} is wanted.`);
      complaints.push(...blame(worst, id));
    }
  }
  console.table(table);
  for (const complaint of complaints) console.error(complaint);
  if (complaints.length > 0) process.exitCode = 1;
} finally {
  await browser.close();
  await host.stop();
}
