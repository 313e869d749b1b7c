import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { coloursOf, contrast } from "../testing/contrast.ts";

const [code, tokens] = ["./code.css", "../ui/tokens.css"].map((name) =>
  readFileSync(new URL(name, import.meta.url), "utf8"),
) as [string, string];

const PHASES = ["primal", "sort", "seed", "adjoint"];

describe.each(["light", "dark"] as const)("the %s theme", (scheme) => {
  const page = coloursOf(tokens, scheme);
  const grounds = ["--surface", ...PHASES.map((phase) => `--${phase}-wash`)];
  const kinds = [...coloursOf(code, scheme), ["--ink", page.get("--ink") ?? ""] as const];

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
