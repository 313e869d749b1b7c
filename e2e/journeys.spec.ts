import { type Golden, goldens, queryOf, tolerance } from "./testing/goldens.ts";
import { adjointOf, expectIndex, expectStep, node, open, primalOf, total } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

/** The graph's name for an output: the recurrence's loss is its last state. */
function outputNode({ case: slug, params }: Golden, output: string): string {
  if (slug === "recurrence") return `h${params.T}`;
  return output === "y" ? "v3" : output;
}

for (const golden of goldens) {
  const query = queryOf(golden.params);
  test(`by the keyboard alone ${golden.case} leads to PyTorch's gradients at ${query}`, async ({ page }) => {
    await open(page, golden.case, query);
    await expectStep(page, "start");
    const last = await total(page);
    for (let index = 1; index <= last; index++) {
      await page.keyboard.press("ArrowRight");
      await expectIndex(page, index);
    }
    await expectStep(page, "collect");

    for (const [name, expected] of Object.entries(golden.gradients)) {
      const error = Math.abs((await adjointOf(page, name)) - expected);
      expect(error, `adjoint of ${name}`).toBeLessThanOrEqual(tolerance(expected));
    }
    for (const [name, expected] of Object.entries(golden.outputs)) {
      const error = Math.abs((await primalOf(page, outputNode(golden, name))) - expected);
      expect(error, `output ${name}`).toBeLessThanOrEqual(tolerance(expected));
    }
  });
}

test("values appear as they are evaluated and adjoints as they arrive", async ({ page }) => {
  await open(page, "two-inputs");
  await expect(node(page, "x1")).toHaveAttribute("data-value", "2");
  await expect(node(page, "v1")).toHaveAttribute("data-value", "");
  await page.keyboard.press("ArrowRight");
  await expect(node(page, "v1")).toHaveAttribute("data-value", "6");
  await expect(node(page, "v1")).toHaveAttribute("data-adjoint", "0");
  await expect(node(page, "v2")).toHaveAttribute("data-value", "");
});
