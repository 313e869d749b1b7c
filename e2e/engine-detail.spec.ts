import { inParts } from "./testing/parts.ts";
import { expectStep, player, visit } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

test(
  "engine detail shows the topological sort and the stored pullbacks",
  inParts({
    "engine detail adds the topological sort and keeps the reader's step": async (page) => {
      await visit(page, "two-inputs", "?step=acc.v2.0");
      await expect(player(page)).toHaveAttribute("data-total", "10");
      await page.getByRole("switch", { name: "Engine detail" }).click();
      await expect(player(page)).toHaveAttribute("data-total", "15");
      await expectStep(page, "acc.v2.0");
      await expect(page).toHaveURL(/detail=1/);
      await page.keyboard.press("Home");
      for (const key of [
        "eval.v1",
        "eval.v2",
        "eval.v3",
        "visit.x1",
        "visit.x2",
        "visit.v1",
        "visit.v2",
        "visit.v3",
      ]) {
        await page.keyboard.press("ArrowRight");
        await expectStep(page, key);
      }
      await page.getByRole("switch", { name: "Engine detail" }).click();
      await expect(player(page)).toHaveAttribute("data-total", "10");
      await expectStep(page, "eval.v3");
    },

    "the tiny engine shows what it has seen and listed at each step": async (page) => {
      const heights = new Set<number | undefined>();
      for (const [key, seen, topo] of [
        ["start", "{ }", "[ ]"],
        ["visit.x1", "{ v₃, v₁, x₁ }", "[ x₁ ]"],
        ["visit.v2", "{ v₃, v₁, x₁, x₂, v₂ }", "[ x₁, x₂, v₁, v₂ ]"],
        ["visit.v3", "{ v₃, v₁, x₁, x₂, v₂ }", "[ x₁, x₂, v₁, v₂, v₃ ]"],
        ["acc.v2.0", "{ v₃, v₁, x₁, x₂, v₂ }", "[ x₁, x₂, v₁, v₂, v₃ ] read from its end, now v₂"],
      ] as const) {
        await visit(page, "tiny-engine", `?step=${key}`);
        const strip = page.locator(".engine-strip");
        // Subscripts are elements here, but characters in a sentence.
        const plain = (text: string) =>
          text.replace(/[₀-₉]/g, (digit) => String("₀₁₂₃₄₅₆₇₈₉".indexOf(digit)));
        const row = async (name: string) =>
          plain(
            (await strip
              .locator("div", { has: page.getByText(name, { exact: true }) })
              .locator("dd")
              .textContent()) ?? "",
          );
        expect(await row("seen"), key).toBe(plain(seen));
        expect(await row("topo"), key).toBe(plain(topo));
        await expect(strip.locator(".tex:not(:has(.katex))")).toHaveCount(0);
        heights.add((await strip.boundingBox())?.height);
      }
      expect(heights.size, "heights, which change the room of the graph").toBe(1);
    },

    "evaluations show the pullbacks that they store": async (page) => {
      await visit(page, "tiny-engine", "?step=eval.v1");
      await expect(page.locator("[data-kind=closure]")).toHaveCount(2);
      await expect(page.getByRole("list", { name: "Pullbacks stored" }).getByRole("listitem")).toHaveCount(2);
    },
  }),
);
