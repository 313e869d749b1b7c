import type { Locator, Page } from "playwright/test";
import { inParts } from "./testing/parts.ts";
import { expectIndex, expectStep, open, player, visit } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

/** Returns the marked lines of a file's listing, without their numbers. */
function marked(page: Page, file: string, mark = "running"): Locator {
  return page.locator(`.listing[data-file="${file}"] [data-mark=${mark}] code`);
}

/** Joins subscripts, which are separate elements, with their text. */
function plain(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

test(
  "the panel shows the code that runs and the values of its variables",
  inParts({
    "the tiny engine opens with its code, other cases with the derivation": async (page) => {
      await visit(page, "tiny-engine");
      await expect(page.getByRole("tab", { name: "Code" })).toHaveAttribute("aria-selected", "true");
      await expect(page.getByRole("figure").first()).toContainText("tiny-engine.py");
      expect(new URL(page.url()).search).toBe("");
      await page.getByRole("button", { name: "Previous case" }).click();
      await expect(player(page)).toHaveAttribute("data-case", "checkpointed-chain");
      await expect(page.getByRole("tab", { name: "Derivation" })).toHaveAttribute("aria-selected", "true");
      await page.getByRole("button", { name: "Next case" }).click();
      await expect(page.getByRole("tab", { name: "Code" })).toHaveAttribute("aria-selected", "true");
      expect(new URL(page.url()).search).toBe("");
    },

    "the chapter's listing runs line by line, with its variables and its closures": async (page) => {
      await visit(page, "tiny-engine");
      const file = "tiny-engine.py";
      await expect(page.locator(`.listing[data-file="${file}"] .code-line`)).toHaveCount(60);
      await expect(marked(page, file)).toHaveCount(0);
      const variables = async () =>
        (await page.locator(".locals > div").allTextContents()).map(plain).join("; ");
      for (const [key, ...lines] of [
        ["eval.v1", "out = Var(a.value * b.value)"],
        ["eval.v2", "out = Var(math.sin(a.value))"],
        ["eval.v3", "out = Var(a.value + b.value)"],
        ["visit.x1", "topo.append(v)"],
        ["visit.x2", "topo.append(v)"],
        ["visit.v1", "topo.append(v)"],
        ["visit.v2", "topo.append(v)"],
        ["visit.v3", "topo.append(v)"],
        ["seed.v3", "self.grad = 1.0"],
        ["acc.v3.0", "parent.grad += pullback(v.grad)", "(a, lambda g: g),"],
        ["acc.v3.1", "parent.grad += pullback(v.grad)", "(b, lambda g: g),"],
        ["acc.v2.0", "parent.grad += pullback(v.grad)", "(a, lambda g: g * math.cos(a.value)),"],
        ["acc.v1.0", "parent.grad += pullback(v.grad)", "(a, lambda g: g * b.value),"],
      ] as const) {
        await page.keyboard.press("ArrowRight");
        await expectStep(page, key);
        await expect(marked(page, file)).toHaveText(lines);
        if (key === "eval.v1") {
          await expect(marked(page, file, "origin")).toHaveText("y = add(mul(x1, x2), sin(x1))");
          const stored = page.getByRole("list", { name: "Pullbacks stored" });
          await expect(stored.getByRole("listitem").first()).toContainText(
            "lambda g: g * b.value captures b",
          );
        }
        if (key === "visit.v1") {
          await expect.poll(variables).toBe("vv1; parentx2; seen{ v3, v1, x1, x2 }; topo[ x1, x2, v1 ]");
        }
      }
      await expect.poll(variables).toContain("pullbacklambda g: g * b.value captures b = x2");
      await expect.poll(variables).toContain("parent.grad−0.4161 + 3 = 2.5839");
      await page.getByRole("textbox", { name: "x₂" }).fill("1.5");
      await page.getByRole("textbox", { name: "x₂" }).press("Enter");
      await expect(page.locator(`.listing[data-file="${file}"]`)).toContainText("x2 = Var(1.5)");
      await expect.poll(variables).toContain("parent.grad−0.4161 + 1.5 = 1.0839");
    },

    "the marks move with the steps, through the program and the engine": async (page) => {
      await visit(page, "tiny-engine");
      await page.getByRole("tab", { name: "Engine in TypeScript" }).click();
      await player(page).focus();
      const program = "cases/tiny-engine.case.ts";
      await expect(marked(page, program)).toHaveCount(0);
      for (const [key, made, file, line] of [
        [
          "eval.v1",
          "const v1 = mul(x1, x2);",
          "autodiff/operations/arithmetic.ts",
          /new Var\(a\.value \* b\.value/,
        ],
        ["eval.v2", "const v2 = sin(x1);", "autodiff/operations/curves.ts", /new Var\(Math\.sin\(a\.value\)/],
        [
          "eval.v3",
          "const v3 = add(v1, v2);",
          "autodiff/operations/arithmetic.ts",
          /new Var\(a\.value \+ b\.value/,
        ],
      ] as const) {
        await page.keyboard.press("ArrowRight");
        await expectStep(page, key);
        await expect(marked(page, program)).toHaveText(made);
        await expect(marked(page, file)).toHaveText(line);
      }
      for (const key of ["visit.x1", "visit.x2", "visit.v1", "visit.v2", "visit.v3"]) {
        await page.keyboard.press("ArrowRight");
        await expectStep(page, key);
        await expect(marked(page, "autodiff/topological-order.ts")).toHaveText("topo.push(v);");
      }
      await page.keyboard.press("ArrowRight");
      await expectStep(page, "seed.v3");
      const sweep = marked(page, "autodiff/backward.ts");
      await expect(sweep).toHaveText("output.grad = plus(before, seed);");
      for (const [key, operand, origin] of [
        ["acc.v3.0", "0, a", "const v3 = add(v1, v2);"],
        ["acc.v3.1", "1, b", "const v3 = add(v1, v2);"],
        ["acc.v2.0", "0, a", "const v2 = sin(x1);"],
        ["acc.v1.0", "0, a", "const v1 = mul(x1, x2);"],
      ] as const) {
        await page.keyboard.press("ArrowRight");
        await expectStep(page, key);
        await expect(sweep.first()).toContainText(`accumulate(v, ${operand}, `);
        await expect(sweep.last()).toHaveText("parent.grad = plus(before, contribution);");
        await expect(marked(page, program, "origin")).toHaveText(origin);
      }
      await page.keyboard.press("End");
      await expect(page.locator("[data-mark]")).toHaveCount(0);
    },

    "the engine's seen, topo and loop change with the steps": async (page) => {
      await visit(page, "tiny-engine", "?step=visit.v1");
      await page.getByRole("tab", { name: "Engine in TypeScript" }).click();
      await player(page).focus();
      const variables = page.locator(".locals");
      const texts = async () => (await variables.locator("> div").allTextContents()).map(plain);
      await expect.poll(texts).toEqual(["vv1", "seen{ v3, v1, x1, x2 }", "topo[ x1, x2, v1 ]"]);
      await page.keyboard.press("ArrowRight");
      await expectStep(page, "visit.v2");
      await expect.poll(texts).toEqual(["vv2", "seen{ v3, v1, x1, x2, v2 }", "topo[ x1, x2, v1, v2 ]"]);
      await page.keyboard.press("End");
      await page.keyboard.press("ArrowLeft");
      await expectStep(page, "acc.v1.1");
      await expect
        .poll(async () => (await texts()).slice(0, 4))
        .toEqual(["topo[ x1, x2, v1, v2, v3 ]", "i2", "vtopo[2] = v1", "parentx2"]);
    },

    "the running closure shows its captured values, its argument and its result": async (page) => {
      await visit(page, "shared-intermediate", "?panel=code&step=acc.v2.0");
      const closure = page.getByRole("region", { name: "Running pullback" });
      await expect(closure.locator("mark")).toHaveText("(g: number) => g * Math.cos(a.value)");
      const rows = (await closure.locator(".values > div").allTextContents()).map(plain);
      expect(rows).toEqual(["a.valuev1 = 1.44", "gv\u03042 = 1", "returns→0.1304"]);
      await page.getByRole("textbox", { name: "x" }).fill("2");
      await page.getByRole("textbox", { name: "x" }).press("Enter");
      await expect(closure.locator(".values > div").first()).toHaveText(/= 4$/);
    },
  }),
);

test("the source is loaded when the panel first opens", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await open(page, "two-inputs");
  expect(asked.filter((url) => url.includes("CodeView"))).toEqual([]);
  await page.getByRole("tab", { name: "Code" }).click();
  await expect(page.locator(".listing")).not.toHaveCount(0);
  expect(asked.filter((url) => url.includes("CodeView"))).not.toEqual([]);
});

test(
  "listings can be scrolled and unfolded by keys",
  inParts({
    "keys scroll a listing without stepping": async (page) => {
      await visit(page, "checkpointed-chain", "?panel=code&step=recompute.h6");
      const lines = page.getByRole("region", { name: "Lines of checkpoint.ts" });
      await lines.focus();
      const before = await lines.evaluate((box) => box.scrollTop);
      await page.keyboard.press("ArrowUp");
      await expect.poll(() => lines.evaluate((box) => box.scrollTop)).toBeLessThan(before);
      await expectStep(page, "recompute.h6");
    },

    "the player takes the focus of a listing that a step removes": async (page) => {
      await visit(page, "checkpointed-chain", "?panel=code&step=recompute.h6");
      await page.getByRole("region", { name: "Lines of checkpoint.ts" }).focus();
      await page.keyboard.press("Home");
      await expectStep(page, "start");
      await expect(page.getByRole("region", { name: "Lines of checkpoint.ts" })).toHaveCount(0);
      await expect(player(page)).toBeFocused();
    },

    "a key unfolds the called functions without playing, and they stay unfolded over steps": async (page) => {
      await visit(page, "checkpointed-chain", "?panel=code&step=recompute.h5");
      const helper = page.locator(".listing[data-file='cases/chain.ts']");
      await expect(helper).toBeHidden();
      await page.getByText("It calls cases/chain.ts").focus();
      await page.keyboard.press("Space");
      await expect(helper).toContainText("checkpoint(segment, state, ...own)");
      await expectStep(page, "recompute.h5");
      await page.keyboard.press("ArrowRight");
      await expectStep(page, "recompute.h6");
      await expect(helper).toBeVisible();
      await expect(page.getByRole("button", { name: "Play" })).toBeVisible();
    },
  }),
);

test("running lines stay in view of their listings on each screen, and the page does not scroll", async ({
  page,
}) => {
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
    [320, 640],
  ] as const) {
    await test.step(`${width} × ${height}`, async () => {
      await page.setViewportSize({ width, height });
      await visit(page, "checkpointed-chain", "?panel=code&step=keep.h8");
      await expect(page.locator(".listing")).not.toHaveCount(0);
      const first = Number(await player(page).getAttribute("data-index"));
      for (let i = 1; i <= 8; i++) {
        await page.keyboard.press("ArrowRight");
        const outside = () =>
          page.locator(".lines").evaluateAll((boxes) =>
            boxes.flatMap((box) => {
              const line = box.querySelector("[data-mark]");
              if (line === null) return [];
              const [inner, outer] = [line.getBoundingClientRect(), box.getBoundingClientRect()];
              const isIn = inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1;
              return isIn && inner.right <= outer.right + 1 ? [] : [box.getAttribute("aria-label")];
            }),
          );
        await expectIndex(page, first + i);
        await expect.poll(outside).toEqual([]);
      }
      expect(await page.evaluate(() => scrollY)).toBe(0);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
    });
  }
});
