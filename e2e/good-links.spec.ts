import { inParts } from "./testing/parts.ts";
import { expectStep, node, notice, open, player, visit } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const readings = [
  ["x=%E2%88%921.5", "-1.5"],
  ["x=%2B1.5", "1.5"],
  ["x=+1.5", "1.5"],
  ["x=.5", "0.5"],
  ["x=2.", "2"],
  ["x=-2e-3", "-0.002"],
  ["x=-0", "-0"],
  ["x=0.1", "0.1"],
  ["x=100", "100"],
  ["x=2&x=3", "2"],
  ["x=2&x=bad", "2"],
] as const;

test(
  "links set numbers, and unknown parameters do nothing",
  inParts({
    "a link sets its number": async (page) => {
      for (const [query, value] of readings) {
        // The first link is loaded, the others are visited.
        await visit(page, "shared-intermediate", `?${query}`);
        await expect(node(page, "x"), query).toHaveAttribute("data-value", value);
        await expect(page.getByRole("textbox", { name: "x" }), query).toHaveValue(value);
        await expect(notice(page), query).toBeEmpty();
      }
    },

    "names of Object.prototype are unknown parameters": async (page) => {
      await visit(page, "shared-intermediate", "?__proto__=1&constructor=1&toString=x&hasOwnProperty=0");
      await expect(notice(page)).toBeEmpty();
      await page.keyboard.press("ArrowRight");
      await expect(page).toHaveURL(/\?step=eval\.v1&__proto__=1&constructor=1&toString=x&hasOwnProperty=0$/);
      expect(
        await page.evaluate(() => JSON.stringify([{}, typeof {}.constructor, Object.keys(Object.prototype)])),
      ).toBe('[{},"function",[]]');
    },
  }),
);

test("links with 100 kB in one parameter open", async ({ page }) => {
  // Few servers accept an address of that length, so serves the page here for any query.
  await page.route("**/cases/shared-intermediate/?*", async (route) => {
    const [address = ""] = route.request().url().split("?");
    await route.fulfill({ response: await route.fetch({ url: address }) });
  });
  for (const [title, query] of [
    ["an unknown parameter", `junk=${"a".repeat(100_000)}`],
    ["a number", `x=${"1".repeat(100_000)}`],
    ["a step", `step=${"%3Cb%3E".repeat(14_000)}`],
  ] as const) {
    await test.step(title, async () => {
      await open(page, "shared-intermediate", `?${query}`);
      await expectStep(page, "start");
      await expect(player(page)).toHaveAttribute("data-total", "9");
      expect((await notice(page).innerText()).length).toBeLessThan(250);
      await page.keyboard.press("ArrowRight");
      await expectStep(page, "eval.v1");
    });
  }
});
