import { expect, it } from "vitest";
import { type Bundle, withPageLinks } from "./page-links.ts";

const chunk = (
  fileName: string,
  imports: readonly string[],
  css: readonly string[] = [],
  moduleIds: readonly string[] = [],
) =>
  ({
    type: "chunk",
    fileName,
    moduleIds,
    imports,
    viteMetadata: { importedCss: new Set(css) },
  }) as const;

const bundle: Bundle = {
  "main.js": chunk("main.js", ["shared.js"], ["base.css"], ["/src/main.tsx"]),
  "page.js": chunk("page.js", ["shared.js", "drawing.js"], ["page.css"], ["/src/Page.tsx"]),
  "other.js": chunk("other.js", ["shared.js"], ["other.css"], ["/src/Other.tsx"]),
  "drawing.js": chunk("drawing.js", ["shared.js", "page.js"], ["drawing.css"]),
  "shared.js": chunk("shared.js", []),
  "icon.svg": { type: "asset" },
};
const html = `<head>
    <script type="module" src="./main.js"></script>
    <link rel="modulepreload" crossorigin href="./shared.js">
    <link rel="stylesheet" crossorigin href="./base.css">
  </head>`;

it("a page names each script and style that it will need and has not named, once", () => {
  const named = withPageLinks(html, bundle, "/src/Page.tsx").match(/(?<=href="\.\/)[^"]+/g);
  expect(named?.slice(2)).toEqual(["drawing.js", "page.js", "drawing.css", "page.css"]);
});

it("the links are in the head, with the same mode as the scripts' own", () => {
  const expected = `<head>
    <script type="module" src="./main.js"></script>
    <link rel="modulepreload" crossorigin href="./shared.js">
    <link rel="stylesheet" crossorigin href="./base.css">
    <link rel="modulepreload" crossorigin href="./other.js">
    <link rel="stylesheet" crossorigin href="./other.css">
  </head>`;
  expect(withPageLinks(html, bundle, "/src/Other.tsx")).toBe(expected);
});

it("a module that the build does not load dynamically is refused", () => {
  expect(() => withPageLinks(html, bundle, "/src/Nothing.tsx")).toThrow(
    "page links: the build has no chunk of /src/Nothing.tsx",
  );
});
