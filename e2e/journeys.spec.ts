import { differences } from "../src/cases/testing/reference.ts";
import { type Golden, goldens, queryOf } from "./testing/goldens.ts";
import { expectIndex, expectStep, node, open, total } from "./testing/player.ts";
import { shown } from "./testing/shown.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

/** The graph's name for an output: the recurrence's loss is its last state. */
function outputNode({ case: slug, params }: Golden, output: string): string {
  if (slug === "recurrence") return `h${params.T}`;
  return output === "y" ? "v3" : output;
}

for (const [i, golden] of goldens.entries()) {
  const query = queryOf(golden);
  const name = `by the keyboard alone ${golden.case} leads to PyTorch's gradients, record ${i + 1}`;
  test(`${name}: ${query.slice(0, 60)}`, async ({ page }) => {
    // What stands beside the graph has journeys of its own.
    await open(page, golden.case, `${query}&panel=none`);
    await expectStep(page, "start");
    const last = await total(page);
    for (let index = 1; index <= last; index++) {
      await page.keyboard.press("ArrowRight");
      await expectIndex(page, index);
    }
    await expectStep(page, "collect");

    for (const [leaf, expected] of Object.entries(golden.gradients)) {
      expect(
        differences(await shown(page, leaf, "adjoint", expected), expected, `adjoint of ${leaf}`),
      ).toEqual([]);
    }
    for (const [output, expected] of Object.entries(golden.outputs)) {
      const got = await shown(page, outputNode(golden, output), "value", expected);
      expect(differences(got, expected, `output ${output}`)).toEqual([]);
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
