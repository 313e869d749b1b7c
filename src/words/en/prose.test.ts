import katex from "katex";
import { expect, it } from "vitest";
import { formula } from "../../formula/parse.ts";
import { toTex } from "../../formula/to-tex.ts";

// Functions of data are tested where they are used: their formulas are the names of nodes.
const files = import.meta.glob<string>(["./*.ts", "./notes/*.ts", "!./*.test.ts"], {
  query: "?raw",
  import: "default",
  eager: true,
});

/** Returns the formulas between dollar signs in the strings of a file. Strings with placeholders are left out. */
const formulasIn = (text: string) =>
  [...text.matchAll(/"[^"\n]*"/g)].flatMap(([string]) =>
    [...string.matchAll(/\$([^$]+)\$/g)].map(([, written = ""]) => written),
  );

it("the formulas in all texts can be read and set", () => {
  const formulas = Object.entries(files).flatMap(([path, text]) =>
    formulasIn(text).map((written) => ({ path, written })),
  );
  expect(formulas.length).toBeGreaterThan(80);
  for (const { path, written } of formulas) {
    const tex = toTex(formula(written), { slash: true });
    expect(
      () => katex.renderToString(tex, { throwOnError: true, strict: "error" }),
      `${path}: ${written}`,
    ).not.toThrow();
  }
});
