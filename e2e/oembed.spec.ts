import { expectStep, open } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

test("after a page's scripts have run, oEmbed discovery embeds the current step and inputs", async ({
  page,
  baseURL,
}) => {
  // As on a site that was built for a fixed address.
  const link = `<link rel="alternate" type="application/json+oembed" href="${baseURL}cases/two-inputs/oembed.json">`;
  await page.route("**/cases/two-inputs/*", async (route) => {
    const answer = await route.fetch();
    await route.fulfill({
      body: (await answer.text()).replace("</head>", `${link}</head>`),
      response: answer,
    });
  });
  await open(page, "two-inputs", "?x1=4&step=acc.v2.0");
  await expectStep(page, "acc.v2.0");
  const discovered = async () => {
    const address = await page.locator('link[type="application/json+oembed"]').getAttribute("href");
    return decodeURIComponent(address ?? "");
  };
  await expect.poll(discovered).toContain("/cases/two-inputs/?x1=4&amp;step=acc.v2.0&amp;embed=1");
  await page.keyboard.press("ArrowRight");
  await expect.poll(discovered).toContain("step=acc.v1.0");
  await page.keyboard.press("Home");
  await page.getByRole("textbox", { name: "x₁" }).fill("2");
  await page.keyboard.press("Enter");
  await expect.poll(discovered).toBe(`${baseURL}cases/two-inputs/oembed.json`);
});
