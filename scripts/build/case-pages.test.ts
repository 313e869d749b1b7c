import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { pagesWords } from "../../src/words/en/pages.ts";
import { casePage, homePage, sitePage } from "./case-pages.ts";
import { withTexts } from "./page-texts.ts";

const page = {
  slug: "two-inputs",
  title: "Two inputs",
  summary: "One pass.",
  formula: "y = x₁ x₂",
  result: "∇ y = [x₂; x₁]",
  alt: "A graph.",
  start: { run: '{"request":{"case":"two-inputs"}}', markup: "<p>Step 0</p>" },
};
const html = (body: string) =>
  `<html>
  <head>
    <title>Pullback</title>
    <meta name="description" content="All cases.">
  </head>
  <div id="root"></div>
  <noscript>It needs JavaScript.</noscript>${body}</html>`;
const made = (body = "", changes: Partial<typeof page> = {}, site?: string) =>
  casePage(html(body), { ...page, ...changes }, site);

describe("the page of a case", () => {
  it("has the case's title and summary, escaped", () => {
    const text = made("", { title: "a < b & c", summary: 'the "$&" of $1' });
    expect(text).toContain("<title>a &lt; b &amp; c · Pullback</title>");
    expect(text).toContain('<meta name="description" content="the &quot;$&amp;&quot; of $1">');
    expect(text).toContain('<meta property="og:description" content="the &quot;$&amp;&quot; of $1">');
  });

  it("points relative addresses two folders up and keeps others", () => {
    const body = '<script src="./assets/a.js"></script><a href="https://x.org/">x</a><a href="#top">y</a>';
    expect(made(body)).toContain(
      '<script src="../../assets/a.js"></script><a href="https://x.org/">x</a><a href="#top">y</a>',
    );
  });

  it.each(["/assets/a.js", "assets/a.js", "//x.org/a.js", ""])("refuses the address %j", (address) => {
    expect(() => made(`<script src="${address}"></script>`)).toThrow(/is not relative to it/);
  });

  it("refuses a slug that is not a folder name", () => {
    expect(() => made("", { slug: "../two" })).toThrow('"../two" is not a slug');
  });

  it("refuses an index page without a title", () => {
    expect(() => casePage("<html></html>", page, undefined)).toThrow(/nothing that matches/);
  });

  it("tells readers without JavaScript what is computed, in text and with its picture", () => {
    const content = /<noscript>(.*)<\/noscript>/s.exec(made())?.[1];
    for (const text of ["<h1>Two inputs</h1>", page.summary, page.formula, page.result])
      expect(content).toContain(text);
    expect(content).toContain('<img src="./preview.png" width="1200" height="630" alt="A graph.">');
    expect(content).not.toContain("It needs JavaScript.");
  });

  it("holds the markup of the start where the player comes", () => {
    expect(made()).toContain('<div id="root"><p>Step 0</p></div>');
  });

  it("holds the first run of its player", () => {
    expect(made()).toContain(
      '<meta name="pullback-run" content="{&quot;request&quot;:{&quot;case&quot;:&quot;two-inputs&quot;}}">',
    );
  });

  it("names its picture and its address below the site's address, if known", () => {
    const text = made("", {}, "https://example.org/pullback/");
    const address = "https://example.org/pullback/cases/two-inputs/";
    expect(text).toContain(`<link rel="canonical" href="${address}">`);
    expect(text).toContain(`<meta property="og:image" content="${address}preview.png">`);
    expect(text).toContain(`type="application/json+oembed" href="${address}oembed.json"`);
  });
});

describe("the page for practice", () => {
  it("has its own title and description, and addresses one folder up", () => {
    const text = sitePage(html('<script src="./assets/a.js"></script>'), "practice");
    expect(text).toContain(`<title>${pagesWords.practice.title}</title>`);
    expect(text).toContain(`<meta name="description" content="${pagesWords.practice.description}">`);
    expect(text).toContain('<script src="../assets/a.js"></script>');
    expect(text).toContain(pagesWords.withoutScript.reason);
    expect(text).not.toContain("canonical");
  });

  it("names its address without a session below the site's address, if known", () => {
    expect(sitePage(html(""), "practice", "https://x.org/a/")).toContain(
      '<link rel="canonical" href="https://x.org/a/practice/">',
    );
  });
});

it("index.html gets its description, and a link for readers without JavaScript", () => {
  const index = withTexts(readFileSync(new URL("../../index.html", import.meta.url), "utf8"));
  expect(index).toContain(`<meta name="description" content="${pagesWords.description}">`);
  expect(index).toMatch(/<noscript>[^<]*JavaScript[^<]*<a href="https:[^<]*<\/a>[^<]*<\/noscript>/);
});

describe("the start page", () => {
  it("links to every case for readers without JavaScript", () => {
    const text = homePage(html(""), "A graph.", [page, { ...page, slug: "linear-layer" }], undefined);
    expect(text).toContain('<a href="./cases/two-inputs/">Two inputs</a>: One pass.');
    expect(text).toContain('<a href="./cases/linear-layer/">');
    expect(text).toContain(`<meta property="og:description" content="${pagesWords.description}">`);
  });
});
