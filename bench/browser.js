import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { deflateRawSync } from "node:zlib";
import { chromium } from "playwright";
import { hostFiles } from "../scripts/build/file-host.js";
import { findBrowser } from "../scripts/run/find-browser.js";
import { root } from "../scripts/run/setup.js";
import { runTool, toolPath } from "../scripts/run/tool.js";
import { countFrames, restOf, watchFirstAnswer, watchLongTasks, watchPaints } from "./in-page.js";

const SLUGS = [
  "scalar-expression",
  "shared-intermediate",
  "two-inputs",
  "vector-jacobian-product",
  "linear-layer",
  "relu-layer",
  "softmax-cross-entropy",
  "recurrence",
  "checkpointed-chain",
  "tiny-engine",
];

const LONG_CHAIN = Array.from({ length: 64 }, (_, i) => (0.8 + (i % 7) / 10).toFixed(1));
const MATRIX = Array.from({ length: 4 }, (_, i) => [0, 1, 2, 3].map((j) => ((3 * i + 5 * j) % 7) / 2 - 1));
const matrix = MATRIX.map((row) => row.join(",")).join(";");

/** The runs with the largest graphs, by the names of the rows. */
const LARGE = {
  "recurrence, T = 50": "recurrence/?T=50",
  "checkpointed chain, L = 64": `checkpointed-chain/?w=${LONG_CHAIN.join(",")}`,
  "linear layer of scalars, 4 × 4 × 4": `linear-layer/?view=scalar&X=${matrix}&W=${matrix}&b=1,2,3,4&Ybar=${matrix}`,
};

const STEPS = 12;

/** The loads of a page for a row. */
const LOADS = 5;

/** Returns what people wait for in the built site in Chromium, in wall time: keys, inputs, motion and loading. */
export async function browserRows() {
  if (!existsSync(`${root}/dist/index.html`)) runTool(toolPath("vite"), ["build"]);
  const site = await hostFiles(`${root}/dist`);
  const browser = await chromium.launch(findBrowser());
  try {
    return [
      ...(await keyRows(browser, site.address)),
      ...(await inputRows(browser, site.address)),
      ...(await programRows(browser, site.address)),
      ...(await motionRows(browser, site.address)),
      await panelRow(browser, site.address),
      ...(await loadRows(browser, site.address)),
      ...(await elementRows(browser)),
    ];
  } finally {
    await browser.close();
    await site.stop();
  }
}

function row(what, value, unit, goal) {
  return { group: "browser", what, value, unit, ...(goal !== undefined && { goal }) };
}

/** Opens a case in a page of its own, passes the page to a function once all code is loaded, and closes the page. */
function withCase(browser, address, path, use) {
  return withPage(browser, `${address}cases/${path}`, use);
}

async function withPage(browser, address, use) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(address, { waitUntil: "networkidle" });
  await page.locator("svg[data-moving]").waitFor();
  try {
    return await use(page);
  } finally {
    await context.close();
  }
}

/**
 * Returns the times from keys to the paint of the graph that they change, in milliseconds, in ascending order. Between
 * the keys, nothing asks the page for frames.
 *
 * @param pause the milliseconds after a key that do not count, during which the page waits for more keys
 */
async function timesToPaint(page, press, pause) {
  await page.evaluate(watchPaints, pause);
  const total = Number(await page.locator("[data-total]").getAttribute("data-total"));
  const times = [];
  for (let i = 1; i <= Math.min(STEPS, total); i++) {
    await press();
    times.push(
      await page.evaluate(
        () => window.paints.shift() ?? new Promise((resolve) => (window.painted = resolve)),
      ),
    );
    await page.evaluate(restOf);
  }
  return times.sort((a, b) => a - b);
}

const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

async function keyRows(browser, address) {
  const times = [];
  for (const slug of SLUGS) {
    times.push(
      ...(await withCase(browser, address, `${slug}/`, (page) =>
        timesToPaint(page, () => page.keyboard.press("ArrowRight")),
      )),
    );
  }
  times.sort((a, b) => a - b);
  const rows = [
    row("key to paint, ten cases, median", quantile(times, 0.5), "ms", 16),
    row("key to paint, ten cases, 95 %", quantile(times, 0.95), "ms", 33),
  ];
  for (const [name, path] of Object.entries(LARGE)) {
    const large = await withCase(browser, address, path, (page) =>
      timesToPaint(page, () => page.keyboard.press("ArrowRight")),
    );
    rows.push(row(`key to paint, ${name}, median`, quantile(large, 0.5), "ms", 50));
  }
  return rows;
}

async function inputRows(browser, address) {
  const runs = Object.entries({ "two inputs": "two-inputs/", ...LARGE });
  const rows = [];
  // The matrices of the layer have no slider.
  for (const [name, path] of runs.filter(([, at]) => !at.startsWith("linear-layer"))) {
    const times = await withCase(browser, address, path, async (page) => {
      await page.locator(".inputs input[type=range]").first().focus();
      return timesToPaint(page, () => page.keyboard.press("ArrowDown"));
    });
    rows.push(row(`input to paint, ${name}, median`, quantile(times, 0.5), "ms", 50));
  }
  return rows;
}

/** A program of 30 lines: a perceptron of two layers, whose loss is stepped. */
const PROGRAM = `from pullback import Var, tanh

x = [Var(0.5), Var(-1.0)]
target = 0.25
rate = Var(0.5)
shift = Var(0.1)


class Neuron:
    def __init__(self, inputs, seed):
        self.w = [Var(0.3 * i - 0.2 * seed)
                  for i in range(inputs)]
        self.b = Var(0.1 * seed)

    def __call__(self, x):
        total = self.b
        for w, value in zip(self.w, x):
            total = total + w * value
        return tanh(total)


hidden = [Neuron(2, i) for i in range(3)]
last = Neuron(3, 1)
h = [neuron(x) for neuron in hidden]
y = last(h) * rate
y = y + shift
error = y - target
loss = error ** 2
loss.backward()
print(loss.value)
`;

/** The time that the editor waits after the last key, in milliseconds. */
const PAUSE = 300;

/**
 * Changes of a line by a key, and back: the keys that lead to the place in the text, and the key. The lines between, which
 * may wrap, are none of the long ones.
 */
const CHANGES = {
  "a number": { place: ["ControlOrMeta+Home", ...times(4, "ArrowDown"), "End", "ArrowLeft"], key: "7" },
  "an operation": { place: ["ControlOrMeta+End", ...times(5, "ArrowUp"), "Home"], key: "#" },
};

function times(count, key) {
  return Array.from({ length: count }, () => key);
}

/** Returns the times from the end of the pause after typing to the paint of the graph. */
async function programRows(browser, address) {
  const rows = [];
  const code = deflateRawSync(PROGRAM).toString("base64url");
  for (const [name, { place, key }] of Object.entries(CHANGES)) {
    const times = await withPage(browser, `${address}program/?step=collect#code=${code}`, async (page) => {
      await page.getByRole("textbox", { name: "Python program" }).click();
      for (const one of place) await page.keyboard.press(one);
      let isChanged = true;
      const press = () => {
        isChanged = !isChanged;
        return page.keyboard.press(isChanged ? "Backspace" : key);
      };
      return timesToPaint(page, press, PAUSE);
    });
    const what = `typing ${name} in a 30-line program → redrawn, after the pause, median`;
    rows.push(row(what, quantile(times, 0.5), "ms", 100));
  }
  return rows;
}

async function motionRows(browser, address) {
  const rows = [];
  for (const [name, path] of Object.entries(LARGE)) {
    await withCase(browser, address, `${path}&speed=4`, async (page) => {
      await page.mouse.move(500, 400);
      const zoomed = page.evaluate(countFrames, 2000);
      for (let i = 0; i < 40; i++) {
        await page.mouse.wheel(0, i < 20 ? 60 : -60);
        await page.waitForTimeout(50);
      }
      rows.push(row(`frame while zooming by hand, ${name}`, 1000 / (await zoomed), "ms", 1000 / 55));
      await page.keyboard.press("Space");
      const played = await page.evaluate(countFrames, 3000);
      rows.push(row(`frame while playing at 4×, ${name}`, 1000 / played, "ms", 1000 / 30));
    });
  }
  return rows;
}

async function panelRow(browser, address) {
  const longest = [];
  for (let i = 0; i < LOADS; i++) {
    longest.push(
      await withCase(browser, address, "recurrence/?T=50&panel=tape", async (page) => {
        await page.evaluate(watchLongTasks);
        await page.getByRole("tab", { name: "Derivation" }).click();
        await page.waitForTimeout(1500);
        return page.evaluate(() => Math.max(0, ...window.longTasks));
      }),
    );
  }
  longest.sort((a, b) => a - b);
  return row("longest task while the derivation opens, T = 50, median", quantile(longest, 0.5), "ms", 50);
}

const NETWORK = { offline: false, latency: 40, downloadThroughput: 200_000, uploadThroughput: 200_000 };

async function loadRows(browser, address) {
  const conditions = [
    ["", { cpu: 1 }, 700],
    [", processor 4 times slower", { cpu: 4 }, 2000],
    [", 1.6 Mbit/s", { cpu: 1, network: NETWORK }, 1600],
  ];
  const rows = [];
  for (const [name, condition, goal] of conditions) {
    const loads = [];
    for (let i = 0; i < LOADS; i++) loads.push(await coldLoad(browser, address, condition));
    const median = (what) =>
      quantile(
        loads.map((load) => load[what]).sort((a, b) => a - b),
        0.5,
      );
    rows.push(row(`first paint${name}`, median("painted"), "ms"));
    rows.push(row(`answer to a key${name}`, median("answered"), "ms", goal));
    if (condition.network) rows.push(row("scripts loaded by then", median("bytes") / 1000, "kB"));
  }
  return rows;
}

const ELEMENTS = 20;

/** Returns the workers and the memory of a page with many elements, two of each case. */
async function elementRows(browser) {
  if (!existsSync(`${root}/lib/define.js`))
    execFileSync(process.execPath, [`${root}/scripts/library/build-lib.js`], { stdio: "inherit" });
  const library = await hostFiles(`${root}/lib`);
  const page = await browser.newPage();
  const elements = Array.from({ length: ELEMENTS }, (_, i) => {
    return `<pull-back case="${SLUGS[i % SLUGS.length]}" style="height: 300px"></pull-back>`;
  });
  const body = `<!doctype html>${elements.join("")}<script type="module" src="define.js"></script>`;
  await page.route(`${library.address}elements.html`, (route) =>
    route.fulfill({ contentType: "text/html", body }),
  );
  try {
    await page.goto(`${library.address}elements.html`, { waitUntil: "networkidle" });
    await page
      .locator("pull-back [data-ready=true]")
      .nth(ELEMENTS - 1)
      .waitFor();
    const session = await page.context().newCDPSession(page);
    await session.send("HeapProfiler.collectGarbage");
    const { usedSize } = await session.send("Runtime.getHeapUsage");
    return [
      row(`workers of ${ELEMENTS} elements`, page.workers().length, "", 1),
      row(`JavaScript heap of ${ELEMENTS} elements, without the worker`, usedSize / 1e6, "MB"),
    ];
  } finally {
    await page.close();
    await library.stop();
  }
}

/**
 * Loads a case in a context without a cache, and presses a key as soon as the player has its picture. Returns the
 * times of the first paint and of the paint that answers the key, in milliseconds since the navigation, and the size
 * of the scripts loaded by then.
 */
async function coldLoad(browser, address, { cpu, network }) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: cpu });
  if (network) await session.send("Network.emulateNetworkConditions", network);
  await session.send("Runtime.enable");
  const answered = new Promise((resolve) => {
    session.on("Runtime.bindingCalled", ({ name, payload }) => {
      if (name === "answered") resolve(Number(payload));
      else void page.keyboard.press("ArrowRight");
    });
  });
  for (const name of ["pictured", "answered"]) await session.send("Runtime.addBinding", { name });
  await page.addInitScript(watchFirstAnswer);
  await page.goto(`${address}cases/two-inputs/`, { waitUntil: "commit" });
  const found = {
    answered: await answered,
    ...(await page.evaluate(() => ({
      painted: performance.getEntriesByName("first-contentful-paint")[0]?.startTime,
      bytes: performance
        .getEntriesByType("resource")
        .filter(({ name }) => name.endsWith(".js"))
        .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
    }))),
  };
  await context.close();
  return found;
}
