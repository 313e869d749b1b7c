import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cases } from "../../cases/all.ts";
import { type Link, type Linked, readLink, writeLink } from "../../player/link.ts";
import { optionsOf } from "../../player/link-options.ts";
import { openCase } from "../../player/testing/players.ts";
import { anyQuery } from "../../player/testing/random-query.ts";
import { openProgram } from "../../programs/open-program.ts";
import { DEFAULT_EMBED, type EmbedChoice, embedQuery } from "./embed-options.ts";
import {
  addressOf,
  elementSnippet,
  frameAddressOf,
  iframeSnippet,
  revealSnippet,
  type SharedCase,
  type SharedProgram,
} from "./snippets.ts";

const site = "https://example.org/autodiff/";
const open = openCase("two-inputs");
const shared: SharedCase & Linked = {
  ...open,
  site,
  slug: "two-inputs",
  title: "Two inputs",
  query: "x1=4&step=acc.v1.0&embed=1",
};

/** Returns the query of an embed of a case with the given link. */
function embedQueryOf(open: Linked, query: string): string {
  const { link } = readLink(open, query);
  return embedQuery(DEFAULT_EMBED, (changes) => writeLink(open, { ...link, ...changes }));
}

/** Returns the query that a player at a step would write. */
function queryOf(choice: Partial<EmbedChoice>, query = "x1=4&step=acc.v1.0&panel=tape"): string {
  const { link } = readLink(open, query);
  const write = (changes: Partial<Link>) => writeLink(open, { ...link, ...changes });
  return embedQuery({ ...DEFAULT_EMBED, ...choice }, write);
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
    expect(readLink(open, query).problems).toEqual([]);
  });
});

describe("the address of a case", () => {
  it("is the address of its page, with a query only if there is one", () => {
    expect(addressOf(shared)).toBe(`${site}cases/two-inputs/?x1=4&step=acc.v1.0&embed=1`);
    expect(addressOf({ ...shared, query: "" })).toBe(`${site}cases/two-inputs/`);
    const filed = { ...shared, site: `${site}index.html` };
    expect(addressOf(filed)).toBe(`${site}cases/two-inputs/index.html?x1=4&step=acc.v1.0&embed=1`);
    expect(frameAddressOf(filed, true)).toBe(frameAddressOf(shared, true));
    expect(elementSnippet(filed)).toBe(elementSnippet(shared));
    expect(revealSnippet(filed)).toBe(revealSnippet(shared));
  });
});

describe("the frame", () => {
  it("has an address, a title, and a size that does not depend on style", () => {
    expect(iframeSnippet(shared, false)).toBe(`<iframe
  src="https://example.org/autodiff/cases/two-inputs/?x1=4&amp;step=acc.v1.0&amp;embed=1"
  title="${shared.title}, step by step"
  width="960"
  height="540"
  loading="lazy"
  allow="fullscreen"
  style="width: 100%; height: auto; aspect-ratio: 16 / 9; border: 0"
></iframe>`);
  });

  it("has the single file if it is sandboxed", () => {
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
    "of %s has only attributes of the link, for every link",
    (_, anyCase) => {
      const known = new Set([
        "case",
        ...Object.keys(anyCase.parameters),
        ...Object.keys(optionsOf(anyCase, true)),
      ]);
      const { slug, title } = anyCase;
      const one = { ...openCase(slug), site, slug, title };
      const hostile = 'onclick=alert(1)&x"><img src=x onerror=alert(1)>=1&theme="><script>&';
      fc.assert(
        fc.property(fc.oneof(anyQuery(anyCase), fc.constant(hostile)), (query) => {
          for (const snippet of [elementSnippet, revealSnippet]) {
            const [, attributes = ""] =
              /<pull-back([\s\S]*?)\n *><\/pull-back>/.exec(snippet({ ...one, query })) ?? [];
            const written = attributes.matchAll(/\n *([^\s=]+)="([^"<]*)"/g);
            const names = [...written].map(([, name = ""]) => name);
            expect(attributes.replaceAll(/\n *[^\s=]+="[^"<]*"/g, "")).toBe("");
            expect(names.filter((name) => !known.has(name))).toEqual([]);
          }
          const frame = iframeSnippet({ ...one, query: embedQueryOf(one, query) }, true);
          expect(frame.match(/[<>]/g)).toHaveLength(4);
          expect(frame).not.toMatch(/onclick|onerror/);
        }),
        { numRuns: 50 },
      );
    },
  );
});

describe("an assignment", () => {
  const query =
    'predict=1&seed=7&ask=acc.*,seed.*&practice=assigns&from=seed.v3&until=collect&lock=inputs&task=Say "why" & <how>.';
  const encoded = query.replace('Say "why" & <how>.', encodeURIComponent('Say "why" & <how>.'));

  it("stands in a frame, an element and a deck", () => {
    const shown = { ...shared, query: embedQueryOf(open, encoded) };
    const [, src = ""] = /src="([^"]+)"/.exec(iframeSnippet(shown, false)) ?? [];
    const { link, problems } = readLink(open, new URL(src.replaceAll("&amp;", "&")).search);
    expect(problems).toEqual([]);
    const asked = { predict: true, seed: 7, ask: "acc.*,seed.*", practice: "assigns", from: "seed.v3" };
    expect(link).toMatchObject({ ...asked, until: "collect", lock: "inputs", task: 'Say "why" & <how>.' });
    for (const snippet of [elementSnippet(shown), revealSnippet(shown)]) {
      for (const attribute of ['predict="1"', 'seed="7"', 'ask="acc.*,seed.*"', 'practice="assigns"'])
        expect(snippet).toContain(attribute);
      for (const attribute of ['from="seed.v3"', 'until="collect"', 'lock="inputs"'])
        expect(snippet).toContain(attribute);
      expect(snippet).toContain('task="Say &quot;why&quot; &amp; &lt;how>."');
    }
  });
});

const program: SharedProgram & Linked = {
  ...openProgram({ program: "", params: {} }),
  site,
  title: "Program",
  query: "step=seed.y&embed=1",
  text: "x = Var(2.0)\nif x.value < 3:\n    y = x * x\n\ny.backward()\n",
  code: "q1RKVLICAA-_",
};

describe("a program", () => {
  it("stands in the fragment of every address", () => {
    const link = `${site}program/?step=seed.y&embed=1#code=q1RKVLICAA-_`;
    expect(addressOf(program)).toBe(link);
    expect(addressOf({ ...program, query: "" })).toBe(`${site}program/#code=q1RKVLICAA-_`);
    expect(addressOf({ ...program, site: `${site}index.html` })).toBe(
      link.replace("program/", "program/index.html"),
    );
    expect(frameAddressOf(program, true)).toBe(
      `${site}single.html?program&step=seed.y&embed=1#code=q1RKVLICAA-_`,
    );
    expect(iframeSnippet(program, false)).toContain(`src="${link.replaceAll("&", "&amp;")}"`);
  });

  it("is the text of a script in the element and in the slide", () => {
    const script = `<pull-back
  step="seed.y"
>
  <script type="text/x-python">
    x = Var(2.0)
    if x.value < 3:
        y = x * x

    y.backward()
  </script>
</pull-back>`;
    expect(elementSnippet(program)).toContain(script);
    expect(revealSnippet(program)).toContain(`<section>\n${script.replaceAll(/^(?=.)/gm, "  ")}\n</section>`);
    expect(elementSnippet({ ...program, query: "embed=1" })).toContain("<pull-back>\n  <script");
  });

  it.each(["print('</SCRIPT>')\n", "print('<!-- \"a\" & b')\n", ""])("%j is an attribute", (text) => {
    const [, attribute = ""] = /\n {2}program="([^"]*)"\n/.exec(elementSnippet({ ...program, text })) ?? [];
    const read = attribute.replaceAll("&lt;", "<").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
    expect(read).toBe(text);
  });
});

describe("the slide", () => {
  it("holds the element and the setup of the deck", () => {
    const snippet = revealSnippet(shared);
    expect(snippet).toContain('<section>\n  <pull-back\n    case="two-inputs"\n    x1="4"');
    expect(snippet).toContain(`import { PullbackReveal } from "${site}lib/reveal.js";`);
  });
});
