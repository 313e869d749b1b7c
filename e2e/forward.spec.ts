import { record } from "../src/cases/record.ts";
import { type ForwardPasses, forwardPassesOf } from "../src/trace/forward-passes.ts";
import { gradientEntries } from "../src/trace/tangents.ts";
import { forwardCaption } from "../src/words/forward-caption.ts";
import { slugs } from "./testing/goldens.ts";
import { inParts } from "./testing/parts.ts";
import { expectStep, node, player, visit } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const passesOf = (slug: string): ForwardPasses => forwardPassesOf(record(slug)) as ForwardPasses;

test("every case runs its tangents, and each pass finds the entry of the gradient", async ({ page }) => {
  for (const slug of slugs) {
    const trace = record(slug);
    const passes = passesOf(slug);
    await visit(page, slug, `?panel=cost&forward=${passes.total - 1}`);
    await expect(page.locator(".caption"), slug).toContainText(
      forwardCaption(trace, passes, passes.total - 1),
    );
    await expect(page.locator(".node[data-tangent='']"), slug).toHaveCount(0);
    const rows = page.locator(".forward-table tbody tr");
    await expect(rows, slug).toHaveCount(Math.min(9, passes.entries.length));
    const shown = await rows.evaluateAll((all) =>
      all.map((row) => ({
        pass: Number(row.getAttribute("data-pass")),
        forward: Number(
          row.querySelector("[data-kind=forward] span")?.getAttribute("title")?.replace("−", "-"),
        ),
        reverse: Number(row.querySelector("[data-kind=reverse]")?.getAttribute("title")?.replace("−", "-")),
      })),
    );
    for (const { pass, forward, reverse } of shown) {
      expect(forward, slug).toBeCloseTo(reverse, 10);
      expect(reverse, slug).toBeCloseTo(gradientEntries(trace)[pass - 1] as number, 10);
    }
  }
});

test(
  "the cost panel switches the graph to forward mode",
  inParts({
    "the switch shows tangents, keys step through the passes, and the step of reverse mode comes back":
      async (page) => {
        await visit(page, "two-inputs", "?panel=cost&step=acc.v3.0");
        const toggle = page.getByRole("switch", { name: "Run tangents through the graph" });
        await toggle.focus();
        await page.keyboard.press("Space");
        await expect(player(page)).toHaveAttribute("data-forward", "0");
        await expect(node(page, "x1")).toHaveAttribute("data-tangent", "1");
        await expect(node(page, "x2")).toHaveAttribute("data-tangent", "0");
        await expect(node(page, "v1")).toHaveAttribute("data-tangent", "");
        await page.keyboard.press("ArrowRight");
        await expect(node(page, "v1")).toHaveAttribute("data-tangent", "3");
        await expect(page.locator(".chip[data-kind=tangent]")).toHaveCount(2);
        await page.keyboard.press("End");
        await expect(node(page, "v3")).toHaveAttribute("data-tangent", "2");
        await expect(page.getByText("2 of 2 passes done")).toBeVisible();
        await expectStep(page, "acc.v3.0");
        await page.keyboard.press("Space");
        await expect(player(page)).not.toHaveAttribute("data-forward");
        await expect(node(page, "v3")).toHaveAttribute("data-adjoint", "1");
        await expectStep(page, "acc.v3.0");
      },

    "the panel chooses the input, by button and by list": async (page) => {
      await visit(page, "linear-layer", "?panel=cost&forward=0");
      await page.getByRole("button", { name: "Next input" }).click();
      await expect(player(page)).toHaveAttribute("data-forward", "2");
      await page.getByRole("combobox", { name: /^Input of the pass/ }).click();
      await page.getByRole("option").nth(6).click();
      await expect(player(page)).toHaveAttribute("data-forward", "12");
      await expect(node(page, "W")).toHaveAttribute("data-tangent", "[[1,0],[0,0]]");
      await page.getByRole("button", { name: "Back to reverse mode" }).click();
      await expect(player(page)).not.toHaveAttribute("data-forward");
    },

    "a moment is announced, and walking the graph tells tangents": async (page) => {
      await visit(page, "two-inputs", "?panel=cost&forward=0");
      await player(page).focus();
      await page.keyboard.press("ArrowRight");
      await expect(page.locator(".dock [aria-live=polite]")).toContainText(
        "Forward mode, pass 1 of 2, step 2 of 4: v 1 dot equals",
      );
      await page.locator(".graph-walk").focus();
      await page.keyboard.press("Enter");
      await expect(page.locator(".node-card")).toContainText("tangent 3");
    },

    "a line of another panel goes to its step in reverse mode": async (page) => {
      await visit(page, "two-inputs", "?panel=tape&forward=3");
      await expect(node(page, "v3")).toHaveAttribute("data-tangent", /^2\.58/);
      await page
        .getByRole("button", { name: /v₃|v_?3/ })
        .first()
        .click();
      await expect(player(page)).not.toHaveAttribute("data-forward");
    },
  }),
);
