import { fileURLToPath } from "node:url";
import type { Page } from "playwright/test";
import { hostFiles } from "../scripts/build/file-host.js";
import { policyText, SITE_POLICY } from "../scripts/build/policy.ts";
import { THEMES } from "../src/player/themes.ts";
import { slugs } from "./testing/goldens.ts";
import { expectIndex, player, still, total, visit } from "./testing/player.ts";
import { codeOf, NEURON, NEURON_GRADIENT } from "./testing/program.ts";
import { test as base, expect } from "./testing/test.ts";

const dist = fileURLToPath(new URL("../dist", import.meta.url));
const VIOLATION = "violation of the policy";

/**
 * The site with its policy also sent as a header. Each violation is an error of the page, which fails a test.
 */
const test = base.extend<{ site: string }>({
  site: async ({ page }, use) => {
    await page.addInitScript((text) => {
      addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sample }) =>
        console.error(text, effectiveDirective, blockedURI, sample),
      );
    }, VIOLATION);
    const host = await hostFiles(dist, "/", { "Content-Security-Policy": policyText(SITE_POLICY) });
    await use(host.address);
    await page.close();
    await host.stop();
  },
});

test.use({ contextOptions: { reducedMotion: "reduce" } });

async function load(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(player(page)).toHaveAttribute("data-ready", "true");
  await still(page);
}

/** Picks each entry of the list that a button opens. */
async function pickEach(page: Page, button: string, names: readonly string[]): Promise<void> {
  for (const name of names) {
    await page.getByRole("combobox", { name: button }).first().press("Enter");
    await page.getByRole("option", { name }).click();
    await expect(page.getByRole("listbox")).toHaveCount(0);
  }
}

/** Opens the panels one after the other, each once the previous panel has content. */
async function openEveryPanel(): Promise<void> {
  for (const tab of document.querySelectorAll<HTMLElement>(".tabs [role=tab]")) {
    tab.click();
    const shown = () => document.querySelector(`[role=tabpanel][aria-labelledby="${tab.id}"] *`);
    while (!shown()?.checkVisibility()) await new Promise(requestAnimationFrame);
  }
}

test("the start page and every panel of the ten cases violate nothing", async ({ page, site }) => {
  await page.goto(site);
  await expect(page.locator("[data-card] svg.picture")).toHaveCount(slugs.length);
  await load(page, `${site}cases/${slugs[0]}/`);
  for (const slug of slugs) {
    // The pages of all cases have the same scripts and the same policy.
    await visit(page, slug);
    // The focus is on the last tab.
    await player(page).press("End");
    await expectIndex(page, await total(page));
    await test.step(`the panels of ${slug}`, () => page.evaluate(openEveryPanel));
  }
});

test("dialogs, lists, themes, an edited matrix, an embed's preview and a print violate nothing", async ({
  page,
  site,
}) => {
  await load(page, `${site}cases/linear-layer/`);
  await page.keyboard.press("?");
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
  await page.getByRole("button", { name: /^X, / }).press("Enter");
  await page.getByRole("dialog", { name: "X" }).getByRole("textbox").first().fill("3");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await pickEach(page, "Theme", ["Light", "Dark", "Projector"]);
  await pickEach(page, "Speed", ["2×"]);

  await page.getByRole("button", { name: "Share", exact: true }).click();
  await expect(page.getByRole("img", { name: "QR code of the link" })).toBeVisible();
  for (const tab of ["Element", "reveal.js", "Frame"]) {
    await page.getByRole("tab", { name: tab }).click();
    await pickEach(
      page,
      "Theme of the embed",
      [THEMES[1] ?? ""].map((name) => new RegExp(name, "i").source),
    );
    const preview = page.frameLocator("iframe[title='Preview of the embed']").locator("[data-pullback]");
    await expect(preview).toHaveAttribute("data-ready", "true");
  }
  await page.keyboard.press("Escape");
  await page.pdf({ format: "A4" });
});

test("a program, its editor with a mistake, its links and a print violate nothing", async ({
  page,
  site,
}) => {
  await load(page, `${site}program/?panel=code#code=${codeOf(NEURON)}`);
  await page.evaluate(openEveryPanel);
  const editor = page.getByRole("textbox", { name: "Python program" });
  await editor.click();
  await editor.press("ControlOrMeta+End");
  await page.keyboard.type("z = ta");
  await expect(page.getByRole("option", { name: "tanh(x)" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("log", { name: "Output" })).toContainText("NameError");
  await page.keyboard.type("nh(y)\n");
  await expect(page.getByRole("log", { name: "Output" })).toHaveText(String(NEURON_GRADIENT));
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await page.getByRole("tab", { name: "Element" }).click();
  const preview = page.frameLocator("iframe[title='Preview of the embed']").locator("[data-pullback]");
  await expect(preview).toHaveAttribute("data-ready", "true");
  await page.keyboard.press("Escape");
  await page.pdf({ format: "A4" });
});

test.describe("on a missing page", () => {
  test.use({ provoked: [/^response: .* 404$|status of 404/] });

  test("the inline scripts of 404.html run", async ({ page, baseURL, site: _ }) => {
    await page.goto(`${baseURL}cases/two-inputs/deeper/than/that`);
    await expect(page).toHaveURL(/\/cases\/two-inputs\/$/);
    await expect(player(page)).toHaveAttribute("data-ready", "true");
    await page.goto(`${baseURL}cases/two-input/`);
    await expect(page.getByRole("link", { name: "Two inputs" }).first()).toBeVisible();
  });
});

test.describe("the policy blocks", () => {
  test.use({ provoked: [RegExp(`${VIOLATION}|Content Security Policy|Trusted`)] });

  test("inline scripts and styles, a script of another host, and text as the address of a worker", async ({
    page,
    baseURL,
    site,
  }) => {
    for (const address of [`${site}cases/two-inputs/`, `${baseURL}single.html?case=two-inputs`]) {
      await load(page, address);
      const stopped = await page.evaluate(async () => {
        const violations: string[] = [];
        addEventListener("securitypolicyviolation", (event) => violations.push(event.effectiveDirective));
        const add = (name: string, change: Readonly<Record<string, string>>) =>
          document.head.append(Object.assign(document.createElement(name), change));
        add("style", { textContent: "body { color: red }" });
        document.body.setAttribute("style", "color: red");
        const worker = "data:text/javascript,";
        const thrown = [];
        for (const attempt of [
          () => new Worker(worker),
          () => add("script", { src: "https://example.org/a.js" }),
          () => add("script", { textContent: "document.title = 'run'" }),
          () => (document.body.innerHTML += "<b>"),
        ]) {
          try {
            attempt();
            thrown.push("nothing");
          } catch (error) {
            thrown.push(error instanceof Error ? error.name : "");
          }
        }
        while (violations.length < 6) await new Promise((resolve) => setTimeout(resolve, 10));
        return { thrown, violations: violations.sort() };
      });
      expect(stopped.thrown).toEqual(["TypeError", "TypeError", "TypeError", "TypeError"]);
    }
  });
});
