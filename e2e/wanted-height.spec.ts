import type { Page } from "playwright/test";
import { openAround, twoHosts } from "./testing/around.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" }, viewport: { width: 1280, height: 900 } });

let hosts: Awaited<ReturnType<typeof twoHosts>>;
test.beforeAll(async () => {
  hosts = await twoHosts();
});
test.afterAll(() => hosts.stop());

/** The case and query of a player in a frame, and the width of the frame, in CSS pixels. */
const EMBEDS = [
  ["scalar-expression", "controls=0&caption=0", 900],
  ["two-inputs", "inputs=1&step=collect", 390],
  ["softmax-cross-entropy", "beside=1&inputs=1&caption=0", 320],
  ["checkpointed-chain", "panel=memory&step=collect", 700],
  ["recurrence", "inputs=1&theme=projector", 1100],
  ["two-inputs", "theme=projector", 440],
  ["linear-layer", "panel=derivation&inputs=1", 1000],
] as const;

/**
 * Returns the height of a frame that follows all requests, once the request has stayed the same for sixty
 * frames.
 */
async function settledHeight(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const frame = document.querySelector("iframe");
    if (frame === null) throw new Error("there is no frame");
    let same = 0;
    let height = 0;
    while (same < 60) {
      const requested = window.heard.flatMap(({ data }) =>
        Object(data).type === "resize" ? [Number(Object(data).height)] : [],
      );
      same = requested.length > 0 && requested.at(-1) === height ? same + 1 : 0;
      height = requested.at(-1) ?? 0;
      if (height > 0) frame.style.height = `${height}px`;
      await new Promise((drawn) => requestAnimationFrame(drawn));
    }
    return height;
  });
}

for (const [slug, query, width] of EMBEDS) {
  test(`a ${width} pixel wide frame with ${slug}?${query} gets the same height from any start, and nothing scrolls`, async ({
    page,
  }) => {
    const heights = [];
    for (const height of ["300", "1600"]) {
      const src = `${hosts.site}cases/${slug}/?embed=1&${query}`;
      const embed = await openAround(page, hosts.around, { src, width: String(width), height });
      const player = embed.locator("[data-pullback]");
      await expect(player.locator("svg[data-moving=false]").first()).toBeAttached();
      heights.push(await settledHeight(page));
      const hidden = await player.evaluate((root) => {
        const page = document.documentElement;
        return [root.scrollHeight - root.clientHeight, page.scrollHeight - page.clientHeight];
      });
      expect(hidden).toEqual([0, 0]);
      for (const graph of await player.locator(".graph").all()) {
        expect((await graph.boundingBox())?.height).toBeGreaterThanOrEqual(299);
      }
    }
    expect(heights[0]).toBe(heights[1]);
  });
}
