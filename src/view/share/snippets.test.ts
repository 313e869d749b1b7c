import { describe, expect, it } from "vitest";
import { cases } from "../../cases/all.ts";
import type { AnyCase } from "../../cases/define-case.ts";
import { caseBySlug } from "../../cases/record.ts";
import { type Link, readLink, writeLink } from "../../player/link.ts";
import { type EmbedChoice, embedQuery, USUAL_EMBED } from "./embed-options.ts";
import { addressOf, elementSnippet, iframeSnippet, revealSnippet, type Shared } from "./snippets.ts";

const site = "https://example.org/autodiff/";
const spec = caseBySlug("two-inputs") as AnyCase;
const shared: Shared = { site, spec, query: "x1=4&step=acc.v1.0&embed=1" };

/** The query that a player at a step would write. */
function queryOf(choice: Partial<EmbedChoice>, query = "x1=4&step=acc.v1.0&panel=tape"): string {
  const { link } = readLink(spec, query);
  const write = (changes: Partial<Link>) => writeLink(spec, { ...link, ...changes });
  return embedQuery({ ...USUAL_EMBED, ...choice }, write);
}

describe("the query of an embed", () => {
  it.each<[string, Partial<EmbedChoice>, string]>([
    ["names the step and the inputs, not the panel of the page", {}, "x1=4&step=acc.v1.0&embed=1"],
    ["starts at the start", { step: false }, "x1=4&embed=1"],
    [
      "leaves parts out",
      { controls: false, caption: false, zoom: false, keys: false },
      "x1=4&step=acc.v1.0&keys=off&embed=1&controls=0&caption=0&zoom=0",
    ],
    ["brings the inputs", { inputs: true }, "x1=4&step=acc.v1.0&embed=1&inputs=1"],
    ["has a theme", { theme: "projector" }, "x1=4&step=acc.v1.0&theme=projector&embed=1"],
    ["plays", { play: true, step: false }, "x1=4&embed=1&play=1"],
  ])("%s", (_, choice, query) => {
    expect(queryOf(choice)).toBe(query);
    expect(readLink(spec, query).problems).toEqual([]);
  });
});

describe("the address of a case", () => {
  it("is that of its page, with a query only where there is one", () => {
    expect(addressOf(shared)).toBe(`${site}cases/two-inputs/?x1=4&step=acc.v1.0&embed=1`);
    expect(addressOf({ ...shared, query: "" })).toBe(`${site}cases/two-inputs/`);
  });
});

describe("the frame", () => {
  it("has the address, a title, and room for itself", () => {
    expect(iframeSnippet(shared, false)).toBe(`<iframe
  src="https://example.org/autodiff/cases/two-inputs/?x1=4&amp;step=acc.v1.0&amp;embed=1"
  title="${spec.title}, step by step"
  loading="lazy"
  allow="fullscreen"
  style="width: 100%; aspect-ratio: 16 / 9; border: 0"
></iframe>`);
  });

  it("may be sandboxed, and has the single file then", () => {
    expect(iframeSnippet(shared, true)).toContain(
      `src="${site}single.html?case=two-inputs&amp;x1=4&amp;step=acc.v1.0&amp;embed=1"`,
    );
    expect(iframeSnippet(shared, true)).toContain('\n  sandbox="allow-scripts"\n');
    expect(iframeSnippet(shared, false)).not.toContain("sandbox");
  });
});

describe("the element", () => {
  it("has the link's parameters as attributes", () => {
    expect(elementSnippet(shared)).toBe(`<script type="module" src="${site}lib/define.js"></script>

<pull-back
  case="two-inputs"
  x1="4"
  step="acc.v1.0"
></pull-back>`);
  });

  it.each(cases.map((one) => [one.slug, one] as const))(
    "of %s escapes what the markup would take for its own",
    (_, one) => {
      const hostile = { site, spec: one, query: new URLSearchParams([["q", '"><script>&']]).toString() };
      for (const snippet of [elementSnippet(hostile), revealSnippet(hostile), iframeSnippet(hostile, true)]) {
        expect(snippet).not.toContain('"><script>&');
      }
      expect(elementSnippet(hostile)).toContain('q="&quot;>&lt;script>&amp;"');
    },
  );
});

describe("the slide", () => {
  it("holds the element, and says what the deck needs", () => {
    const snippet = revealSnippet(shared);
    expect(snippet).toContain('<section>\n  <pull-back\n    case="two-inputs"\n    x1="4"');
    expect(snippet).toContain(`import { PullbackReveal } from "${site}lib/reveal.js";`);
  });
});
