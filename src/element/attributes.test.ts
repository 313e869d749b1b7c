import { expect, it } from "vitest";
import { cases } from "../cases/all.ts";
import { UNSUPPORTED } from "../cases/source.ts";
import { optionsOf } from "../player/link-options.ts";
import { openCase } from "../player/testing/players.ts";
import { openProgram } from "../programs/open-program.ts";
import { misspelt, namesOf, queryOf } from "./attributes.ts";

const attributes = (pairs: Readonly<Record<string, string>>) =>
  Object.entries(pairs).map(([name, value]) => ({ name, value }));

it.each(cases)("no two parameters of a link to $slug share an attribute", (spec) => {
  const names = [...Object.keys(spec.parameters), ...Object.keys(optionsOf(spec, true)), UNSUPPORTED];
  expect([...namesOf(openCase(spec.slug)).values()]).toEqual(names);
});

const GLOBAL =
  "accesskey autocapitalize autofocus class contenteditable dir draggable enterkeyhint exportparts height hidden id inert inputmode is itemid itemprop itemref itemscope itemtype lang name nonce part popover role slot spellcheck style tabindex title translate width".split(
    " ",
  );

it.each(cases)("no parameter of a link to $slug is a global HTML attribute", (spec) => {
  const taken = [...namesOf(openCase(spec.slug)).keys()].filter((name) => GLOBAL.includes(name));
  expect(taken).toEqual([]);
});

it.each(cases)("a global HTML attribute is never reported as a misspelling for $slug", (spec) => {
  const own = [
    "aria-label",
    "data-case",
    "data-step",
    "data-v-7ba5bd90",
    "onclick",
    "v-cloak",
    "_ngcontent-abc",
  ];
  expect(misspelt(openCase(spec.slug), ["case", "step", ...GLOBAL, ...own])).toEqual([]);
});

it.each([
  ["panl", "panel"],
  ["x3", "x1"],
  ["themes", "theme"],
  ["parent-origin", "parentorigin"],
  ["control", "controls"],
  ["cas", "case"],
  ["x1", undefined],
  ["PANEL", undefined],
])("the attribute %s is reported as a misspelling of %s", (name, meant) => {
  const sentence = `<pull-back case="two-inputs"> has no attribute "${name}". Did you mean "${meant}"?`;
  expect(misspelt(openCase("two-inputs"), [name])).toEqual(meant === undefined ? [] : [sentence]);
});

it("attributes form the query of an embedded player under the link's names, and other attributes are ignored", () => {
  const given = attributes({
    case: "linear-layer",
    x: "1,2;3,4",
    parentorigin: "null",
    recording: "run.json",
    class: "wide",
    id: "a",
  });
  const query = new URLSearchParams(queryOf(openCase("linear-layer"), given));
  expect([...query]).toEqual([
    ["embed", "1"],
    ["X", "1,2;3,4"],
    ["parentOrigin", "null"],
    ["recording", "run.json"],
  ]);
});

it("the inputs of a program are no parameters, whatever their names", () => {
  const open = openProgram({ program: "x = Var(1.0)\nstep = Var(0.1)\ny = x * step\n", params: {} });
  const query = queryOf(open, attributes({ x: "5", step: "acc.x.0", program: "y = x", file: "y.py" }));
  expect([...new URLSearchParams(query)]).toEqual([
    ["embed", "1"],
    ["step", "acc.x.0"],
  ]);
  expect(misspelt(open, ["panl", "program", "file", "case"])).toEqual([
    '<pull-back> has no attribute "panl". Did you mean "panel"?',
  ]);
});

it("a player is not embedded if its attribute says so", () => {
  expect(queryOf(openCase("two-inputs"), attributes({ embed: "0" }))).toBe("embed=0");
});
