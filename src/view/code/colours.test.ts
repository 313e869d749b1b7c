import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { coloursOf, contrast, SCHEMES } from "../testing/contrast.ts";

const tokens = readFileSync(new URL("../ui/tokens.css", import.meta.url), "utf8");

const PHASES = ["primal", "sort", "seed", "adjoint"];

describe.each(SCHEMES)("the %s theme", (scheme) => {
  const page = coloursOf(tokens, scheme);
  const grounds = ["--surface", ...PHASES.map((phase) => `--${phase}-wash`)];
  const kinds = [...page].filter(([name]) => name === "--ink" || name.startsWith("--code-"));

  it("has a readable colour for every kind of token on the panel and on every marked line", () => {
    expect(kinds.length).toBeGreaterThan(5);
    for (const [kind, colour] of kinds) {
      for (const ground of grounds) {
        expect(contrast(colour, page.get(ground) ?? ""), `${kind} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      }
    }
  });

  it("has a readable colour for the number of a marked line", () => {
    for (const phase of PHASES) {
      const [mark, wash] = [page.get(`--${phase}`) ?? "", page.get(`--${phase}-wash`) ?? ""];
      expect(contrast(mark, wash), phase).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(page.get("--faint") ?? "", page.get("--surface") ?? "")).toBeGreaterThanOrEqual(4.5);
  });
});
