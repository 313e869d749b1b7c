import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright/test";
import { hostFiles } from "../scripts/build/file-host.js";
import { offlineFiles } from "../scripts/build/offline-files.ts";
import { policyText, SITE_POLICY } from "../scripts/build/policy.ts";
import { differences } from "../src/cases/testing/reference.ts";
import { goldens, queryOf, slugs } from "./testing/goldens.ts";
import { expectStep, player, still, visit } from "./testing/player.ts";
import { codeOf, NEURON } from "./testing/program.ts";
import { shown } from "./testing/shown.ts";
import { test as base, expect } from "./testing/test.ts";

const dist = fileURLToPath(new URL("../dist", import.meta.url));

interface Site {
  /** The folder with the files, which a test may change. */
  readonly folder: string;
  readonly address: string;
  readonly stop: () => Promise<void>;
}

// The site outlives the pages of a test, which may still be loading when the test ends.
const test = base.extend<{ site: Site; headers: Readonly<Record<string, string>> }>({
  // As a header, the policy also applies to the workers.
  headers: [{ "Content-Security-Policy": policyText(SITE_POLICY) }, { option: true }],
  site: [
    async ({ headers }, use) => {
      const folder = mkdtempSync(join(tmpdir(), "pullback-"));
      cpSync(dist, folder, { recursive: true });
      const host = await hostFiles(folder, "/courses/autodiff/", headers);
      await use({ folder, ...host });
      await host.stop();
      rmSync(folder, { recursive: true });
    },
    { auto: true },
  ],
});

test.use({ serviceWorkers: "allow", contextOptions: { reducedMotion: "reduce" } });

/** Opens a page with a player, by its full address. */
async function load(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(player(page)).toHaveAttribute("data-ready", "true");
}

/** Waits until the site is installed with all its files. */
async function installed(page: Page): Promise<void> {
  await page.evaluate(async () => (await navigator.serviceWorker.ready).active);
}

const registrations = (page: Page) =>
  page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);

/** Returns the version of a page's document, and the states of the site's service workers, for the message of a failure. */
function versionAndWorkers(page: Page): Promise<object> {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    return {
      version: document.querySelector<HTMLMetaElement>("meta[name=version]")?.content,
      installing: registration?.installing?.state,
      waiting: registration?.waiting?.state,
      active: registration?.active?.state,
      controller: navigator.serviceWorker.controller?.state,
    };
  });
}

/** Changes pages of the site, and the service worker that lists them, as a new build would. */
function putNewVersion(folder: string, name: string): void {
  const worker = join(folder, "service-worker.js");
  let code = readFileSync(worker, "utf8");
  for (const url of ["index.html", "cases/two-inputs/index.html"]) {
    const known = () => offlineFiles({ [url]: readFileSync(join(folder, url)) })[0];
    const before = known();
    const text = readFileSync(join(folder, url), "utf8");
    writeFileSync(join(folder, url), text.replace("<head>", `<head><meta name="version" content="${name}">`));
    for (const key of ["revision", "integrity"] as const) {
      expect(code).toContain(before?.[key]);
      code = code.replace(String(before?.[key]), () => String(known()?.[key]));
    }
  }
  writeFileSync(worker, code);
}

test.describe("behind a captive portal", () => {
  test.use({ provoked: [/integrity|ERR_CONNECTION_REFUSED|ERR_FAILED/] });
  test("a sign-in page in place of a file is not installed; once the file arrives, every case steps without a network", async ({
    page,
    site,
  }) => {
    const file = join(site.folder, "cases/recurrence/index.html");
    const original = readFileSync(file);
    writeFileSync(file, "<!doctype html><title>Sign in to the network</title>");
    const started = page.context().waitForEvent("serviceworker");
    await load(page, site.address);
    await started;
    await expect.poll(() => registrations(page)).toBe(0);

    writeFileSync(file, original);
    await load(page, site.address);
    await installed(page);
    await site.stop();

    await load(page, `${site.address}cases/recurrence/`);
    for (const slug of slugs) {
      const golden = goldens.find((candidate) => candidate.case === slug);
      if (golden === undefined) throw new Error(`no golden of ${slug}`);
      const query = queryOf(golden);
      const kept = await page.evaluate(
        async (link) => (await fetch(link)).text(),
        `${site.address}cases/${slug}/${query}`,
      );
      expect(kept === readFileSync(join(site.folder, `cases/${slug}/index.html`), "utf8"), slug).toBe(true);
      await visit(page, slug, query);
      await page.keyboard.press("End");
      await expectStep(page, "collect");
      for (const [leaf, expected] of Object.entries(golden.gradients)) {
        const got = await shown(page, leaf, "adjoint", expected);
        expect(differences(got, expected, `${slug}: adjoint of ${leaf}`)).toEqual([]);
      }
    }
    await page.getByRole("tab", { name: "Code" }).click();
    await expect(page.locator(".listing")).not.toHaveCount(0);
    await page.getByRole("link", { name: "Pullback, all cases" }).click();
    await page.getByRole("link", { name: "Third-party notices" }).click();
    await expect(page.getByText("react-dom")).toBeVisible();
  });
});

test.describe("without a network", () => {
  test.use({ provoked: [/ERR_CONNECTION_REFUSED|ERR_FAILED/] });

  test("the page of programs, which was never visited, opens a link, and edits and shares it", async ({
    page,
    site,
  }) => {
    await load(page, site.address);
    await installed(page);
    await site.stop();

    await load(page, `${site.address}program/?step=seed.y#code=${codeOf(NEURON)}`);
    await expectStep(page, "seed.y");
    const editor = page.getByRole("textbox", { name: "Python program" });
    await editor.click();
    await editor.press("ControlOrMeta+a");
    await page.keyboard.insertText("a = Var(3.0)\nc = a * a\nc.backward()\nprint(a.grad)\n");
    await expect(page.getByRole("log", { name: "Output" })).toHaveText("6.0");
    await page.getByRole("button", { name: "Share", exact: true }).click();
    await expect(page.getByRole("img", { name: "QR code of the link" })).toBeVisible();
  });

  test("the page for practice, which was never visited, asks about one case after another", async ({
    page,
    site,
  }) => {
    await load(page, site.address);
    await installed(page);
    await site.stop();

    await load(page, `${site.address}practice/?seed=7&for=forgets-target,early`);
    await expect(player(page)).toHaveAttribute("data-asked", /./);
    const first = await player(page).getAttribute("data-case");
    await page.getByRole("button", { name: "Show me" }).click();
    await page.keyboard.press("End");
    while ((await page.getByRole("button", { name: "Next exercise" }).count()) === 0) {
      await page.getByRole("button", { name: "Show me" }).click();
      await page.keyboard.press("End");
    }
    await page.getByRole("button", { name: "Next exercise" }).click();
    await expect(player(page)).not.toHaveAttribute("data-case", first ?? "");
    await expect(player(page)).toHaveAttribute("data-asked", /./);
  });
});

test.describe("on a host that sends no policy", () => {
  // The header must not be sent with 404.html, whose policy allows its scripts by their hashes.
  test.use({ headers: {}, provoked: [/ERR_CONNECTION_REFUSED|ERR_FAILED/] });
  test("embeds and frames install nothing, a page does, and then unknown addresses lead where 404.html leads", async ({
    page,
    site,
  }) => {
    writeFileSync(
      join(site.folder, "frame.html"),
      '<link rel="icon" href="icon.svg"><iframe src="cases/two-inputs/">',
    );
    await load(page, `${site.address}cases/two-inputs/?embed=1`);
    await page.waitForLoadState("networkidle");
    expect(await registrations(page)).toBe(0);

    await page.goto(`${site.address}frame.html`);
    const framed = page.frameLocator("iframe").locator("[data-pullback]");
    await expect(framed).toHaveAttribute("data-ready", "true");
    await page.waitForLoadState("networkidle");
    expect(await registrations(page)).toBe(0);

    await load(page, `${site.address}cases/two-inputs/`);
    await expect.poll(() => registrations(page)).toBe(1);

    await expectManifest(page, site.address);

    await installed(page);
    await site.stop();
    for (const [address, place, slug] of [
      ["cases/two-inputs?x1=4", "cases/two-inputs/?x1=4", "two-inputs"],
      ["cases/Two-Inputs/?x1=4", "cases/two-inputs/?x1=4", "two-inputs"],
      ["cases/TWO-INPUTS?x1=4", "cases/two-inputs/?x1=4", "two-inputs"],
      ["cases/recurrence/more/", "cases/recurrence/", "recurrence"],
      ["nothing/at/all", "", undefined],
    ] as const) {
      await page.goto(`${site.address}${address}`);
      await page.waitForURL(`${site.address}${place}`);
      await expect(player(page)).toHaveAttribute("data-ready", "true");
      if (slug) await expect(player(page)).toHaveAttribute("data-case", slug);
    }
    await page.goto(`${site.address}cases/two-input/`);
    await expect(page.getByRole("status").getByRole("link")).toHaveText("Two inputs, one output");
  });
});

/** Expects an app that starts at the site's start page, and its icons. */
async function expectManifest(page: Page, address: string): Promise<void> {
  const client = await page.context().newCDPSession(page);
  const { url, errors, manifest } = await client.send("Page.getAppManifest");
  expect(errors).toEqual([]);
  expect(url).toBe(`${address}app.webmanifest`);
  expect(manifest).toMatchObject({ startUrl: address, scope: address, name: "Pullback" });
  const icons = manifest.icons ?? [];
  expect(icons.map(({ sizes }) => sizes)).toEqual(["0x0", "192x192", "512x512", "512x512"]);
  for (const { url: icon, sizes } of icons) {
    const size = await page.evaluate(async (src) => {
      const image = new Image();
      image.src = src;
      await image.decode();
      return `${image.naturalWidth}x${image.naturalHeight}`;
    }, icon);
    if (sizes !== "0x0") expect(size).toBe(sizes);
  }
}

test("a new version asks in every page and takes over without losing a step; files that are not cached come from the host", async ({
  page,
  site,
}) => {
  await load(page, `${site.address}cases/two-inputs/`);
  await installed(page);
  putNewVersion(site.folder, "second");
  const version = (of: Page) => of.locator("meta[name=version]");
  const notice = (of: Page) => of.locator("[aria-live]", { hasText: "A new version is ready." });

  const home = await page.context().newPage();
  await load(home, `${site.address}`);
  // A browser looks for a new version some time after a page has loaded.
  await expect(notice(home)).toBeVisible();
  await load(page, `${site.address}cases/two-inputs/?x1=3`);
  await expect(notice(page)).toBeVisible();
  await expect(version(page)).toHaveCount(0);
  await still(page);
  await page.evaluate(() => {
    document.body.dataset.loaded = "before";
  });
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowLeft");
  await expectStep(page, "acc.v1.1");
  await expect(page.locator("body")).toHaveAttribute("data-loaded", "before");

  let loads = 0;
  page.on("request", (request) => {
    if (request.isNavigationRequest()) loads++;
  });
  await notice(page).getByRole("button", { name: "Reload" }).click();
  await expect(async () => {
    expect(await versionAndWorkers(page)).toMatchObject({ version: "second" });
  }).toPass();
  await expectStep(page, "acc.v1.1");
  await expect(page).toHaveURL(/x1=3&step=acc\.v1\.1/);
  await still(page);
  expect(loads).toBe(1);
  await expect(notice(page)).toHaveCount(0);

  // The other page keeps its version until it is asked too.
  await expect(notice(home)).toBeVisible();
  await expect(version(home)).toHaveCount(0);
  await notice(home).getByRole("button", { name: "Reload" }).click();
  await expect(version(home)).toHaveAttribute("content", "second");
  await expect(notice(home)).toHaveCount(0);

  // A page whose cached files are gone comes from the host, whatever version the host has.
  await page.evaluate(async () => {
    for (const name of await caches.keys()) await caches.delete(name);
  });
  const client = await page.context().newCDPSession(page);
  await client.send("Network.clearBrowserCache");
  const file = join(site.folder, "index.html");
  const text = readFileSync(file, "utf8");
  writeFileSync(file, text.replace('content="second"', 'content="third"'));
  await load(page, site.address);
  await expect(page.locator("meta[name=version]")).toHaveAttribute("content", "third");
});
