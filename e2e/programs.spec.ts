import { pathToFileURL } from "node:url";
import type { Locator, Page } from "playwright/test";
import { decodeProgram } from "../src/programs/code-link.ts";
import { findings } from "./testing/axe.ts";
import { turnToPaper } from "./testing/paper.ts";
import { pageCount } from "./testing/pdf.ts";
import { expectStep, node, player } from "./testing/player.ts";
import { codeOf, NEURON, NEURON_GRADIENT } from "./testing/program.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

/** Opens the page of programs, and waits for its run. */
async function openPrograms(page: Page, query = ""): Promise<void> {
  await page.goto(`program/${query}`);
  await expect(player(page)).toHaveAttribute("data-ready", "true");
}

const editor = (page: Page): Locator => page.getByRole("textbox", { name: "Python program" });

/** Returns the program in the page's address. */
function linked(page: Page): Promise<string | undefined> {
  return decodeProgram(new URLSearchParams(new URL(page.url()).hash.slice(1)).get("code") ?? "");
}

async function write(page: Page, text: string): Promise<void> {
  await editor(page).click();
  await editor(page).press("ControlOrMeta+a");
  await page.keyboard.insertText(text);
}

test("a formula of the start page is stepped to its gradient by keyboard alone", async ({ page }) => {
  await page.goto("");
  const field = page.getByRole("textbox", { name: "A formula of your own" });
  await field.focus();
  await page.keyboard.type("z = x*exp(w) + w");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/program\/.*#code=/);
  await expect(player(page)).toHaveAttribute("data-ready", "true");
  await expect(editor(page)).toContainText("z = x*exp(w) + w");
  await player(page).focus();
  await page.keyboard.press("End");
  await expectStep(page, "collect");
  await expect(node(page, "x")).toHaveAttribute("data-adjoint", String(Math.exp(3)));
});

test("the text, the picture and the inputs follow one another; a mistake keeps the last good picture", async ({
  page,
}) => {
  await openPrograms(page);
  await write(page, "x = Var(2.0)\ny = x ** 2\ny.backward()\nprint(x.grad)\n");
  const output = page.getByRole("log", { name: "Output" });
  await expect(output).toHaveText("4.0");
  await expect(node(page, "y")).toBeAttached();

  const slider = page.getByRole("slider", { name: "x" });
  await slider.focus();
  await slider.press("ArrowRight");
  await expect(editor(page)).toContainText("x = Var(2.1)");
  await expect(output).toHaveText("4.2");

  await write(page, "x = Var(2.0)\ny = x * w\n");
  await expect(output).toContainText("Line 2: NameError: name 'w' is not defined");
  await expect(output).toContainText("The graph still shows the previous run.");
  await expect(node(page, "y")).toBeAttached();
  // The error stands beside the editor, not over the graph as well.
  await expect(page.getByRole("status").filter({ hasText: "NameError" })).toHaveCount(0);
  // The picture can still be stepped, and the panel follows.
  await player(page).press("End");
  await expect(page.locator(".derivation")).toHaveAttribute("data-step", "collect");

  await write(page, "x = Var(2.0)\nw = Var(3.0)\ny = x * w\ny.backward()\nprint(w.grad)\n");
  await expect(output).toHaveText("2.0");
  await expect.poll(() => linked(page)).toContain("w = Var(3.0)");
  const address = page.url();
  await page.goto("program/");
  await expect(editor(page)).toContainText("w = Var(3.0)");
  await page.goto("");
  await page.goto(address);
  await expect(editor(page)).toContainText("w = Var(3.0)");
});

test("an endless program ends with a message, and the next one runs", async ({ page }) => {
  await openPrograms(page);
  await write(page, "while True:\n    pass\n");
  const output = page.getByRole("log", { name: "Output" });
  await expect(output).toContainText("steps");
  await write(page, "x = Var(1.5)\ny = x * x\ny.backward()\nprint(y.value)\n");
  await expect(output).toHaveText("2.25");
});

test("each case opens as a program with the case's numbers, and going back leads to the program before", async ({
  page,
}) => {
  await page.goto("cases/shared-intermediate/?panel=code");
  await page.getByRole("link", { name: "Edit as Python" }).click();
  await expect(editor(page)).toContainText("sin(v1)");
  await expect(player(page)).toHaveAttribute("data-total", "9");
  await page.getByRole("combobox", { name: "Open an example" }).click();
  await page.getByRole("option", { name: "Case 8: Simple recurrence" }).click();
  await expect(player(page)).toHaveAttribute("data-total", "26");
  await page.goBack();
  await expect(editor(page)).toContainText("sin(v1)");
  await expect(player(page)).toHaveAttribute("data-total", "9");
});

test("an embed shows the program without the editor, and every panel works", async ({ page }) => {
  await page.setViewportSize({ width: 960, height: 540 });
  await openPrograms(page, "?case=two-inputs&embed=1&panel=code&step=eval.v2");
  await expect(page.locator("[data-line='5'], [data-line='4']").first()).toBeVisible();
  await expect(editor(page)).toHaveCount(0);
  await expect(page.locator("[data-mark=running]")).toContainText("sin(x1)");
  for (const panel of ["derivation", "tape", "check", "cost"]) {
    await openPrograms(page, `?case=two-inputs&embed=1&panel=${panel}&step=collect`);
    await expect(page.locator(".panel")).toContainText(/x/);
  }
});

test("the page passes axe on a desktop and a phone", async ({ page }) => {
  await openPrograms(page, "?case=two-inputs");
  await expect(editor(page)).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await findings(page)).toEqual([]);
  await page.getByRole("button", { name: "Program", exact: true }).click();
  await expect(editor(page)).toBeHidden();
  expect(await findings(page)).toEqual([]);
});

test("the link copied right after typing holds what was typed", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openPrograms(page, "?case=two-inputs");
  await write(page, "a = Var(3.0)\nc = a * a\n");
  await page.getByRole("button", { name: "Copy link" }).click();
  await expect(page.getByRole("button", { name: "Link copied" })).toBeVisible();
  const link = new URL(await page.evaluate(() => navigator.clipboard.readText()));
  const code = new URLSearchParams(link.hash.slice(1)).get("code") ?? "";
  expect(await decodeProgram(code)).toBe("a = Var(3.0)\nc = a * a\n");
});

test("Share has links to the step and the program, frames, elements, slides and a file of the text just typed", async ({
  page,
}) => {
  await openPrograms(page, "?case=two-inputs");
  await write(page, NEURON);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const field = (name: string) => page.getByRole("textbox", { name });
  const codeIn = async (address: string) => {
    const { hash } = new URL(address);
    return decodeProgram(new URLSearchParams(hash.slice(1)).get("code") ?? "");
  };
  expect(await codeIn(await field("Link to this step").inputValue())).toBe(NEURON);
  expect(await codeIn(await field("Link to this program").inputValue())).toBe(NEURON);
  await expect(page.getByRole("img", { name: "QR code of the link" })).toBeVisible();

  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download as one file" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe("program.html");
  const file = test.info().outputPath("program.html");
  await download.saveAs(file);

  const preview = page.frameLocator("iframe[title='Preview of the embed']").locator("[data-pullback]");
  for (const [tab, holds] of [
    ["Frame", "#code="],
    ["Element", "    y = tanh(w * x + b)\n"],
    ["reveal.js", "      y = tanh(w * x + b)\n"],
  ] as const) {
    await page.getByRole("tab", { name: tab }).click();
    expect(await field("Code to embed it").inputValue()).toContain(holds);
    await expect(preview).toHaveAttribute("data-ready", "true");
    await expect(preview.locator('[data-node="y"]')).toBeAttached();
  }
  await page.getByRole("tab", { name: "Frame" }).click();
  await page.getByRole("switch", { name: "Sandboxed" }).click();
  expect(await field("Code to embed it").inputValue()).toContain("single.html?program&amp;");
  await expect(preview.locator('[data-node="y"]')).toBeAttached();

  // The file opens from a disk, without a network, with its editor.
  await page.context().setOffline(true);
  await page.goto(pathToFileURL(file).href);
  await expect(editor(page)).toContainText("y = tanh(w * x + b)");
  await expect(player(page)).toHaveAttribute("data-ready", "true");
  await player(page).press("End");
  await expect(node(page, "x")).toHaveAttribute("data-adjoint", String(NEURON_GRADIENT));
  await page.context().setOffline(false);
});

test("a damaged link says so and leaves the editor usable", async ({ page }) => {
  const code = codeOf(NEURON);
  for (const damaged of [code.slice(0, 20), `${code}!`, "%00", codeOf("#".repeat(50_000_000))]) {
    await openPrograms(page, `#code=${damaged}`);
    await expect(page.getByText("The program in this link cannot be read")).toBeVisible();
    await write(page, "a = Var(3.0)\nc = a * a\nprint(c.value)\n");
    await expect(page.getByRole("log", { name: "Output" })).toHaveText("9.0");
    await page.goto("about:blank");
  }
  // An embed shows no program that its reader typed elsewhere.
  await openPrograms(page, `?embed=1#code=${code.slice(0, 20)}`);
  await expect(page.getByText("The program in this link cannot be read")).toBeVisible();
  await expect(node(page, "c")).toHaveCount(0);
});

/** Programs of links that try to reach the page, or to keep it busy. */
const HOSTILE: Readonly<Record<string, readonly [text: string, message: RegExp]>> = {
  "prototype names": [
    "__proto__ = 1\nconstructor = 2\ntoString = 3\nvalueOf = hasOwnProperty\n",
    /Line 4: NameError: name 'hasOwnProperty' is not defined/,
  ],
  "prototype names of inputs": [
    "__proto__ = Var(2.0)\nconstructor = Var(3.0)\ny = __proto__ * constructor\ny.backward()\nprint(constructor.grad)\n",
    /^2\.0/,
  ],
  "brackets in an input": [`x = Var(${"[".repeat(65_000)}`, /RecursionError|SyntaxError/],
  "a loop over many names": [`x = Var(1.0)\nfor ${"x ".repeat(32_000)}`, /SyntaxError/],
  "a class's class": ["print((1).__class__.__mro__[1].__subclasses__())\n", /Line 1: \w+Error/],
  "the constructor of a function": ["print(len.constructor('alert(1)')())\n", /Line 1: AttributeError/],
  "the prototype of an object": ["x = {}\nx.__proto__.polluted = 1\n", /Line 2: AttributeError/],
  "the page": ["document.title = 'mine'\n", /Line 1: NameError/],
  "the page's modules": ["import js\n", /Line 1: ModuleNotFoundError/],
  "code from text": ["eval('1')\n", /Line 1: \w+/],
  "a huge literal": [`x = ${"9".repeat(60_000)}\ny = x ** x\n`, /\w/],
  "a huge power": ["x = 10 ** 10 ** 10\n", /\w/],
  "64 KB of brackets": ["(".repeat(65_000), /RecursionError|SyntaxError|too many nested parentheses/],
  "64 KB of lists": ["[".repeat(32_000) + "]".repeat(32_000), /RecursionError|SyntaxError|too many/],
  "64 KB of minus signs": [`x = ${"-".repeat(65_000)}1\n`, /RecursionError|SyntaxError|too many/],
  "thousands of inputs": [
    Array.from({ length: 4000 }, (_, i) => `x${i} = Var(1)`).join("\n"),
    /There is nothing to step/,
  ],
};

test("a hostile program of a link shows an error and does nothing else", async ({ page }) => {
  const dialogs: string[] = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  for (const [name, [text, message]] of Object.entries(HOSTILE)) {
    await test.step(name, async () => {
      await page.goto("about:blank");
      await page.goto(`program/#code=${codeOf(text)}`);
      await expect(page.getByRole("log", { name: "Output" })).toContainText(message);
      const clean = () =>
        page.evaluate(() => [document.title, "polluted" in {}, Object.keys(Object.prototype).length]);
      expect(await clean()).toEqual([expect.stringContaining("Pullback"), false, 0]);
      // The page still works.
      await write(page, "a = Var(3.0)\nc = a * a\nprint(c.value)\n");
      await expect(page.getByRole("log", { name: "Output" })).toHaveText("9.0");
    });
  }
  expect(dialogs).toEqual([]);
});

test.describe("a link that names a file", () => {
  test.use({ provoked: [/404/] });

  test("opens a program of the site, and says why it cannot", async ({ page }) => {
    const respond = (body: string, contentType: string) => ({ body, contentType });
    await page.route("**/programs/neuron.py", (route) => route.fulfill(respond(NEURON, "text/x-python")));
    await page.route("**/programs/large.py", (route) =>
      route.fulfill(respond("#".repeat(70_000), "text/plain")),
    );
    await page.route("**/programs/page.py", (route) =>
      route.fulfill(respond("<!doctype html>", "text/html")),
    );
    await openPrograms(page, "?file=../programs/neuron.py&step=seed.y");
    await expect(editor(page)).toContainText("y = tanh(w * x + b)");
    await expectStep(page, "seed.y");
    // From now on, the address holds the text.
    await expect(page).toHaveURL(/\/program\/\?step=seed\.y#code=/);
    expect(await linked(page)).toBe(NEURON);
    for (const [file, problem] of [
      ["../programs/large.py", "is larger than 64 KB"],
      ["../programs/page.py", "the host sends a web page"],
      ["../programs/none.py", "the host answers 404"],
      ["../programs/neuron.txt", "must end in .py"],
      ["https://example.org/neuron.py", "is on another site"],
      ["//example.org/neuron.py", "is on another site"],
    ] as const) {
      await openPrograms(page, `?embed=1&file=${encodeURIComponent(file)}`);
      await expect(page.getByText(problem)).toBeVisible();
    }
  });
});

test("the handout of a program has its text with line numbers, what it printed, and a link", async ({
  page,
}) => {
  await openPrograms(page, `?step=seed.y#code=${codeOf(NEURON)}`);
  await turnToPaper(page);
  const handout = page.locator("[data-handout]");
  await expect(handout.locator("[data-line] code")).toHaveText(NEURON.trimEnd().split("\n"));
  await expect(handout.locator("[data-line][aria-current]")).toHaveAttribute("data-line", "4");
  await expect(handout.getByText(String(NEURON_GRADIENT))).toBeVisible();
  await expect(handout.locator("[data-paper-line]")).toHaveCount(10);
  await expect(handout.locator(".paper-link a")).toHaveAttribute("href", /\?step=seed\.y#code=/);
  await expect(editor(page)).toBeHidden();
  expect(pageCount(await page.pdf({ format: "A4", preferCSSPageSize: true }))).toBeLessThanOrEqual(3);
});

test("a case leads to the page for programs, where a formula becomes a program", async ({ page }) => {
  await page.goto("cases/two-inputs/");
  await page.getByRole("link", { name: "Write a program of your own" }).click();
  await page.getByRole("textbox", { name: "A formula of your own" }).fill("z = w ^ 2");
  await page.getByRole("button", { name: "Step through it" }).click();
  await expect(editor(page)).toContainText("z = w ** 2");
  await expect(node(page, "w")).toBeAttached();
  await page.goBack();
  await expect(editor(page)).not.toContainText("z = w ** 2");
});

test("the check works without inputs and stays with the last run while the text fails", async ({ page }) => {
  await openPrograms(page, "?panel=check");
  await write(page, "w = [Var(0.5), Var(1.5)]\ny = w[0] * w[1]\ny.backward()\n");
  const check = page.getByRole("tabpanel", { name: "Check" });
  await expect(check.getByRole("region", { name: "Nudge" })).toBeVisible();
  await expect(node(page, "y")).toBeAttached();
  await write(page, "x = Var(2.0)\ny = x * z\n");
  await expect(page.getByRole("log", { name: "Output" })).toContainText("name 'z' is not defined");
  await expect(check.getByRole("region", { name: "Nudge" })).toBeVisible();
  await write(page, "x = Var(2.0)\nz = x * x\nz.backward()\n");
  await expect(node(page, "z")).toBeAttached();
  await expect(check).toContainText("agree");
});

test("the field for formulas names a function that does not exist", async ({ page }) => {
  await openPrograms(page);
  await page.getByRole("textbox", { name: "A formula of your own" }).fill("y = foo(x)");
  await page.getByRole("button", { name: "Step through it" }).click();
  await expect(page.getByText("There is no function foo.")).toBeVisible();
  await page.getByRole("textbox", { name: "A formula of your own" }).fill("y = 2x² + ln(x)");
  await page.keyboard.press("Enter");
  await expect(editor(page)).toContainText("y = 2*x**2 + log(x)");
  await expect(page.getByText("There is no function foo.")).toHaveCount(0);
});
