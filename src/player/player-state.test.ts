import { describe, expect, it } from "vitest";
import { WHOLE_PAGE } from "./link-options.ts";
import { initialState } from "./player-state.ts";
import { openCase, readyPlayer } from "./testing/players.ts";

const partsOf = (query: string, slug = "two-inputs") => {
  const { embed, controls, inputs, caption, panel, keys, zoom, parentOrigin } = initialState(
    openCase(slug),
    query,
  ).state;
  return { embed, controls, inputs, caption, panel, keys, zoom, parentOrigin };
};
const WHOLE = {
  embed: false,
  controls: true,
  inputs: true,
  caption: true,
  panel: "derivation",
  keys: true,
  zoom: true,
  parentOrigin: undefined,
};
const EMBED = { ...WHOLE, embed: true, inputs: false, panel: "none" };

describe("a link opens", () => {
  it("a whole page", () => {
    expect(partsOf("")).toEqual(WHOLE);
    expect(partsOf("embed=0")).toEqual(WHOLE);
  });

  it("the graph, caption and transport in an embed, whatever the case's first panel", () => {
    expect(partsOf("embed=1")).toEqual(EMBED);
    expect(partsOf("embed=1", "tiny-engine")).toEqual(EMBED);
  });

  it("more or less of an embed as the link specifies", () => {
    expect(partsOf("embed=1&inputs=1&panel=tape")).toEqual({ ...EMBED, inputs: true, panel: "tape" });
    expect(partsOf("embed=1&controls=0&caption=0&keys=off&zoom=0")).toEqual({
      ...EMBED,
      controls: false,
      caption: false,
      keys: false,
      zoom: false,
    });
  });

  it("an embed with one accepted origin: any if unspecified, no origin if the name is invalid", () => {
    expect(partsOf("parentOrigin=https://a.org").parentOrigin).toBe("https://a.org");
    expect(partsOf("").parentOrigin).toBeUndefined();
    expect(partsOf("parentOrigin=a.org").parentOrigin).toBe("");
  });
});

describe("a link to an embed's own page", () => {
  it("contains the shown state without the embedding options", () => {
    const { player } = readyPlayer(
      "two-inputs",
      "x1=1&embed=1&controls=0&caption=0&inputs=0&keys=off&zoom=0&parentOrigin=https://a.org&theme=dark",
    );
    player.next();
    expect(player.query({ ...WHOLE_PAGE, panel: undefined })).toBe("x1=1&step=eval.v1&theme=dark");
  });

  it("contains all parts shown by an embed", () => {
    const query =
      "step=3&panel=tape&beside=1&grain=node&keys=off&loop=2..4&embed=1&controls=0&inputs=1&caption=0&zoom=0";
    const { player } = readyPlayer("two-inputs", query);
    expect(player.query()).toBe(query.replace("step=3", "step=eval.v3").replace("2..4", "eval.v2..seed.v3"));
  });
});
