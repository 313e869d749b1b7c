import { fileURLToPath } from "node:url";
import type { Page } from "playwright/test";
import { hostFiles } from "../scripts/build/file-host.js";
import type { PullbackElement } from "../src/element/element.ts";
import { heard, openElementPage, playerIn } from "./testing/element-page.ts";
import { embedded, openHost } from "./testing/host-page.ts";
import { codeOf, NEURON, NEURON_GRADIENT } from "./testing/program.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const EDITOR = /editor|codemirror/i;

/** Collects the addresses of what a page asks for. */
function askedBy(page: Page): string[] {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  return asked;
}

test("an embed steps a program, its host shows others by messages, and nothing loads the editor", async ({
  page,
  baseURL,
}) => {
  const asked = askedBy(page);
  const src = `${baseURL}program/?embed=1&step=seed.y#code=${codeOf(NEURON)}`;
  await openHost(page, `<iframe title="program" width="960" height="540" src="${src}"></iframe>`);
  const { player } = embedded(page, "program");
  await expect(player).toHaveAttribute("data-step", "seed.y");
  const states = await page.evaluate(
    async ([module, program]) => {
      const { connect } = await import(String(module));
      const remote = connect(document.querySelector("iframe"));
      const failed = (reason: { code: string; message: string }) => `${reason.code}: ${reason.message}`;
      return [
        await remote.ready,
        await remote.last(),
        await remote.setState({ params: { x: 1 }, step: "seed.y" }),
        await remote.setState({ program: "a = Var(3.0)\nc = a * a\n", step: "seed.c" }),
        await remote.setState({ program: "a = Var(3.0)\nc = a * z\n" }).catch(failed),
        await remote.getState(),
        await remote.setState({ program }),
      ];
    },
    [`${baseURL}lib/messages.js`, NEURON],
  );
  expect(states).toMatchObject([
    { program: NEURON, steps: 10 },
    { program: NEURON, step: "collect", params: { x: 2, w: -0.5, b: 0.25 } },
    { program: NEURON.replace("2.0", "1.0"), step: "seed.y", params: { x: 1 } },
    { program: "a = Var(3.0)\nc = a * a\n", step: "seed.c", params: { a: 3 } },
    "failed: Line 2: NameError: name 'z' is not defined.",
    { program: "a = Var(3.0)\nc = a * a\n", step: "seed.c" },
    { program: NEURON },
  ]);
  expect(states[1]).not.toHaveProperty("case");
  await player.press("End");
  await expect(player.locator('[data-node="x"]')).toHaveAttribute("data-adjoint", String(NEURON_GRADIENT));
  expect(asked.filter((url) => EDITOR.test(url))).toEqual([]);
});

test("the embed of a case shows a program when its host asks for one", async ({ page, baseURL }) => {
  await openHost(
    page,
    `<iframe title="case" width="960" height="540" src="${baseURL}cases/two-inputs/?embed=1"></iframe>`,
  );
  const { player } = embedded(page, "case");
  await expect(player).toHaveAttribute("data-case", "two-inputs");
  const state = await page.evaluate(
    async ([module, program]) => {
      const { connect } = await import(String(module));
      return connect(document.querySelector("iframe")).setState({ program, step: "seed.y" });
    },
    [`${baseURL}lib/messages.js`, NEURON],
  );
  expect(state).toMatchObject({ program: NEURON, step: "seed.y", index: 4 });
  await expect(player).not.toHaveAttribute("data-case");
  await expect(player).toHaveAttribute("data-step", "seed.y");
});

test("a frame with sandbox=allow-scripts steps a program and is controlled", async ({ page, baseURL }) => {
  const src = `${baseURL}program/?embed=1&panel=code#code=${codeOf(NEURON)}`;
  await openHost(
    page,
    `<iframe title="shut" width="960" height="540" sandbox="allow-scripts" src="${src}"></iframe>`,
  );
  const { player } = embedded(page, "shut");
  await expect(player).toHaveAttribute("data-ready", "true");
  const state = await page.evaluate(async (module) => {
    const { connect } = await import(module);
    return connect(document.querySelector("iframe")).last();
  }, `${baseURL}lib/messages.js`);
  expect(state).toMatchObject({ program: NEURON, step: "collect" });
  await expect(player.locator('[data-node="x"]')).toHaveAttribute("data-adjoint", String(NEURON_GRADIENT));
  await expect(player.locator("[data-line]").first()).toHaveText(/x = Var\(2\.0\)/);
});

test("elements show the program inside, their property and a file, and tell it in events", async ({
  page,
  baseURL,
}) => {
  const asked = askedBy(page);
  const inside = NEURON.replaceAll(/^/gm, "      ");
  const body = `
    <pull-back id="inside" step="seed.y" panel="code">
      <script type="text/x-python">
${inside}
      </script>
    </pull-back>
    <pull-back id="set" case="two-inputs"></pull-back>`;
  await openElementPage(page, baseURL, { body, style: "pull-back { height: 460px }" });
  const [inner, set] = [page.locator("#inside"), page.locator("#set")];
  await expect(playerIn(inner)).toHaveAttribute("data-step", "seed.y");
  await expect(playerIn(set)).toHaveAttribute("data-case", "two-inputs");
  await expect
    .poll(() => heard(page, "pb-ready"))
    .toContainEqual(
      expect.objectContaining({ of: "inside", detail: expect.objectContaining({ program: NEURON }) }),
    );

  // The property replaces the case, then the text of the program; a text that fails keeps the picture.
  await set.evaluate((element: PullbackElement) => {
    element.program = "a = Var(3.0)\nc = a * a\n";
  });
  await expect(set.locator('[data-node="c"]')).toBeAttached();
  await set.evaluate((element: PullbackElement) => element.last());
  await set.evaluate((element: PullbackElement) => {
    element.program = "a = Var(3.0)\nc = a * a * a\n";
  });
  await expect(set.locator('[data-node="a"]')).toHaveAttribute("data-adjoint", "27");
  const failed = await set.evaluate((element: PullbackElement) => {
    return element.setState({ program: "a = Var(3.0)\nc = a +\n" }).catch(({ message }: Error) => message);
  });
  expect(failed).toMatch(/^Line 2: SyntaxError: /);
  await expect(set.locator('[data-node="a"]')).toHaveAttribute("data-adjoint", "27");
  await set.evaluate((element: PullbackElement) => {
    element.program = undefined;
  });
  await expect(playerIn(set)).toHaveAttribute("data-case", "two-inputs");

  // The script inside may change.
  await inner.evaluate((element) => {
    const script = element.querySelector("script");
    if (script !== null) script.textContent = "q = Var(1.5)\nr = q * q\n";
  });
  await expect(inner.locator('[data-node="r"]')).toBeAttached();
  expect(asked.filter((url) => EDITOR.test(url))).toEqual([]);
});

test.describe("a file", () => {
  test.use({ provoked: [/404|net\.py/] });

  test("that an element names is relative to its page, and a missing file is named", async ({ page }) => {
    const host = await hostFiles(fileURLToPath(new URL("..", import.meta.url)));
    await page.goto(`${host.address}examples/plain/`);
    await page.evaluate(() => {
      const [good, missing, other] = [1, 2, 3].map(() => document.createElement("pull-back"));
      good?.setAttribute("file", "../program-deck/neuron.py");
      missing?.setAttribute("file", "net.py");
      other?.setAttribute("file", "https://example.org/net.py");
      document.body.replaceChildren(...[good, missing, other].filter((one) => one !== undefined));
    });
    const elements = page.locator("pull-back");
    await expect(elements.nth(0).locator('[data-node="y"]')).toBeAttached();
    await expect(elements.nth(1).getByRole("alert")).toContainText(
      "There is no program “net.py”: the host answers 404",
    );
    await expect(elements.nth(2).getByRole("alert")).toContainText("is on another site");
    await page.close();
    await host.stop();
  });
});

test.describe("under a strict policy", () => {
  test.use({ provoked: [/^console: .*worker-src 'none'/] });

  test("an element with a program needs only its scripts and fonts, and works without a worker", async ({
    page,
    baseURL,
  }) => {
    const site = new URL(baseURL ?? "").origin;
    const policy = (worker: string) =>
      `default-src 'none'; script-src ${site}; font-src ${site}; style-src 'self'; img-src data:; worker-src ${worker}; require-trusted-types-for 'script'; trusted-types pullback`;
    const body = `<pull-back id="a" panel="code" inputs="1"><script type="text/x-python">${NEURON}</script></pull-back>`;
    const a = page.locator("#a");
    for (const worker of ["blob:", "'none'"]) {
      await openElementPage(page, baseURL, { body, policy: policy(worker) });
      await expect(playerIn(a)).toHaveAttribute("data-ready", "true");
      await a.evaluate((element: PullbackElement) => element.last());
      await expect(a.locator('[data-node="x"]')).toHaveAttribute("data-adjoint", String(NEURON_GRADIENT));
      await a.getByRole("textbox", { name: "x" }).first().fill("0");
      await page.keyboard.press("Enter");
      await expect(a.locator('[data-line="1"]')).toContainText("x = Var(0.0)");
      expect(page.workers()).toHaveLength(worker === "blob:" ? 1 : 0);
    }
  });
});

test("the example of a page with programs shows what is typed, and reports mistakes", async ({ page }) => {
  const host = await hostFiles(fileURLToPath(new URL("..", import.meta.url)));
  await page.goto(`${host.address}examples/program/`);
  await expect(playerIn(page.locator("#neuron"))).toHaveAttribute("data-step", "seed.y");
  const typed = page.locator("#typed");
  await expect(typed.locator('[data-node="y"]')).toBeAttached();
  await page.getByRole("textbox", { name: "Whatever stands" }).fill("u = Var(3.0)\nt = u * nothing\n");
  await expect(page.locator("#problem")).toHaveText("Line 2: NameError: name 'nothing' is not defined.");
  await expect(typed.locator('[data-node="y"]')).toBeAttached();
  await page.getByRole("textbox", { name: "Whatever stands" }).fill("u = Var(3.0)\nt = u * u\n");
  await expect(typed.locator('[data-node="t"]')).toBeAttached();
  await expect(page.locator("#problem")).toHaveText("");
  await page.close();
  await host.stop();
});
