import type { Page } from "playwright/test";
import { inParts } from "./testing/parts.ts";
import { adjointOf, expectStep, node, notice, player, visit } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const entry = (page: Page, id: string, slot: "value" | "adjoint", at: number) =>
  node(page, id).locator(`[data-slot=${slot}] [data-entry="${at}"]`);

test(
  "the linear layer has nodes, kernels or scalars of any size",
  inParts({
    "the layer is one node, two kernels or all scalars, with the counts side by side": async (page) => {
      await visit(page, "linear-layer");
      const counts = page.getByRole("list", { name: "What each choice takes" });
      await expect(counts).toContainText("layer 1 node · 3 edges · 3 pullbacks");
      await expect(counts).toContainText("kernels 2 nodes · 4 edges · 4 pullbacks");
      await expect(counts).toContainText("scalar 24 nodes · 48 edges · 48 pullbacks");
      await page.getByRole("radio", { name: "scalar" }).click();
      await expect(page.locator("[data-node]")).toHaveCount(36);
      await expect(page).toHaveURL(/view=scalar/);
      await counts.getByRole("button", { name: /kernels/ }).click();
      await expect(node(page, "P")).toHaveCount(1);
    },

    "the layer grows and shrinks with all its arrays, and every entry can be typed": async (page) => {
      await visit(page, "linear-layer", "?step=collect");
      await page.getByRole("button", { name: "Larger d_in" }).click();
      await expect(node(page, "X")).toHaveAttribute("data-value", "[[1,-2,1],[0.5,3,0.5],[-1,1,-1]]");
      await expect(node(page, "W")).toHaveAttribute("data-value", "[[2,-1],[0,1.5],[2,-1]]");
      await page.getByRole("button", { name: /^W, 3 × 2/ }).click();
      await page.getByRole("textbox", { name: "W 2,1" }).fill("7");
      await page.keyboard.press("ArrowDown");
      await expect(page.getByRole("textbox", { name: "W 3,1" })).toBeFocused();
      await expect(node(page, "W")).toHaveAttribute("data-value", "[[2,-1],[7,1.5],[2,-1]]");
      await page.getByRole("textbox", { name: "W 3,1" }).fill("1/4");
      await page.keyboard.press("Enter");
      await expect(node(page, "W")).toHaveAttribute("data-value", "[[2,-1],[7,1.5],[0.25,-1]]");
      await page.getByRole("textbox", { name: "W 3,1" }).fill("abc");
      await page.keyboard.press("Enter");
      await expect(notice(page)).toContainText('Cannot read "abc" in W 3,1.');
      await expectStep(page, "collect");
    },
  }),
);

test(
  "the ReLU layer keeps what its kink allows, and marks the kink",
  inParts({
    "keeping only the output is refused unless the kink is 0, with the reason": async (page) => {
      await visit(page, "relu-layer", "?kink=0.5");
      await page.getByRole("radio", { name: "output" }).click();
      await expect(notice(page)).toContainText("because X = 0 and X < 0 both left Y = 0");
      await expect(page.getByRole("radio", { name: "input" })).toBeChecked();

      await page.getByRole("button", { name: "Dismiss the notice" }).click();
      // In the comparison above the graph, and in the Memory panel.
      await page.getByRole("tab", { name: "Memory" }).click();
      const refused = page.getByRole("button", { name: /^output ?not possible; allowed is input or mask/ });
      await expect(refused).toHaveCount(2);
      for (const button of await refused.all()) {
        await button.click();
        await expect(notice(page)).toContainText('store cannot be "output": allowed is input or mask');
        await expect(page.getByRole("radio", { name: "input" })).toBeChecked();
        await page.getByRole("button", { name: "Dismiss the notice" }).click();
        await expect(notice(page)).toBeEmpty();
      }
    },

    "entries at exactly 0 are marked, with the convention": async (page) => {
      await visit(page, "relu-layer", "?kink=0.5&step=eval.Y");
      await expect(page.locator(".cell.kink")).toHaveCount(2);
      await expect(page.getByRole("list", { name: "Remarks" })).toContainText(
        "the derivative is 0.5, as chosen",
      );
    },

    "each choice shows the memory that it keeps, also in the Memory panel": async (page) => {
      await visit(page, "relu-layer", "?panel=memory&store=mask");
      await expect(page.locator(".bars li")).toHaveText([/input48 B/, /output48 B/, /mask1 B \(6 bits\)/]);
      await expect(page.locator(".kept tbody td").first()).toContainText("6 bits");
    },
  }),
);

test(
  "softmax cross-entropy accepts targets and shows both its graphs",
  inParts({
    "a click on a class sets the target, beside the logits or on them": async (page) => {
      await visit(page, "softmax-cross-entropy", "?z=1,2,3;3,2,1&t=0,0");
      await page.getByRole("radiogroup", { name: "target class of row 2" }).getByText("1").click();
      await expect(page).toHaveURL(/t=0,1/);
      await entry(page, "z", "value", 2).click();
      await expect(page).toHaveURL(/t=2,1/);
    },

    "the direct graph overflows, at named nodes, and the fused graph does not": async (page) => {
      await visit(page, "softmax-cross-entropy", "?variant=direct&step=collect");
      await page.getByRole("button", { name: "Large logits" }).click();
      const remarks = page.getByRole("list", { name: "Remarks" });
      await expect(remarks).toContainText("too large for a number");
      await expect(remarks).toContainText("∞/∞ = NaN");
      await page.getByRole("switch", { name: "Side by side" }).click();
      const fused = page.locator(".graph").nth(1);
      await expect(fused.locator("[data-node=z]")).toHaveAttribute("data-adjoint", /^\[\[0\.24/);
      await expect(page).toHaveURL(/beside=1/);
    },

    "both graphs step together": async (page) => {
      await visit(page, "softmax-cross-entropy", "?variant=direct&beside=1");
      const loss = page.locator(".graph").nth(1).locator("[data-node=L]");
      for (let i = 0; i < 7; i++) await page.keyboard.press("ArrowRight");
      await expect(loss).toHaveAttribute("data-value", "");
      await page.keyboard.press("ArrowRight");
      await expect(loss).not.toHaveAttribute("data-value", "");
      await page.keyboard.press("End");
      const [direct, fused] = await page
        .locator("[data-node=z]")
        .evaluateAll((all) =>
          all.map((element) => JSON.parse(element.getAttribute("data-adjoint") ?? "[]").flat() as number[]),
        );
      expect(direct).toHaveLength(3);
      for (const [k, one] of (direct ?? []).entries()) expect(one).toBeCloseTo(fused?.[k] ?? Number.NaN, 12);
    },
  }),
);

test(
  "the checkpointed chain keeps the chosen states",
  inParts({
    "a click on a state keeps or drops the state": async (page) => {
      await visit(page, "checkpointed-chain");
      await node(page, "h2").click();
      await expect(page).toHaveURL(/store=h0,h2,h4,h8/);
      await node(page, "h4").click();
      await expect(page).toHaveURL(/store=h0,h2,h8/);
      await expect(page.getByRole("textbox", { name: "kept layers" })).toHaveValue("h0,h2,h8");
    },

    "the gradient has the same bits for every choice": async (page) => {
      await visit(page, "checkpointed-chain", "?store=all&step=collect");
      const expected = await adjointOf(page, "h0");
      for (const way of ["√L", "binomial", "chosen"]) {
        await page.getByRole("radio", { name: way }).click();
        await expect(player(page)).toHaveAttribute("data-step", "collect");
        expect(await adjointOf(page, "h0")).toBe(expected);
      }
    },

    "the chain shows what is live, beside full storage, and compares schedules": async (page) => {
      await visit(page, "checkpointed-chain", "?panel=memory&step=recompute.h6");
      await expect(page.locator(".chart")).toContainText("peak 6, 8 evaluations recomputed");
      await expect(page.locator(".chart")).toContainText("full storage: peak 9");
      await expect(page.locator(".live-nodes [data-live=true]")).toHaveText(["h0", "h4", "h5", "h6", "h8"]);
      await page.locator("[aria-label^='binomial:2']").click();
      await expect(page).toHaveURL(/store=binomial:2/);
    },

    "an unfaithful recomputation has other values, and its gradient is wrong": async (page) => {
      await visit(page, "checkpointed-chain", "?step=recompute.h8");
      const first = await node(page, "h8").getAttribute("data-value");
      await page.getByRole("radio", { name: "unfaithful" }).click();
      await expect(page).toHaveURL(/recompute=unfaithful/);
      await expect(node(page, "h8")).toHaveAttribute("data-value", "0.3125");
      await expect(page.locator(".caption")).toContainText("≈ 0.3125. It was 0.2938.");
      expect(Number(first)).toBeCloseTo(0.2938, 4);
      await page.getByRole("tab", { name: "Check" }).click();
      await expect(page.locator(".conclusion")).toContainText("The gradient of reverse mode is wrong");
      await expect(page.locator("[data-fault='recomputed'] [data-odd='true'][data-way]")).toHaveCount(9);
    },
  }),
);
