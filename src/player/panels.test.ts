import { describe, expect, it } from "vitest";
import { cases } from "../cases/all.ts";
import { readLink, writeLink } from "./link.ts";
import { isPanel, PANELS, panelsOf } from "./panels.ts";
import { specOf } from "./testing/players.ts";

const withMemory = ["relu-layer", "checkpointed-chain"];
const without = cases.map(({ slug }) => slug).filter((slug) => !withMemory.includes(slug));

describe("the panels", () => {
  it("are known by their names, spelt as they are", () => {
    expect(PANELS.filter(isPanel)).toEqual([...PANELS]);
    for (const text of ["", "Tape", "cod", "constructor", "none "]) expect(isPanel(text)).toBe(false);
  });

  it.each(withMemory)("of %s include memory, and a link can open it", (slug) => {
    const spec = specOf(slug);
    expect(panelsOf(spec)).toEqual(["derivation", "tape", "check", "cost", "memory", "none"]);
    const { link, problems } = readLink(spec, "panel=memory");
    expect([link.panel, problems]).toEqual(["memory", []]);
    expect(writeLink(spec, link)).toBe("panel=memory");
  });

  it.each(without)("of %s do not, and a link that asks for it is a problem", (slug) => {
    const spec = specOf(slug);
    expect(panelsOf(spec)).toEqual(["derivation", "tape", "check", "cost", "none"]);
    const { link, problems } = readLink(spec, "panel=memory");
    expect(link.panel).toBeUndefined();
    expect(problems).toEqual([
      {
        parameter: "panel",
        value: "memory",
        allowed: "derivation, tape, check, cost, none",
        using: "derivation",
      },
    ]);
  });
});
