import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { toShadowCss } from "./shadow-css.ts";

const path = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const styles = path("src/view");
const sheets = readdirSync(styles, { recursive: true, encoding: "utf8" }).filter((name) =>
  name.endsWith(".css"),
);

describe("a style sheet in a shadow root", () => {
  it.each([
    ["the page is the screen", ":root { --ink: red }", ".screen { --ink: red }"],
    ["as often as it is named", ":root:root { a: b }", ".screen.screen { a: b }"],
    [
      "with its theme",
      ':root[data-theme="dark"] .code { a: b }',
      '.screen[data-theme="dark"] .code { a: b }',
    ],
    ["and so is its body", "body {\n  margin: 0;\n}", ".screen {\n  margin: 0;\n}"],
    ["but nothing that is called so", ".body, tbody tr { a: b }", ".body, tbody tr { a: b }"],
    [
      "the window is a container",
      "@media (width <= 900px) { .a { b: c } }",
      "@container pullback (width <= 900px) { .a { b: c } }",
    ],
    [
      "with all its bounds",
      "@media (height <= 620px) and (width > 900px) {",
      "@container pullback (height <= 620px) and (width > 900px) {",
    ],
    [
      "and alternatives",
      "@media (width <= 480px), (width > 900px) and (width <= 1200px) {",
      "@container pullback ((width <= 480px)) or ((width > 900px) and (width <= 1200px)) {",
    ],
    ["paper stays paper", "@media print {\n  .a { b: c }\n}", "@media print {\n  .a { b: c }\n}"],
    ["and preferences stay", "@media (forced-colors: active) {", "@media (forced-colors: active) {"],
    [
      "lengths are of the container",
      ".a { height: calc(100dvh / var(--zoom)); width: min(5.4vw, 45vh) }",
      ".a { height: calc(100cqh / var(--zoom)); width: min(5.4cqw, 45cqh) }",
    ],
  ])("%s: %s", (_, text, expected) => {
    expect(toShadowCss(text)).toEqual({ css: expected, fonts: [] });
  });

  it("leaves out fonts and lists them", () => {
    const text = `@font-face{font-display:block;font-family:KaTeX_Main;font-style:italic;font-weight:700;src:url(fonts/A.woff2) format("woff2"),url(fonts/A.woff)}.katex{a:b}`;
    expect(toShadowCss(text)).toEqual({
      css: ".katex{a:b}",
      fonts: [{ family: "KaTeX_Main", weight: "700", style: "italic", file: "fonts/A.woff2" }],
    });
  });

  it.each([
    ["@media (width >= 1px) and (hover: hover) {", "asks for more than sizes"],
    [".a { width: 3vmin }", "asks for the page"],
    ["html { margin: 0 }", "asks for the page"],
    ["@font-face { font-family: A; src: url(a.ttf) }", "without a WOFF2 file"],
  ])("refuses rules without a counterpart: %s", (text, message) => {
    expect(() => toShadowCss(text)).toThrow(message);
  });

  it.each(sheets)("can be made of the player's style sheet %s", (name) => {
    const { css } = toShadowCss(readFileSync(`${styles}/${name}`, "utf8"));
    expect(css).not.toMatch(/:root|\bbody\s*[,{]|@media[^{]*(width|height)|\d[dsl]?v[wh]\b/);
  });

  it("can be made of KaTeX's style sheet, with all its fonts", () => {
    const text = readFileSync(path("node_modules/katex/dist/katex.min.css"), "utf8");
    const { css, fonts } = toShadowCss(text);
    expect(css).toContain(".katex");
    expect(css).not.toContain("font-face");
    expect(fonts).toHaveLength(20);
    expect(new Set(fonts.map(({ file }) => file)).size).toBe(20);
  });
});
