import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const [code, tokens] = ["code", "tokens"].map((name) =>
  readFileSync(new URL(`../styles/${name}.css`, import.meta.url), "utf8"),
) as [string, string];

type Scheme = "light" | "dark";

/** The custom properties with a colour for each scheme. */
function colours(css: string, scheme: Scheme): Map<string, string> {
  const pairs = css.matchAll(/(--[\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g);
  return new Map(
    Array.from(pairs, ([, name = "", light = "", dark = ""]) => [name, scheme === "light" ? light : dark]),
  );
}

/** Relative luminance, as WCAG 2 defines it. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

const PHASES = ["primal", "sort", "seed", "adjoint"];

describe.each<Scheme>(["light", "dark"])("in the %s theme", (scheme) => {
  const page = colours(tokens, scheme);
  const grounds = ["--surface", ...PHASES.map((phase) => `--${phase}-wash`)];
  const kinds = [...colours(code, scheme), ["--ink", page.get("--ink") ?? ""] as const];

  it("every kind of token can be read on the panel and on every marked line", () => {
    expect(kinds.length).toBeGreaterThan(5);
    for (const [kind, colour] of kinds) {
      for (const ground of grounds) {
        expect(contrast(colour, page.get(ground) ?? ""), `${kind} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      }
    }
  });

  it("the number of a marked line can be read", () => {
    for (const phase of PHASES) {
      const [mark, wash] = [page.get(`--${phase}`) ?? "", page.get(`--${phase}-wash`) ?? ""];
      expect(contrast(mark, wash), phase).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(page.get("--faint") ?? "", page.get("--surface") ?? "")).toBeGreaterThanOrEqual(4.5);
  });
});
