import type { Page } from "playwright/test";
import { differences } from "../src/cases/testing/reference.ts";
import { type Golden, goldens, halves, queryOf, slugs } from "./testing/goldens.ts";
import { inParts } from "./testing/parts.ts";
import { expectStep, node, open, stepToEnd, visit } from "./testing/player.ts";
import { shown } from "./testing/shown.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

/** Returns the graph's name of an output: the recurrence's loss is its last state. */
function outputNode({ case: slug, params }: Golden, output: string): string {
  if (slug === "recurrence") return `h${params.T}`;
  return output === "y" ? "v3" : output;
}

/** Steps by keys through a case from each recorded link, and compares its last numbers with PyTorch's. */
async function stepFromLinks(page: Page, slug: string): Promise<void> {
  for (const golden of goldens.filter((each) => each.case === slug)) {
    const query = queryOf(golden);
    // Panels have their own journeys.
    await visit(page, slug, `${query}&panel=none`);
    await expectStep(page, "start");
    await stepToEnd(page);
    await expectStep(page, "collect");

    for (const [leaf, expected] of Object.entries(golden.gradients)) {
      const got = await shown(page, leaf, "adjoint", expected);
      expect(differences(got, expected, `adjoint of ${leaf}`), query).toEqual([]);
    }
    for (const [output, expected] of Object.entries(golden.outputs)) {
      const got = await shown(page, outputNode(golden, output), "value", expected);
      expect(differences(got, expected, `output ${output}`), query).toEqual([]);
    }
  }
}

for (const some of halves(slugs)) {
  test(
    `keys lead to PyTorch's gradients from each recorded link: ${some}`,
    inParts(Object.fromEntries(some.map((slug) => [slug, (page) => stepFromLinks(page, slug)]))),
  );
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
