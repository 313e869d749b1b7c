import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { coloursOf, contrast, SCHEMES } from "../testing/contrast.ts";

const tokens = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");
const PHASES = ["--primal", "--adjoint", "--seed", "--gradient", "--sort"];
const PATHS = ["--path-1", "--path-2", "--path-3", "--path-4"];
const TEXTS = [...PHASES, ...PATHS, "--tangent", "--ink", "--muted", "--faint"];
const GROUNDS = ["--paper", "--surface", "--slot", ...PHASES.map((phase) => `${phase}-wash`)];

describe.each(SCHEMES)("the %s theme", (scheme) => {
  const colours = coloursOf(tokens, scheme);
  const against = (names: readonly string[], grounds: readonly string[]) =>
    names.flatMap((name) =>
      grounds.map((ground) => ({
        pair: `${name} on ${ground}`,
        ratio: contrast(colours.get(name) ?? "", colours.get(ground) ?? ""),
      })),
    );

  it("has a contrast of at least 4.5 for every text colour on every ground", () => {
    const pairs = [...against(TEXTS, GROUNDS), ...against(["--on-solid"], ["--solid"])];
    expect(pairs.filter(({ ratio }) => !(ratio >= 4.5))).toEqual([]);
  });

  it("has a contrast of at least 3 for the lines of nodes, edges and fields", () => {
    const pairs = against(["--border", ...PHASES], ["--paper", "--surface"]);
    expect(pairs.filter(({ ratio }) => !(ratio >= 3))).toEqual([]);
  });
});
