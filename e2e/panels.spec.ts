import { inParts } from "./testing/parts.ts";
import { expectIndex, expectStep, node, player, visit } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

test(
  "the derivation and the tape follow the steps, and lead to steps",
  inParts({
    "a line of the derivation leads to its step": async (page) => {
      await visit(page, "shared-intermediate");
      const lines = page.locator(".derivation li button");
      await expect(lines).toHaveCount(9);
      for (const [i, key] of [
        [6, "acc.v2.0"],
        [1, "eval.v2"],
        [8, "collect"],
      ] as const) {
        await lines.nth(i).click();
        await expectStep(page, key);
        await expect(page.locator(".derivation [aria-current=step]")).toHaveCount(1);
        await expect(page.locator(".derivation li").nth(i)).toHaveAttribute("aria-current", "step");
      }
    },

    "the current line of a long derivation is in view": async (page) => {
      await visit(page, "recurrence");
      for (const key of ["End", "ArrowLeft", "ArrowLeft", "PageUp"]) {
        await page.keyboard.press(key);
        await expect(page.locator(".derivation [aria-current=step]")).toBeInViewport({ ratio: 0.9 });
      }
    },

    "the tape's pointer runs down in the forward pass and up in the backward pass": async (page) => {
      await visit(page, "two-inputs", "?panel=tape");
      const pointed = page.getByRole("table").locator("[aria-current=step]");
      await expect(pointed).toHaveCount(0);
      for (const [index, row] of [2, 3, 4, 4, 4, 4, 3, 2, 2].entries()) {
        await page.keyboard.press("ArrowRight");
        await expectIndex(page, index + 1);
        await expect(page.locator(".tape tbody tr").nth(row)).toHaveAttribute("aria-current", "step");
        await expect(pointed).toHaveCount(1);
      }
      await page.keyboard.press("ArrowRight");
      await expect(pointed).toHaveCount(0);
    },

    "the tape has the values, the adjoints and the contributors": async (page) => {
      await visit(page, "shared-intermediate", "?panel=tape&step=acc.v2.0");
      const cells = page.locator(".tape tbody tr").nth(1).locator("td");
      await expect(cells.nth(2)).toHaveText("1.44");
      await expect(cells.nth(3)).toContainText(/^1\.1304/);
      await expect(cells.nth(3).locator(".shares > span")).toHaveText(["1 from v3", "0.1304 from v2"]);
    },

    "a row of the tape leads to the step that computed it": async (page) => {
      await visit(page, "two-inputs", "?panel=tape&step=collect");
      await page.getByRole("button", { name: "Go to where v₂ gets its value" }).click();
      await expectStep(page, "eval.v2");
      await expect(node(page, "v2")).toHaveAttribute("data-state", "computing");
    },

    "arrow keys on the tabs change the panel, not the step": async (page) => {
      await visit(page, "two-inputs", "?step=eval.v2");
      await page.getByRole("tab", { name: "Derivation" }).focus();
      await page.keyboard.press("ArrowRight");
      await expect(page.getByRole("tab", { name: "Tape" })).toHaveAttribute("aria-selected", "true");
      await expectStep(page, "eval.v2");
    },
  }),
);

test(
  "a switch shows the full Jacobian",
  inParts({
    "the full Jacobian shows the trace's rows": async (page) => {
      await visit(page, "vector-jacobian-product");
      await expect(page.getByRole("complementary", { name: "Full Jacobian" })).toHaveCount(0);
      await page.getByRole("switch", { name: "Full Jacobian" }).click();
      const card = page.getByRole("complementary", { name: "Full Jacobian" });
      const rows = card.locator("mtable").nth(1).locator("mtr");
      await expect(rows).toHaveText([/^3\s*2$/, /^1\s*6$/]);
      await expect(card).toContainText("Never built");
      await page.getByRole("textbox", { name: "x₂" }).fill("-1");
      await page.getByRole("textbox", { name: "x₂" }).press("Enter");
      await expect(rows).toHaveText([/^−1\s*2$/, /^1\s*−2$/]);
      await page.getByRole("switch", { name: "Full Jacobian" }).click();
      await expect(card).toHaveCount(0);
    },

    "the full Jacobian is hidden when its case is opened again, as by its link": async (page) => {
      await visit(page, "vector-jacobian-product");
      await page.getByRole("switch", { name: "Full Jacobian" }).click();
      const card = page.getByRole("complementary", { name: "Full Jacobian" });
      await expect(card).toBeVisible();
      await page.getByRole("button", { name: /^Next case/ }).click();
      await expect(player(page)).toHaveAttribute("data-case", "linear-layer");
      await page.getByRole("button", { name: /^Previous case/ }).click();
      await expect(page.getByRole("switch", { name: "Full Jacobian" })).not.toBeChecked();
      await expect(card).toHaveCount(0);
    },

    "cases with one output offer no Jacobian": async (page) => {
      await visit(page, "two-inputs");
      await expect(page.getByRole("switch", { name: "Full Jacobian" })).toHaveCount(0);
    },
  }),
);
