import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const source = new URL("./", import.meta.url);
const names = readdirSync(source, { recursive: true, encoding: "utf8" }).map((name) =>
  name.replaceAll("\\", "/"),
);
const read = (name: string) => readFileSync(new URL(name, source), "utf8");
const TOKENS = "view/ui/tokens.css";
const sheets = names
  .filter((name) => name.endsWith(".css"))
  .map((name) => ({ name, css: read(name).replaceAll(/\/\*.*?\*\//gs, "") }));

/** The text of a card in the drawing, which `view/explain/` measures at a fixed size. */
const DRAWING = /^view\/explain\/provenance\.css$/;
/** A size that follows the width of its container. */
const FLUID = /\dcqi\b/;

const PROPERTIES = {
  text: /^font(-size)?$/,
  space: /^(padding|margin|gap|row-gap|column-gap|border-spacing)\b/,
  radius: /^border(-\w+)*-radius$/,
} as const;

/** Returns the declarations whose lengths in CSS pixels are no tokens. A hairline of one pixel is none. */
function rawSizes(css: string, property: RegExp): string[] {
  return Array.from(css.matchAll(/(?<=[{;]\s*)([a-z-]+):\s*([^;{}]+)/g))
    .filter(([, name = "", value = ""]) => property.test(name) && !FLUID.test(value))
    .filter(([, , value = ""]) => /(?<![\w.])(?!1px)[\d.]+px/.test(value))
    .map(([declaration]) => declaration);
}

/** Returns the breakpoints that a comment of the tokens lists for a side, in CSS pixels. */
function breakpointsOf(side: "width" | "height"): readonly string[] {
  const line = new RegExp(`^ +${side}: (.*)$`, "m").exec(read(TOKENS))?.[1] ?? "";
  return line.match(/\d+px/g) ?? [];
}

describe.each(Object.entries(PROPERTIES))("sizes of %s", (kind, property) => {
  it("are tokens in every style sheet", () => {
    const raw = sheets
      .filter(({ name }) => !(kind === "text" && DRAWING.test(name)))
      .flatMap(({ name, css }) => rawSizes(css, property).map((declaration) => `${name}: ${declaration}`));
    expect(raw).toEqual([]);
  });

  it("have a token for each use, and a use for each token", () => {
    const css = sheets.map((sheet) => sheet.css).join("");
    const found = (pattern: string) => new Set(css.match(new RegExp(pattern, "g")));
    expect(found(`(?<=var\\()--${kind}-\\w+`)).toEqual(found(`--${kind}-\\w+(?=:)`));
  });

  it.each([
    ["{ font-size: 13px; padding: 3px 0; border-radius: 9px }", 1],
    ["{ font: 600 13px/1 serif; gap: var(--space-1) 3px; border-top-left-radius: 50px }", 1],
    ["{ font-size: var(--text-sm); margin: 0 -1px; border-radius: var(--radius-sm) 0 }", 0],
    ["{ font-size: 0.9em; padding-left: 2ch; width: 13px; border: 2px solid }", 0],
  ])("are found in %s", (css, count) => {
    expect(rawSizes(css, property)).toHaveLength(count);
  });
});

describe("breakpoints", () => {
  const isListed = (bound: string) => {
    const [, side, size = ""] = /^(width|height) [<>]=? (\d+px)$/.exec(bound) ?? [];
    return (side === "width" || side === "height") && breakpointsOf(side).includes(size);
  };
  const boundsIn = (query: string) => query.match(/(?<=\()[^()]*(width|height)[^()]*(?=\))/g) ?? [];

  it("are the listed ones in every query of a style sheet", () => {
    const queries = sheets.flatMap(({ css }) => css.match(/@(media|container)[^{]+/g) ?? []);
    expect(queries.length).toBeGreaterThan(10);
    expect(queries.flatMap(boundsIn).filter((bound) => !isListed(bound))).toEqual([]);
  });

  it("are the listed ones in every query of a component", () => {
    const components = names.filter((name) => /(?<!\.test)\.tsx$/.test(name)).map(read);
    const queries = components.flatMap((text) => text.match(/"\([^"]*\b(width|height)\b[^"]*px\)"/g) ?? []);
    expect(queries.length).toBeGreaterThan(0);
    expect(queries.flatMap(boundsIn).filter((bound) => !isListed(bound))).toEqual([]);
  });
});
