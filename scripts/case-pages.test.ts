import { describe, expect, it } from "vitest";
import { casePage } from "./case-pages.ts";

const page = { slug: "two-inputs", title: "Two inputs", summary: "One pass." };
const html = (body: string) =>
  `<html><title>Pullback</title><meta name="description" content="All cases.">${body}</html>`;

describe("the page of a case", () => {
  it("carries the case's title and summary, escaped", () => {
    const made = casePage(html(""), { ...page, title: "a < b & c", summary: 'the "$&" of $1' });
    expect(made).toContain("<title>a &lt; b &amp; c · Pullback</title>");
    expect(made).toContain('content="the &quot;$&amp;&quot; of $1"');
  });

  it("leads relative addresses two folders up and leaves others alone", () => {
    const body = '<script src="./assets/a.js"></script><a href="https://x.org/">x</a><a href="#top">y</a>';
    expect(casePage(html(body), page)).toContain(
      '<script src="../../assets/a.js"></script><a href="https://x.org/">x</a><a href="#top">y</a>',
    );
  });

  it.each(["/assets/a.js", "assets/a.js", "//x.org/a.js", ""])("refuses the address %j", (address) => {
    expect(() => casePage(html(`<script src="${address}"></script>`), page)).toThrow(/is not relative to it/);
  });

  it("refuses a slug that is no folder's name", () => {
    expect(() => casePage(html(""), { ...page, slug: "../two" })).toThrow('"../two" is not a slug');
  });

  it("refuses an index page without a title", () => {
    expect(() => casePage("<html></html>", page)).toThrow(/nothing that matches/);
  });
});
