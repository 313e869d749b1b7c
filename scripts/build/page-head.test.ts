import { describe, expect, it } from "vitest";
import { headLines } from "./page-head.ts";

const page = {
  path: "cases/two-inputs/",
  title: 'Two "inputs"',
  description: "One pass & both.",
  alt: "A graph.",
};
const site = "https://example.org/a&b/";

describe("the metadata of a page", () => {
  it("has each tag once, with a text", () => {
    for (const address of [site, undefined]) {
      const names = headLines(page, address).map((line) => /(?:property|name|rel)="([^"]+)"/.exec(line)?.[1]);
      expect(new Set(names).size).toBe(names.length);
      for (const line of headLines(page, address)) expect(line).not.toMatch(/(content|href)=""/);
    }
  });

  it("is escaped", () => {
    const lines = headLines(page, site).join("\n");
    expect(lines).toContain('content="Two &quot;inputs&quot;"');
    expect(lines).toContain('content="One pass &amp; both."');
    expect(lines).toContain("https://example.org/a&amp;b/cases/two-inputs/preview.png");
  });

  it("leaves out what must be an absolute address if the site's address is unknown", () => {
    const lines = headLines(page, undefined).join("\n");
    expect(lines).not.toMatch(/canonical|oembed|og:url|http/);
    expect(lines).toContain('<meta property="og:image" content="preview.png">');
  });

  it("has no embed on the start page", () => {
    const lines = headLines({ ...page, path: "" }, site).join("\n");
    expect(lines).not.toContain("oembed");
    expect(lines).toContain('<link rel="canonical" href="https://example.org/a&amp;b/">');
  });
});
