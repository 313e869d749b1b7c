import type { Page } from "playwright/test";
import { expectIndex, node, notice, open, player, transport, visit } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

/** A query and its notice: the parameter, the value as shown, and the allowed values. */
type BadLink = readonly [slug: string, query: string, parameter: string, shown: string, allowed: string];

const NUMBER = "a finite decimal number";
const SIZE = "a whole number from 1 to 50";
const STEP = "a number from 0 to 9 or a step key such as";

const badLinks: readonly BadLink[] = [
  ...[
    ["x=", ""],
    ["x", ""],
    ["x=0x10", "0x10"],
    ["x=0b11", "0b11"],
    ["x=1e400", "1e400"],
    ["x=1e-400", "1e-400"],
    ["x=NaN", "NaN"],
    ["x=Infinity", "Infinity"],
    ["x=-Infinity", "-Infinity"],
    ["x=1,5", "1,5"],
    ["x=1_000", "1_000"],
    ["x=%D9%A1%D9%A2", "١٢"],
    ["x=%C2%A01.5", "\u00a01.5"],
    ["x=null", "null"],
    ["x=[1]", "[1]"],
    ["x=%E0%A4%A", "\ufffd%A"],
    ["x=%3Cscript%3Ealert(1)%3C/script%3E", "<script>alert(1)</script>"],
    ["x=%3Cimg%20src=x%20onerror=alert(1)%3E", "<img src=x onerror=alert(1)>"],
    ["x=%E2%80%AEevil", "\ufffdevil"],
    ["x=a%E2%80%8Bb", "a\ufffdb"],
    ["x=bad&x=2", "bad"],
  ].map(([query = "", shown = ""]): BadLink => ["shared-intermediate", query, "x", shown, NUMBER]),
  ...["0", "51", "1e9", "2.5", "-1", "NaN"].map(
    (value): BadLink => ["recurrence", `T=${value}`, "T", value, SIZE],
  ),
  ...["-1", "10", "9999", "1.5", "nonsense", "", "acc.v9.0", "toString", "__proto__"].map(
    (value): BadLink => [
      "shared-intermediate",
      `step=${value}`,
      "step",
      value,
      value === "" ? "step key" : STEP,
    ],
  ),
  ["shared-intermediate", "panel=attic", "panel", "attic", "derivation, tape"],
  ...["0", "-1", "1e9", "fast"].map(
    (value): BadLink => ["shared-intermediate", `speed=${value}`, "speed", value, "a number from 0.25 to 8"],
  ),
  ["shared-intermediate", "detail=yes", "detail", "yes", "0 or 1"],
  ["shared-intermediate", "keys=maybe", "keys", "maybe", "on or off"],
  ["shared-intermediate", "play=maybe", "play", "maybe", "0 or 1"],
];

/** Checks that an opened link shows the default, and that its only notice gives the reason. */
async function expectRefused(page: Page, [slug, query, parameter, shown, allowed]: BadLink): Promise<void> {
  const sentences = notice(page).getByRole("paragraph");
  await expect(sentences, query).toHaveCount(1);
  const { step, total } = await player(page).evaluate((root) => ({ ...(root as HTMLElement).dataset }));
  const summary = {
    notices: await notice(page).count(),
    step,
    total,
    x: await node(page, "x").getAttribute("data-value"),
    parameters: await sentences.locator("strong").allTextContents(),
    // toContainText would normalize the kinds of spaces.
    words: await sentences.textContent(),
  };
  const [x, steps] = slug === "recurrence" ? ["0.5", "26"] : ["1.2", "9"];
  expect(summary, query).toEqual({
    notices: 1,
    step: "start",
    total: steps,
    x,
    parameters: [parameter],
    words: expect.stringContaining(`cannot be "${shown}"`),
  });
  expect(summary.words, query).toContain(allowed);
  await transport(page, "Step forward").click();
  await expectIndex(page, 1);
}

const [loaded, ...visited] = badLinks;

test(`shows the default and names the parameter when a link with ${loaded?.[1]} is loaded`, async ({
  page,
}) => {
  if (loaded === undefined) throw new Error("there are no bad links");
  await open(page, loaded[0], `?${loaded[1]}`);
  await expectRefused(page, loaded);
});

for (const parameters of [["x"], ["step"], ["T", "panel", "speed", "detail", "keys", "play"]]) {
  test(`shows the default and names the parameter for each bad link: ${parameters.join(", ")}`, async ({
    page,
  }) => {
    for (const badLink of visited.filter(([, , parameter]) => parameters.includes(parameter))) {
      const [slug, query] = badLink;
      await test.step(query, async () => {
        await visit(page, slug, `?${query}`);
        await expectRefused(page, badLink);
      });
    }
  });
}

test("a single notice names every mistake of a link", async ({ page }) => {
  await open(page, "two-inputs", "?x1=a&x2=b&step=c");
  await expect(notice(page)).toHaveCount(1);
  await expect(notice(page).locator("strong")).toHaveText(["x1", "x2", "step"]);
});

test("a notice can be dismissed", async ({ page }) => {
  await open(page, "shared-intermediate", "?x=abc");
  await page.getByRole("button", { name: "Dismiss the notice" }).click();
  await expect(notice(page)).toBeEmpty();
});
