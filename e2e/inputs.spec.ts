import type { Page } from "playwright/test";
import { inParts } from "./testing/parts.ts";
import { adjointOf, expectStep, node, player, visit } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

/** Records nodes that are added or removed, and the steps shown. */
async function recordChanges(page: Page): Promise<() => Promise<readonly string[]>> {
  const changes = await page.evaluateHandle(() => {
    const list: string[] = [];
    const isNode = (candidate: Node) => candidate instanceof Element && candidate.matches("[data-node]");
    const observer = new MutationObserver((records) => {
      for (const record of records) {
        for (const added of record.addedNodes) if (isNode(added)) list.push("a node came");
        for (const removed of record.removedNodes) if (isNode(removed)) list.push("a node went");
        if (record.type === "attributes" && record.target instanceof HTMLElement)
          list.push(`step ${record.target.dataset.step}`);
      }
    });
    const root = document.querySelector("[data-pullback]");
    if (root) observer.observe(root, { subtree: true, childList: true, attributeFilter: ["data-step"] });
    return list;
  });
  return () => changes.jsonValue();
}

test(
  "inputs change and the reader's step stays",
  inParts({
    "dragging a slider redraws the same nodes at the same step": async (page) => {
      await visit(page, "shared-intermediate", "?step=acc.v2.0");
      const changes = await recordChanges(page);
      const track = await page.locator(".slider-control").boundingBox();
      if (track === null) throw new Error("there is no slider");
      const y = track.y + track.height / 2;
      await page.mouse.move(track.x + track.width * 0.7, y);
      await page.mouse.down();
      const seen = new Set<string | null>();
      for (let part = 0.7; part > 0.2; part -= 0.05) {
        await page.mouse.move(track.x + track.width * part, y);
        const x = Number(await page.getByRole("textbox", { name: "x" }).inputValue());
        await expect(node(page, "x")).toHaveAttribute("data-value", String(x));
        expect(Math.abs((await adjointOf(page, "v1")) - (1 + Math.cos(x * x)))).toBeLessThan(1e-12);
        seen.add(await node(page, "x").getAttribute("data-value"));
      }
      await page.mouse.up();
      expect(seen.size).toBeGreaterThan(5);
      await expectStep(page, "acc.v2.0");
      expect(await changes()).toEqual([]);
    },

    "fewer time steps keep the reader at the nearest earlier step that is left": async (page) => {
      await visit(page, "recurrence", "?step=acc.z3.0");
      await page.getByRole("slider", { name: "T, slider" }).press("ArrowLeft");
      await expect(player(page)).toHaveAttribute("data-total", "20");
      await expect(node(page, "h4")).toHaveCount(0);
      // Of the steps before acc.z3.0 that are left, this is the last.
      await expectStep(page, "eval.h3");
    },

    "more time steps keep the reader at the same step": async (page) => {
      await visit(page, "recurrence", "?step=acc.z2.1");
      await page.getByRole("textbox", { name: "T" }).fill("50");
      await page.getByRole("textbox", { name: "T" }).press("Enter");
      await expect(player(page)).toHaveAttribute("data-total", "302");
      await expectStep(page, "acc.z2.1");
    },

    "the reset button appears for changed inputs and restores all defaults": async (page) => {
      await visit(page, "two-inputs", "?x1=-1&x2=0.25&step=acc.v1.0");
      const reset = page.getByRole("button", { name: "Reset the inputs" });
      await reset.click();
      await expect(node(page, "x1")).toHaveAttribute("data-value", "2");
      await expect(node(page, "x2")).toHaveAttribute("data-value", "3");
      await expectStep(page, "acc.v1.0");
      await expect(reset).toHaveCount(0);
      await expect(page).toHaveURL(/\?step=acc\.v1\.0$/);
    },

    "the player takes the focus of the reset button, so that keys step": async (page) => {
      await visit(page, "shared-intermediate", "?x=0.5");
      await page.getByRole("button", { name: "Reset the inputs" }).press("Enter");
      await expect(page.getByRole("textbox", { name: "x" })).toHaveValue("1.2");
      await expect(player(page)).toBeFocused();
      await page.keyboard.press("ArrowRight");
      await expectStep(page, "eval.v1");
    },

    "a field accepts a number beyond the slider's range": async (page) => {
      await visit(page, "shared-intermediate");
      await page.getByRole("textbox", { name: "x" }).fill("1000");
      await page.getByRole("textbox", { name: "x" }).press("Enter");
      await expect(node(page, "x")).toHaveAttribute("data-value", "1000");
      await expect(page.getByRole("slider", { name: "x, slider" })).toHaveValue("3");
    },

    "a value that is not finite is drawn and explained": async (page) => {
      await visit(page, "shared-intermediate", "?x=1e200&step=collect");
      await expect(node(page, "v1")).toHaveAttribute("data-value", "Infinity");
      await expect(node(page, "v2")).toHaveAttribute("data-value", "NaN");
      await expect(node(page, "v1").locator(".warning")).toBeVisible();
    },
  }),
);
