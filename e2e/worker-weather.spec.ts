import type { Page } from "playwright/test";
import { drawing, expectStep, node, notice, open, player, reloaded } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const WORKER = "**/assets/worker-*.js";
/** Asks for another run than the page holds. */
const OTHER = "?x=1.3";

/** Serves the engine's script with other code before it. */
async function prepend(page: Page, script: string): Promise<void> {
  await page.route(WORKER, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${script}\n${await response.text()}` });
  });
}

/** Returns code that hangs or stops the engine for one input. */
const over = (x: number, act: string) =>
  `self.addEventListener("message", ({ data }) => { if (data.request.params.x === ${x}) { ${act} } });`;

async function enter(page: Page, x: string): Promise<void> {
  await page.getByRole("textbox", { name: "x" }).fill(x);
  await page.getByRole("textbox", { name: "x" }).press("Enter");
}

test.describe("where the engine's script cannot be loaded", () => {
  test.use({
    provoked: [/^(request: \S+\/assets\/worker-\S+\.js|console: Failed to load resource:) net::ERR_FAILED$/],
  });

  test("the page says so, and starts once the script can be loaded", async ({ page }) => {
    await page.route(WORKER, (route) => route.abort());
    await page.goto(`cases/shared-intermediate/${OTHER}&step=acc.v2.0`);
    // The page reloads once, because the script might belong to another version of the site.
    await reloaded(page);
    await expect(notice(page)).toContainText("The engine could not be started.");
    await expect(notice(page)).toHaveCount(1);
    await expect(player(page)).toHaveAttribute("data-ready", "false");

    await page.unroute(WORKER);
    await page.getByRole("button", { name: "Try again" }).click();
    await expectStep(page, "acc.v2.0");
    await expect(notice(page)).toBeEmpty();
  });
});

test.describe("where a policy forbids workers", () => {
  test.use({ provoked: [/^console: .*worker-src 'none'/] });

  test("the engine runs in the page", async ({ page }) => {
    await page.route("**/cases/shared-intermediate/*", async (route) => {
      const response = await route.fetch();
      await route.fulfill({
        response,
        headers: { ...response.headers(), "content-security-policy": "worker-src 'none'" },
      });
    });
    await open(page, "shared-intermediate", "?step=acc.v2.0");
    await expectStep(page, "acc.v2.0");
    expect(page.workers()).toEqual([]);
    await enter(page, "2");
    await expect(node(page, "x")).toHaveAttribute("data-value", "2");
    await expect(notice(page)).toBeEmpty();
  });
});

test("an engine that never answers is given up after thirty seconds", async ({ page }) => {
  await page.route(WORKER, (route) => route.fulfill({ contentType: "text/javascript", body: "" }));
  await page.clock.install();
  await page.goto(`cases/shared-intermediate/${OTHER}`);
  await expect(page.getByText("Running…")).toBeVisible();
  await page.clock.runFor(30_000);
  await expect(notice(page)).toContainText("The engine could not be started.");
});

test("a run that hangs is ended after thirty seconds, and the last picture stays", async ({ page }) => {
  await prepend(page, over(2, "while (true);"));
  await page.clock.install();
  await open(page, "shared-intermediate", "?step=acc.v2.0");
  // The focused field marks its node.
  await page.getByRole("textbox", { name: "x" }).focus();
  await expect(node(page, "x")).toHaveAttribute("data-marked", "value");
  const before = await drawing(page);
  await page.clock.pauseAt(Date.now() + 60_000);

  await enter(page, "2");
  await page.clock.runFor(499);
  await expect(notice(page)).toBeEmpty();
  await page.clock.runFor(1);
  await expect(notice(page)).toHaveText("Still working… Cancel");
  await page.clock.runFor(29_499);
  await expect(notice(page)).toHaveText("Still working… Cancel");
  await page.clock.runFor(1);
  await expect(notice(page)).toContainText("The run made no progress for 30 seconds and was stopped.");
  await expect(notice(page)).toContainText("The graph still shows the previous run.");
  await expect(notice(page)).not.toContainText("Still working…");
  expect(await drawing(page)).toBe(before);

  await page.getByRole("button", { name: "Try again" }).click();
  const cancel = page.getByRole("button", { name: "Cancel" });
  // The new worker takes its own time to start.
  await expect(async () => {
    await page.clock.runFor(500);
    expect(await cancel.isVisible()).toBe(true);
  }).toPass();
  await cancel.click();
  await expect(notice(page)).toContainText("The run was cancelled.");
  await expect(player(page)).toBeFocused();
  await page.getByRole("textbox", { name: "x" }).focus();
  expect(await drawing(page)).toBe(before);

  await page.unroute(WORKER);
  await enter(page, "1");
  await expect(node(page, "x")).toHaveAttribute("data-value", "1");
  await expect(notice(page)).toBeEmpty();
  await expectStep(page, "acc.v2.0");
});

test("where the first run of a page is cancelled, no message mentions a picture, and the run can be repeated", async ({
  page,
}) => {
  await prepend(page, over(1.3, "while (true);"));
  await page.goto(`cases/shared-intermediate/${OTHER}&step=acc.v2.0`);
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(notice(page)).toHaveText("The run was cancelled. Other inputs may take less time. Try again");
  await expect(player(page)).toHaveAttribute("data-ready", "false");
  await page.unroute(WORKER);
  await page.getByRole("button", { name: "Try again" }).click();
  await expectStep(page, "acc.v2.0");
  await expect(notice(page)).toBeEmpty();
});

test("while a run hangs the page still steps", async ({ page }) => {
  await prepend(page, over(2, "while (true);"));
  await page.clock.install();
  await open(page, "shared-intermediate");
  await page.clock.pauseAt(Date.now() + 60_000);
  await enter(page, "2");
  await page.getByRole("button", { name: "Step forward" }).click();
  await expectStep(page, "eval.v1");
  await expect(node(page, "x")).toHaveAttribute("data-value", "1.2");
});

test.describe("where the engine fails", () => {
  test.use({ provoked: [/^(console|uncaught): (Uncaught )?(Error: )?on purpose$/] });

  test("the engine is started again and the run succeeds", async ({ page }) => {
    let loads = 0;
    await page.route(WORKER, async (route) => {
      const response = await route.fetch();
      const death = `self.addEventListener("message", () => { throw new Error("on purpose"); });\n`;
      // The first worker fails before it can answer.
      const body = loads++ === 0 ? `${death} postMessage({ type: "ready" });` : await response.text();
      await route.fulfill({ response, body });
    });
    await open(page, "shared-intermediate", `${OTHER}&step=acc.v2.0`);
    await expectStep(page, "acc.v2.0");
    await expect(notice(page)).toBeEmpty();
    expect(loads).toBe(2);
  });

  test("twice over the same run, the page says so and keeps its picture", async ({ page }) => {
    await prepend(
      page,
      over(2, `event.stopImmediatePropagation(); throw new Error("on purpose");`)
        .replace("({ data })", "(event)")
        .replace("data.request", "event.data.request"),
    );
    await open(page, "shared-intermediate", "?step=acc.v2.0");
    // The focused field marks its node, in code that loads late.
    await page.getByRole("textbox", { name: "x" }).focus();
    await expect(node(page, "x")).toHaveAttribute("data-marked", "value");
    const before = await drawing(page);
    await enter(page, "2");
    await expect(notice(page)).toContainText("The engine crashed twice while running this.");
    expect(await drawing(page)).toBe(before);

    await enter(page, "1");
    await expect(node(page, "x")).toHaveAttribute("data-value", "1");
    await expect(notice(page)).toBeEmpty();
  });
});
