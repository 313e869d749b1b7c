import { describe, expect, it } from "vitest";
import { cases } from "../cases/all.ts";
import { readLink, writeLink } from "./link.ts";
import { firstPanelOf, isPanel, PANELS, panelsOf } from "./panels.ts";
import { initialState } from "./player-state.ts";
import { openCase } from "./testing/players.ts";

const withMemory = ["relu-layer", "checkpointed-chain"];
const without = cases.map(({ slug }) => slug).filter((slug) => !withMemory.includes(slug));

describe("the panels", () => {
  it("are identified by their exact names", () => {
    expect(PANELS.filter(isPanel)).toEqual([...PANELS]);
    for (const text of ["", "Tape", "cod", "Code", "constructor", "none "]) expect(isPanel(text)).toBe(false);
  });

  it.each(withMemory)("of %s include memory, and a link can open it", (slug) => {
    const open = openCase(slug);
    expect(panelsOf(open.lesson)).toEqual(["derivation", "tape", "code", "check", "cost", "memory", "none"]);
    const { link, problems } = readLink(open, "panel=memory");
    expect([link.panel, problems]).toEqual(["memory", []]);
    expect(writeLink(open, link)).toBe("panel=memory");
  });

  it.each(without)("of %s lack memory, and a link to it is a problem", (slug) => {
    const open = openCase(slug);
    expect(panelsOf(open.lesson)).toEqual(["derivation", "tape", "code", "check", "cost", "none"]);
    const { link, problems } = readLink(open, "panel=memory");
    expect(link.panel).toBeUndefined();
    expect(problems).toEqual([
      {
        parameter: "panel",
        value: "memory",
        allowed: "derivation, tape, code, check, cost, none",
        using: firstPanelOf(open.lesson),
      },
    ]);
  });

  it("open with the derivation, except for the tiny engine, which opens with its code", () => {
    for (const spec of cases) {
      expect(firstPanelOf(spec)).toBe(spec.slug === "tiny-engine" ? "code" : "derivation");
    }
    const engine = openCase("tiny-engine");
    expect(initialState(engine, "").state.panel).toBe("code");
    expect(initialState(engine, "panel=attic").state.panel).toBe("code");
    expect(initialState(engine, "panel=derivation").state.panel).toBe("derivation");
    const { link } = readLink(engine, "panel=derivation");
    expect(writeLink(engine, link)).toBe("panel=derivation");
    expect(writeLink(engine, { ...link, panel: "code" })).toBe("");
  });
});
