import { describe, expect, it } from "vitest";
import { oEmbed, oEmbedAddress } from "./oembed.ts";

const site = "https://example.org/a&b/";
const spec = { slug: "two-inputs", title: 'Two "inputs"' };

describe("an oEmbed answer", () => {
  const answer = JSON.parse(oEmbed(spec, site)) as Record<string, unknown>;

  it("has the fields of the specification for rich content, and the picture with its size", () => {
    expect(answer).toMatchObject({
      version: "1.0",
      type: "rich",
      title: 'Two "inputs" · Pullback',
      width: 960,
      height: 540,
      thumbnail_url: `${site}cases/two-inputs/preview.png`,
      thumbnail_width: 1200,
      thumbnail_height: 630,
    });
  });

  it("embeds the case in the frame of the share dialog, with a size that needs no style", () => {
    expect(answer.html).toMatch(/^<iframe [^>]*><\/iframe>$/);
    expect(answer.html).toContain('src="https://example.org/a&amp;b/cases/two-inputs/?embed=1"');
    expect(answer.html).toContain('width="960" height="540"');
    expect(answer.html).toContain('title="Two &quot;inputs&quot;, step by step"');
  });
});

describe("the address of an oEmbed answer", () => {
  it("is the file beside the case's page, if the embed is the case as it opens", () => {
    expect(oEmbedAddress(spec, site, "embed=1")).toBe(`${site}cases/two-inputs/oembed.json`);
  });

  it("holds the answer for a link to a step, which a static host could not give", async () => {
    const address = oEmbedAddress(spec, site, "x1=4&step=acc.v2.0&embed=1");
    const { html, ...answer } = (await (await fetch(address)).json()) as Record<string, unknown>;
    expect(html).toContain('/cases/two-inputs/?x1=4&amp;step=acc.v2.0&amp;embed=1"');
    expect(answer).toMatchObject({ version: "1.0", type: "rich", width: 960, height: 540 });
  });
});
